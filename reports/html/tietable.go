package html

import (
	"github.com/wavecut/wavecut/reports"
)

// tieTables are the dependencies that stay split, those split for a time, and how
// many there are by wave.
func (p *page) tieTables() {
	end := table{ID: "t-ties-end", Caption: p.W.T("ties.end"), Columns: p.tieColumns()}
	time := table{ID: "t-ties-time", Caption: p.W.T("ties.time"), Columns: p.tieColumns()}
	for i := range p.R.Ties {
		t := &p.R.Ties[i]
		if t.AtEnd {
			end.Rows = append(end.Rows, p.tie(t))
		} else {
			time.Rows = append(time.Rows, p.tie(t))
		}
	}
	p.Tables["tiesEnd"], p.Tables["tiesTime"] = p.capped(end, mostRows), p.capped(time, mostRows)
	waves := table{ID: "t-ties-waves", Caption: p.W.T("ties.waves"), Columns: p.columns("#wave", "window", "#joined", "#parted", "#split", "#splitday"), Small: true}
	for i := range p.R.Waves {
		w := &p.R.Waves[i]
		waves.Rows = append(waves.Rows, []cell{
			{Text: p.W.Int(w.Wave), Number: true, Head: true}, p.date(w.Start), p.count(w.Joined), p.count(w.Parted),
			p.count(w.SplitDependencies), p.rate(w.SplitPerDay),
		})
	}
	p.Tables["tiesWaves"] = waves
}

func (p *page) tieColumns() []column {
	return p.columns("from", "to", "kind", "impact", "atsites", "waves", "#days", "#perday", "#cost", "slow")
}

func (p *page) tie(t *reports.Tie) []cell {
	waves := p.W.Int(t.FirstWave) + "–"
	if t.LastWave != nil {
		waves += p.W.Int(*t.LastWave)
	}
	slow := ""
	if t.Slow {
		slow = p.W.T("yes")
	}
	return []cell{
		head(t.From), head(t.To), str(p.W.Word("dep", t.Kind)), str(p.W.Word("impact", t.Impact)), str(t.FromSite + "–" + t.ToSite),
		str(waves), p.num(t.Days, 0), p.rate(t.PerDay), p.rate(t.Cost), str(slow),
	}
}
