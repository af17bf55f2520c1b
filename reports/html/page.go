package html

import (
	"fmt"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/html/chart"
	"github.com/wavecut/wavecut/reports/lang"
)

// The most rows that tables have in the page.
const (
	mostRows      = 2000  // of a table
	mostWaveRows  = 24000 // of the moves of all waves, and of their names
	leastWaveRows = 50    // of one wave, however many there are
)

// page is what the template is executed with.
type page struct {
	W *lang.Words
	R *reports.Report

	Policy   string // the content security policy
	Sections []section
	Tiles    []tile
	Headline []string
	Warnings []string

	Timeline, Money, SiteMoney, Saved, Downtime, Ties chart.Drawing
	Occupancies                                       []chart.Drawing

	Tables map[string]table
	Waves  []wave
	Notes  []string
	// Confidence is a sentence on the data, Grade how good it is.
	Confidence []string
	Methods    []string
	Terms      []term
	Graph      *graphView // nil without pictures
}

// section is an entry of the contents.
type section struct{ ID, Title string }

// term is an entry of the glossary.
type term struct{ Word, Means string }

// tile is one of the key figures.
type tile struct {
	Label, Value, Exact string
	Notes               []string
	Class               string
}

// wave is a wave as it opens.
type wave struct {
	ID, Title, Summary string
	Risks              []string
	Moves, Names       table
	Limits             table
}

// newPage puts a report into the words and tables of the page.
func newPage(r *reports.Report, w *lang.Words, opt Options) *page {
	p := &page{W: w, R: r, Tables: map[string]table{}, Graph: newGraphView(opt.Graphs, opt.Estate, w)}
	p.decide()
	p.draw()
	p.addTables()
	p.addWaves()
	p.explain()
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
		"decision", "timeline", "waves", "picture", "money", "sites", "downtime", "ties", "unscheduled", "findings", "methods", "glossary",
	} {
		if id != "picture" || p.Graph != nil {
			p.Sections = append(p.Sections, section{id, p.W.T("section." + id)})
		}
	}
}

// explain says how the figures were computed, and what the words mean.
func (p *page) explain() {
	w, v := p.W, p.R.Provenance
	for _, key := range []string{"total", "verify", "bound"} {
		p.Methods = append(p.Methods, w.T("methods."+key))
	}
	p.Methods = append(p.Methods, w.T("methods.downtime", w.Int(v.ImpactDepth)))
	for _, key := range []string{"stay", "savings", "same"} {
		p.Methods = append(p.Methods, w.T("methods."+key))
	}
	for _, t := range lang.Terms() {
		p.Terms = append(p.Terms, term{w.T("term." + t + ".word"), w.T("term." + t + ".means")})
	}
	seed := w.T("methods.imported")
	if v.Seed != nil {
		seed = fmt.Sprint(*v.Seed)
	}
	t := table{ID: "t-methods", Caption: w.T("methods.table"), Columns: p.columns("figure", "value"), Small: true}
	for _, row := range [][2]string{
		{"version", orNone(v.Version, w)}, {"seed", seed}, {"effort", orNone(v.Effort, w)},
		{"inventory", orNone(v.InventoryDigest, w)}, {"scenario", orNone(v.ScenarioDigest, w)},
		{"assets", w.Int(v.Assets)}, {"names", w.Int(v.Names)}, {"deps", w.Int(v.Dependencies)},
		{"windows", w.Int(len(p.R.Windows))}, {"horizon", w.T("weeks", w.Int(v.HorizonWeeks))},
	} {
		t.Rows = append(t.Rows, []cell{head(w.T("methods." + row[0])), {Text: row[1], Class: "digest"}})
	}
	p.Tables["methods"] = t
}

func orNone(s string, w *lang.Words) string {
	if s == "" {
		return w.T("none")
	}
	return s
}
