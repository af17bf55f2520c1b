package content

import "github.com/wavecut/wavecut/reports"

// continuityTables are what the loss of a site would do, and the events; empty where
// that was not worked out.
func (c *Content) continuityTables() {
	if c.R.Continuity == nil {
		return
	}
	c.lossTable(c.R.Continuity.Losses)
	c.createdTable(c.R.Continuity.Created)
	c.peakTable(c.R.Continuity.Peaks)
}

func (c *Content) lossTable(losses []reports.Loss) {
	w := c.W
	t := Table{ID: "t-losses", Caption: w.T("continuity.losses"), Columns: c.columns("#wave", "site", "#assets", "#lossdown", "#losslost")}
	if len(losses) > 0 {
		for tier := range losses[0].ByTier {
			t.Columns = append(t.Columns, Column{Text: w.T("tier.n", w.Int(tier)), Number: true})
		}
	}
	for _, l := range losses {
		wave := Cell{Text: w.Int(l.Wave), Number: true, Head: true}
		if l.Wave == 0 {
			wave.Text, wave.Sort = w.T("wave.zero"), "0"
		}
		row := []Cell{wave, str(l.Site), c.count(l.Assets), c.count(l.Down), c.count(l.Lost)}
		for _, n := range l.ByTier {
			row = append(row, c.count(n))
		}
		t.Rows = append(t.Rows, row)
	}
	c.Tables[Losses] = c.capped(t, c.most.Rows)
}

func (c *Content) createdTable(all []reports.Shortfall) {
	t := Table{ID: "t-created", Caption: c.W.T("continuity.created"), Columns: c.columns("#wave", "service", "#tier", "site", "cause")}
	for _, s := range all {
		t.Rows = append(t.Rows, []Cell{c.count(s.Wave), head(s.Service), c.count(s.Tier), str(s.Site), str(s.Cause)})
	}
	c.Tables[Created] = c.capped(t, c.most.Rows)
}

func (c *Content) peakTable(all []reports.Peak) {
	t := Table{ID: "t-peaks", Caption: c.W.T("continuity.peaks"), Columns: c.columns(
		"event", "starts", "#factor", "site", "#demand", "#capacity", "#burst", "#burstcost", "#uncovered")}
	for _, k := range all {
		capacity, uncovered := str(c.W.T("sites.unlimited")), c.num(k.Uncovered, 0)
		if k.Capacity != nil {
			capacity = c.num(*k.Capacity, 0)
		}
		if k.Uncovered > 0 {
			uncovered.Class = "bad"
		}
		t.Rows = append(t.Rows, []Cell{
			head(k.Event), c.date(k.Start[:len("2006-01-02")]), c.num(k.Factor, 1), str(k.Site), c.num(k.Demand, 0), capacity,
			c.num(k.Burst, 0), c.money(k.Cost), uncovered,
		})
	}
	c.Tables[Peaks] = c.capped(t, c.most.Rows)
}
