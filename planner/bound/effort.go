package bound

// Quick is the work for a first look at an estate of so many assets: level 1,
// coarsely where the estate is large.
//
// Like its siblings it gives less work to an asset the more there are of them, so
// that a bound stays a small part of the time that a plan takes.
func Quick(assets int) Options {
	o := Options{Cuts: 16, Choices: 8, Gain: 1e-5}
	if assets > 20000 {
		o.Cuts, o.Joint, o.Choices, o.Gain = 8, -1, 4, 3e-3
	}
	return o
}

// Standard is level 1 to its end, with some rounds and branching.
func Standard(assets int) Options {
	o := Options{Cuts: 64, Choices: 64, Rounds: scaled(16, assets, 32), Nodes: scaled(8, assets, 64)}
	if assets > 20000 {
		o.Cuts, o.Choices, o.Gain = 16, 16, 1e-4
	}
	return o
}

// Thorough is what a minute or so buys.
func Thorough(assets int) Options {
	o := Options{Cuts: 200, Choices: 256, Rounds: scaled(80, assets, 160), Nodes: scaled(60, assets, 1000)}
	if assets > 20000 {
		o.Cuts, o.Choices, o.Gain = 32, 32, 1e-5
	}
	return o
}

// scaled is steps at 5,000 assets, more at fewer, up to most.
func scaled(steps, assets, most int) int { return min(most, steps*5000/max(1, assets)) }
