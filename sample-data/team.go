package sampledata

var teamColumns = []string{"team", "hours_per_window", "max_assets_per_window"}

// teamWindows is the number of windows in which a team could do all its work,
// longWindows that of long ones in which it could do what goes by truck.
const (
	teamWindows = 13
	longWindows = 3
)

// writeTeams writes the limits of every team that has something to move: hours
// for all, numbers of assets for every third. There is no file where nothing moves.
func writeTeams(create Create, sum *tally) error {
	if sum.moves.assets == 0 {
		return nil
	}
	t, err := newTable(create, "teams.csv", teamColumns)
	if err != nil {
		return err
	}
	var name []byte
	for i, key := range sum.order {
		l := sum.teams[key]
		if l.assets == 0 {
			continue
		}
		name = append(appendPrefix(name[:0], key.company), key.team...)
		t.bytes(name).number(l.hours())
		if i%3 == 0 {
			t.number(max(6, l.assets/10, l.trucked.assets/longWindows+2))
		} else {
			t.none(1)
		}
		t.end()
	}
	return t.close()
}

// hours are what a team gives to a window: enough for its share of the work,
// and for its largest piece with two smaller ones that must go with it.
func (l *load) hours() int {
	share := max(l.effort/10/teamWindows, l.trucked.effort/10/longWindows)
	return (max(share, l.largest/10+16)/4 + 1) * 4
}
