package html

import (
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/content"
	"github.com/wavecut/wavecut/reports/html/chart"
	"github.com/wavecut/wavecut/reports/lang"
)

// limits are the most rows that tables have in the page.
func limits() content.Limits { return content.Limits{Rows: 2000, WaveRows: 12000} }

// page is what the template is executed with.
type page struct {
	*content.Content

	Policy   string // the content security policy
	Sections []section

	Timeline, Money, SiteMoney, Saved, Downtime, Ties chart.Drawing
	Occupancies                                       []chart.Drawing

	Graph *graphView // nil without pictures
}

// section is an entry of the contents.
type section struct{ ID, Title string }

// newPage puts a report into the words and charts of the page.
func newPage(r *reports.Report, w *lang.Words, opt Options) *page {
	p := &page{Content: content.New(r, w, limits()), Graph: newGraphView(opt.Graphs, opt.Estate, w)}
	p.draw()
	p.addSections()
	return p
}

func (p *page) draw() {
	p.Timeline = chart.Timeline(p.R, p.W)
	p.Money, p.SiteMoney, p.Saved = chart.Money(p.R, p.W), chart.SiteMoney(p.R, p.W), chart.Saved(p.R, p.W)
	p.Downtime, p.Ties = chart.Downtime(p.R, p.W), chart.Ties(p.R, p.R.SplitToday, p.W)
	p.Occupancies = chart.Occupancies(p.R, p.W)
}

func (p *page) addSections() {
	for _, id := range []string{
		"decision", "timeline", "waves", "picture", "money", "sites", "continuity", "downtime", "ties", "unscheduled", "findings", "methods", "glossary",
	} {
		if (id != "picture" || p.Graph != nil) && (id != "continuity" || p.R.Continuity != nil) {
			p.Sections = append(p.Sections, section{id, p.W.T("section." + id)})
		}
	}
}
