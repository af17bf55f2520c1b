package schedule

import (
	"math/bits"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// mask is a set of waves 1…T as bits.
type mask []uint64

func newMask(t int) mask { return make(mask, t/64+1) }

func (m mask) has(w int32) bool { return m[w>>6]&(1<<(w&63)) != 0 }
func (m mask) set(w int)        { m[w>>6] |= 1 << (w & 63) }
func (m mask) count() int {
	n := 0
	for _, word := range m {
		n += bits.OnesCount64(word)
	}
	return n
}

func (m mask) subtract(o mask) {
	for i := range m {
		m[i] &^= o[i]
	}
}

// maskTable holds every distinct set of allowed waves once.
type maskTable struct {
	masks []mask
	waves [][]int32 // the waves of each mask, ascending
	index map[string]int32
}

func (t *maskTable) intern(m mask) int32 {
	key := make([]byte, 0, 8*len(m))
	for _, word := range m {
		for shift := 0; shift < 64; shift += 8 {
			key = append(key, byte(word>>shift))
		}
	}
	if i, ok := t.index[string(key)]; ok {
		return i
	}
	i := int32(len(t.masks))
	t.index[string(key)] = i
	kept := append(mask(nil), m...)
	t.masks = append(t.masks, kept)
	var waves []int32
	for w := range int32(64 * len(m)) {
		if kept.has(w) {
			waves = append(waves, w)
		}
	}
	t.waves = append(t.waves, waves)
	return i
}

// compileMasks finds the windows that each option may use: long enough (C9),
// late enough for its data class (C2) and its tier (C4 pilot), not frozen (C5).
func (s *space) compileMasks(local []int32) {
	s.masks.index = map[string]int32{}
	frozen := newFrozen(s, local)
	s.freezes = frozen.sites
	for i := range int32(s.n) {
		options := s.optionsOf(i)
		for k := range options {
			if o := &options[k]; !o.stays() {
				m := s.windowsFor(i, o)
				frozen.subtract(m, i, o)
				o.open = s.masks.intern(m)
				frozen.subtractSites(m, i, o)
				o.mask = s.masks.intern(m)
			}
		}
	}
}

// windowsFor is the windows that an option may use, freezes apart.
func (s *space) windowsFor(i int32, o *option) mask {
	a, sc := s.asset(i), s.p.Scenario
	m := newMask(s.t)
	first := 1
	if int(a.Tier) < sc.Wave.PilotMinTier {
		first = sc.Wave.PilotWaves + 1
	}
	var from inventory.Date
	if t := o.move.Target; t != inventory.NoSite && s.p.Estate.Sites[t].Role == inventory.RoleCloud {
		from, _ = sc.Policy.CloudFrom(a.DataClass)
	}
	for w := first; w <= s.t; w++ {
		window := s.p.Windows[w-1]
		long := o.move.RawMinutes <= window.Minutes()+model.Tolerance
		late := from.IsZero() || !inventory.DateOf(window.Start.In(sc.Location)).Before(from)
		if long && late && s.p.OpenIn(s.p.Placed[i], int32(w)) {
			m.set(w)
		}
	}
	return m
}
