package runbook

import (
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// undo lists the way back: names first, then all goes back side by side, as it came,
// and is checked in the reverse order of start-up, each group once those that waited
// for it are.
func (b *builder) undo(k *Book) {
	var names time.Duration
	if len(k.Repoints) > 0 {
		names = b.opt.repoint()
	}
	after := make([]time.Duration, len(k.Groups)) // when those that waited for the group are checked
	length := names
	for g := len(k.Groups) - 1; g >= 0; g-- {
		back, check := b.undoing(k, &k.Groups[g])
		u := Undo{Group: g, Start: names, Check: max(names+back, after[g])}
		u.End = u.Check + check
		k.Rollback = append(k.Rollback, u)
		for _, before := range k.Groups[g].Waits {
			after[before] = max(after[before], u.End)
		}
		length = max(length, u.End)
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

// undoing is how long a group takes to be back, and to be checked.
func (b *builder) undoing(k *Book, g *Group) (back, check time.Duration) {
	for _, v := range g.Assets {
		back, check = max(back, b.back(k, v)), max(check, b.opt.check(b.asset(v)))
	}
	return back, check
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
