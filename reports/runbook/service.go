package runbook

import (
	"slices"
	"time"
)

// checkServices lists the services that the wave takes down, and the names that it
// repoints, each to be checked once all that can take it down is up again.
func (b *builder) checkServices(k *Book) {
	up := b.upTimes(k)
	minutes := map[int32]float64{}
	for _, h := range b.hits[k.Wave] {
		minutes[h.service] = h.minutes
	}
	for i := range k.Repoints {
		minutes[k.Repoints[i].Name] += 0
	}
	var buf []int32
	for service, down := range minutes {
		buf = b.sets.Set(service, buf)
		start := up[service]
		for _, v := range buf {
			start = later(start, up[v])
		}
		if start.IsZero() { // hit through members of replica groups alone
			start = k.Window.Start
		}
		k.Services = append(k.Services, Service{Asset: service, Minutes: down, Start: start, End: start.Add(b.opt.service())})
	}
	slices.SortFunc(k.Services, func(x, y Service) int {
		if c := x.Start.Compare(y.Start); c != 0 {
			return c
		}
		return int(x.Asset - y.Asset)
	})
}

// upTimes is when the assets of the wave are checked and its names resolve anew.
func (b *builder) upTimes(k *Book) map[int32]time.Time {
	up := make(map[int32]time.Time, len(k.Moves)+len(k.Repoints))
	for i := range k.Moves {
		if m := &k.Moves[i]; !m.Retires() {
			up[m.Asset] = k.Groups[m.Group].End
		}
	}
	for i := range k.Repoints {
		up[k.Repoints[i].Name] = k.Repoints[i].End
	}
	return up
}

// plan finds the planned end and the chain of groups that decides it.
func (b *builder) plan(k *Book) {
	k.End = k.Window.Start
	for i := range k.Moves {
		k.End = later(k.End, k.Moves[i].End)
	}
	for i := range k.Groups {
		k.End = later(k.End, k.Groups[i].End)
	}
	for i := range k.Repoints {
		k.End = later(k.End, k.Repoints[i].End)
	}
	for i := range k.Services {
		k.End = later(k.End, k.Services[i].End)
	}
	k.Critical = criticalChain(k.Groups)
}

// criticalChain follows the group that ends last back to the one that begins with
// a cutover alone.
func criticalChain(groups []Group) []int {
	last := -1
	for g := range groups {
		if last < 0 || groups[g].End.After(groups[last].End) {
			last = g
		}
	}
	var chain []int
	for at := last; at >= 0; {
		chain = append(chain, at)
		next := -1
		for _, before := range groups[at].Waits {
			if groups[before].End.Equal(groups[at].Start) {
				next = before
				break
			}
		}
		at = next
	}
	slices.Reverse(chain)
	return chain
}
