package runbook

import (
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// undo lists the way back: the groups in reverse order of start-up, each brought
// back once those that waited for it are, after the names point back.
func (b *builder) undo(k *Book) {
	var names time.Duration
	if len(k.Repoints) > 0 {
		names = b.opt.repoint()
	}
	start := make([]time.Duration, len(k.Groups))
	for g := range start {
		start[g] = names
	}
	length := names
	for g := len(k.Groups) - 1; g >= 0; g-- {
		end := start[g] + b.undoing(k, &k.Groups[g])
		k.Rollback = append(k.Rollback, Undo{Group: g, Start: start[g], End: end})
		for _, before := range k.Groups[g].Waits {
			start[before] = max(start[before], end)
		}
		length = max(length, end)
	}
	for i := range k.Moves {
		if k.Moves[i].Retires() { // started again where it stood
			length = max(length, b.opt.check(b.asset(k.Moves[i].Asset)))
		}
	}
	if len(k.Services) > 0 {
		length += b.opt.service()
	}
	k.RollbackLength = length
}

// undoing is how long a group takes to be back and checked.
func (b *builder) undoing(k *Book, g *Group) time.Duration {
	var longest time.Duration
	for _, v := range g.Assets {
		longest = max(longest, b.back(k, v)+b.opt.check(b.asset(v)))
	}
	return longest
}

// back is how long an asset takes to its old site: as long as it took to leave where
// data or hardware has to go back, else a switch. What was copied cold still stands
// at the source as it was.
func (b *builder) back(k *Book, asset int32) time.Duration {
	m := k.Move(asset)
	switch m.Method {
	case inventory.MethodReplicate, inventory.MethodPhysical, inventory.MethodLive:
		return m.End.Sub(m.Start)
	}
	return switchMinutes * minute
}
