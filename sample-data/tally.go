package sampledata

// resource is one of the columns of an asset that a site has room for.
type resource int

const (
	resourceRack  resource = iota // thousandths of a rack unit
	resourcePower                 // watts
	resourceVCPU
	resourceMemory  // GB
	resourceStorage // GB
	numResources
)

// tally adds up what is written of the assets, for the tables that depend on
// it: capacities, and the limits of teams and waves.
type tally struct {
	used    [numSites][numResources]int // by what is there at the start
	largest [numResources]int           // of a single asset
	moves   load                        // of all that leaves a retiring site
	tier0   int                         // assets of tier 0 among them
	teams   map[teamKey]*load
	order   []teamKey // the teams as they came
}

// teamKey is a team of a company.
type teamKey struct {
	company int32
	team    string
}

// load is work to be done.
type load struct {
	assets  int
	effort  int                          // tenths of an hour
	largest int                          // the largest effort of one asset
	trucked struct{ assets, effort int } // what goes by truck, in long windows alone
}

func (l *load) add(one *asset) {
	l.assets++
	l.effort += one.effort
	l.largest = max(l.largest, one.effort)
	if one.trucked() {
		l.trucked.assets++
		l.trucked.effort += one.effort
	}
}

func newTally() *tally { return &tally{teams: map[teamKey]*load{}} }

// add counts an asset of a company.
func (t *tally) add(company int32, a *asset) {
	for r, n := range a.needs {
		t.used[a.site][r] += n
		t.largest[r] = max(t.largest[r], n)
	}
	key := teamKey{company, a.team}
	team := t.teams[key]
	if team == nil {
		team = &load{}
		t.teams[key] = team
		t.order = append(t.order, key)
	}
	if !sites[a.site].retires {
		return
	}
	team.add(a)
	t.moves.add(a)
	if a.tier == 0 {
		t.tier0++
	}
}

// capacity is the room of a site for a resource, in whole units of its column.
// A survivor could take its share of the whole estate, and the survivors
// together about a sixth more than all: enough, and not enough to place
// carelessly. What retires was built for a little more than it holds.
func (t *tally) capacity(site int, r resource) int {
	n := t.used[site][r] * 115 / 100
	if !sites[site].retires {
		all := 0
		for i := range t.used {
			all += t.used[i][r]
		}
		n = max(t.used[site][r]*108/100, all*sites[site].share/100) + t.largest[r]
	}
	if r == resourceRack || r == resourcePower {
		return n/1000 + 1
	}
	return n
}
