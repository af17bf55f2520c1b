package schedule

// trial is a run of changes to a state that can be taken back as a whole.
type trial struct {
	st   *state
	undo []change
}

// change is the decision on one asset.
type change struct{ i, choice, wave int32 }

// set makes a change and remembers what was there before.
func (t *trial) set(i, choice, wave int32) {
	t.undo = append(t.undo, change{i, t.st.choice[i], t.st.wave[i]})
	t.st.apply(i, choice, wave)
}

// lift takes an asset out of its wave, so that others can be placed without it.
func (t *trial) lift(i int32) {
	if t.st.moves(t.st.wave[i]) {
		t.set(i, t.st.choice[i], int32(t.st.t+1))
	}
}

// rollback restores the state as it was when the trial began.
func (t *trial) rollback() { t.rollbackTo(0) }

// rollbackTo takes back all but the first `mark` changes.
func (t *trial) rollbackTo(mark int) {
	for k := len(t.undo) - 1; k >= mark; k-- {
		c := t.undo[k]
		t.st.apply(c.i, c.choice, c.wave)
	}
	t.undo = t.undo[:mark]
}

// keep ends the trial with its changes standing.
func (t *trial) keep() { t.undo = t.undo[:0] }

// put makes all changes, lifting their assets first, if the outcome keeps every
// constraint. Otherwise it takes them back, and nothing before them, and reports
// false.
func (t *trial) put(changes []change) bool {
	mark := len(t.undo)
	for _, c := range changes {
		t.lift(c.i)
	}
	for _, c := range changes {
		if !t.st.fitsAlone(c.i, c.choice, c.wave) {
			t.rollbackTo(mark)
			return false
		}
		t.set(c.i, c.choice, c.wave)
	}
	for _, c := range changes {
		if !t.st.inOrder(c.i, c.choice, c.wave) || !t.st.roomAround(c) {
			t.rollbackTo(mark)
			return false
		}
	}
	return true
}

// unitTo lists the changes that bring the moving members of a unit to a wave.
func (st *state) unitTo(into []change, unit, wave int32) []change {
	for _, i := range st.units.members(unit) {
		if !st.stayPut(i) {
			into = append(into, change{i, st.choice[i], wave})
		}
	}
	return into
}

// stayPut reports whether the asset's present choice is to stay, or it has none.
func (st *state) stayPut(i int32) bool {
	return st.choice[i] < 0 || st.options[st.choice[i]].stays()
}
