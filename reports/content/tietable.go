package content

import (
	"github.com/wavecut/wavecut/reports"
)

// tieTables are the dependencies that stay split, those split for a time, and how
// many there are by wave.
func (c *Content) tieTables() {
	end := Table{ID: "t-ties-end", Caption: c.W.T("ties.end"), Columns: c.tieColumns()}
	time := Table{ID: "t-ties-time", Caption: c.W.T("ties.time"), Columns: c.tieColumns()}
	for i := range c.R.Ties {
		t := &c.R.Ties[i]
		if t.AtEnd {
			end.Rows = append(end.Rows, c.tie(t))
		} else {
			time.Rows = append(time.Rows, c.tie(t))
		}
	}
	c.Tables["tiesEnd"], c.Tables["tiesTime"] = c.capped(end, c.most.Rows), c.capped(time, c.most.Rows)
	waves := Table{ID: "t-ties-waves", Caption: c.W.T("ties.waves"), Columns: c.columns("#wave", "window", "#joined", "#parted", "#split", "#splitday"), Small: true}
	for i := range c.R.Waves {
		w := &c.R.Waves[i]
		waves.Rows = append(waves.Rows, []Cell{
			{Text: c.W.Int(w.Wave), Number: true, Head: true}, c.date(w.Start), c.count(w.Joined), c.count(w.Parted),
			c.count(w.SplitDependencies), c.rate(w.SplitPerDay),
		})
	}
	c.Tables["tiesWaves"] = waves
}

func (c *Content) tieColumns() []Column {
	return c.columns("from", "to", "kind", "impact", "atsites", "waves", "#days", "#perday", "#cost", "slow")
}

func (c *Content) tie(t *reports.Tie) []Cell {
	waves := c.W.Int(t.FirstWave) + "–"
	if t.LastWave != nil {
		waves += c.W.Int(*t.LastWave)
	}
	slow := ""
	if t.Slow {
		slow = c.W.T("yes")
	}
	return []Cell{
		head(t.From), head(t.To), str(c.W.Word("dep", t.Kind)), str(c.W.Word("impact", t.Impact)), str(t.FromSite + "–" + t.ToSite),
		str(waves), c.num(t.Days, 0), c.rate(t.PerDay), c.rate(t.Cost), str(slow),
	}
}
