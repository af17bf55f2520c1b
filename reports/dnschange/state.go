package dnschange

// State is one of the states that a wave brings its names to.
type State uint8

// The states, in the order in which they are applied.
const (
	Lowered State = iota
	Repointed
	RolledBack
	Restored
	numStates
)

// States lists the states.
func States() []State { return []State{Lowered, Repointed, RolledBack, Restored} }

// String is the name of the state's files, which sort in the order of the work.
func (s State) String() string {
	return [numStates]string{"1-lower-ttl", "2-repoint", "3-rollback", "4-restore-ttl"}[s]
}

// about says what the state is for, at the top of its files.
func (s State) about() string {
	return [numStates]string{
		"lower the TTL, addresses as they are", "point names to the new site",
		"rollback: point names to the old site again", "raise the TTL again, addresses of the new site",
	}[s]
}

// records are those of a name in a state, all with one TTL.
func (c *Change) records(s State, low int) []Record {
	from, ttl := c.Before, min(low, c.TTL)
	switch s {
	case Repointed:
		from = c.After
	case Restored:
		from, ttl = c.After, c.TTL
	}
	records := make([]Record, len(from))
	for i, r := range from {
		r.TTL = ttl
		records[i] = r
	}
	return records
}
