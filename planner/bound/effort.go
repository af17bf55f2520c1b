package bound

// Quick is the work for a first look at an estate of so many assets, which may move
// in so many waves: level 1, coarsely where the estate is large.
//
// Like its siblings it gives less work to an asset and wave the more there are of
// them, so that a bound stays a small part of the time that a plan takes.
func Quick(assets, _ int) Options {
	o := Options{Cuts: 16, Choices: 8, Gain: 1e-5}
	if assets > 20000 {
		o.Cuts, o.Joint, o.Choices, o.Gain = 8, -1, 4, 3e-3
	}
	if assets > 200000 {
		o.Cuts, o.Choices = 4, 2
	}
	return o
}

// Standard is level 1 to its end, with some rounds and branching.
func Standard(assets, waves int) Options {
	o := Options{Cuts: 64, Choices: 64, Rounds: scaled(16, assets, waves, 32), Nodes: scaled(8, assets, waves, 64)}
	if assets > 20000 {
		o.Cuts, o.Choices, o.Gain = 16, 16, 1e-4
	}
	return o
}

// Thorough is what a minute or so buys.
func Thorough(assets, waves int) Options {
	o := Options{Cuts: 200, Choices: 256, Rounds: scaled(80, assets, waves, 160), Nodes: scaled(60, assets, waves, 1000)}
	if assets > 20000 {
		o.Cuts, o.Choices, o.Gain = 32, 32, 1e-5
	}
	return o
}

// Branched gives some more nodes to options, as many as so many waves have room for.
func (o Options) Branched(nodes, waves int) Options {
	o.Nodes += nodes * usualWaves / max(usualWaves, waves)
	return o
}

// scaled is steps at 5,000 assets, more at fewer, up to most; less where there are
// more waves than usual.
func scaled(steps, assets, waves, most int) int {
	return min(most, steps*5000/max(1, assets)) * usualWaves / max(usualWaves, waves)
}

// usualWaves is the number of waves that branching and rounds are made for: a year
// of weeks and some.
const usualWaves = 64
