package feasible

import (
	"math"

	"github.com/wavecut/wavecut/planner/model"
)

// waveLoads is what is in each wave, against the limits of C4.
type waveLoads struct {
	limits *model.WaveLimits
	teams  []teamLimit
	teamOf []int32 // by asset, -1 without limits
	effort []float64
	tier0  []bool
	// load is by wave, then count, effort, tier 0, and for each team count and effort.
	load    []float64
	stride  int
	touched []int32 // waves with something new
	log     []undoLoad
}

type teamLimit struct{ assets, hours float64 }

// undoLoad is a sum as it was before a change.
type undoLoad struct {
	at  int
	was float64
}

func newWaveLoads(p *model.Problem) waveLoads {
	n := len(p.Estate.Assets)
	w := waveLoads{limits: &p.Scenario.Wave, teamOf: make([]int32, n), effort: make([]float64, n), tier0: make([]bool, n)}
	team := map[string]int32{}
	for _, t := range p.Estate.Teams {
		team[t.ID] = int32(len(w.teams))
		w.teams = append(w.teams, teamLimit{orNone(t.MaxAssetsPerWindow), orNone(t.HoursPerWindow)})
	}
	for i := range p.Estate.Assets {
		a := &p.Estate.Assets[i]
		w.teamOf[i], w.effort[i], w.tier0[i] = -1, a.EffortHours, a.Tier == 0
		if t, ok := team[a.Team]; ok {
			w.teamOf[i] = t
		}
	}
	w.stride = firstTeam + 2*len(w.teams)
	w.load = make([]float64, w.stride*(p.T()+1))
	return w
}

// The places of the sums of one wave.
const (
	assetCount = iota
	effortHours
	tier0Count
	firstTeam
)

// orNone takes a limit that was not given for none.
func orNone(most float64) float64 {
	if math.IsNaN(most) {
		return math.Inf(1)
	}
	return most
}

// Room is how many more assets the wave can hold at most, by its own limit.
func (s *State) Room(wave int32) float64 {
	return math.Floor(limit(s.waves.limits.AssetLimit(int(wave)))) - s.waves.load[int(wave)*s.waves.stride+assetCount]
}

func (s *State) tryWaves(changes []Change) string {
	for i := range changes {
		c := &changes[i]
		if was, _ := s.before(c); was > 0 {
			s.waves.add(was, c.Asset, -1)
		}
		if c.Wave > 0 {
			s.waves.add(c.Wave, c.Asset, 1)
			s.waves.touched = append(s.waves.touched, c.Wave)
		}
	}
	last := int32(-1)
	for _, wave := range s.waves.touched {
		if wave != last && !s.waves.fits(wave) {
			return "C4"
		}
		last = wave
	}
	return ""
}

func (w *waveLoads) add(wave, asset int32, sign float64) {
	base := int(wave) * w.stride
	w.change(base+assetCount, sign)
	w.change(base+effortHours, sign*w.effort[asset])
	if w.tier0[asset] {
		w.change(base+tier0Count, sign)
	}
	if t := int(w.teamOf[asset]); t >= 0 {
		w.change(base+firstTeam+2*t, sign)
		w.change(base+firstTeam+2*t+1, sign*w.effort[asset])
	}
}

func (w *waveLoads) change(at int, by float64) {
	w.log = append(w.log, undoLoad{at, w.load[at]})
	w.load[at] += by
}

func (w *waveLoads) fits(wave int32) bool {
	load := w.load[int(wave)*w.stride : (int(wave)+1)*w.stride]
	if load[assetCount] > limit(w.limits.AssetLimit(int(wave))) || load[effortHours] > limit(w.limits.MaxEffortHours) ||
		load[tier0Count] > limit(w.limits.MaxTier0) {
		return false
	}
	for t, most := range w.teams {
		if load[firstTeam+2*t] > limit(most.assets) || load[firstTeam+2*t+1] > limit(most.hours) {
			return false
		}
	}
	return true
}

func (w *waveLoads) begin() { w.log, w.touched = w.log[:0], w.touched[:0] }

func (w *waveLoads) rollback() {
	for i := len(w.log) - 1; i >= 0; i-- {
		w.load[w.log[i].at] = w.log[i].was
	}
}
