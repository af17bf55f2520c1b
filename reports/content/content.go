package content

import (
	"fmt"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// Limits are the most rows that tables have.
type Limits struct {
	Rows     int // of a table
	WaveRows int // of the moves of all waves, and of their names
}

// leastWaveRows is how many rows a wave may have, however many waves there are.
const leastWaveRows = 50

// Content is a report in words.
type Content struct {
	W *lang.Words
	R *reports.Report

	Headline []string // sentences
	Tiles    []Tile   // the key figures
	Warnings []string
	// Notes are what is not covered, Confidence says how good the data is.
	Notes, Confidence []string
	Methods           []string
	Terms             []Term

	Tables map[string]Table // by the keys of the Table constants
	Waves  []Wave

	most Limits
}

// The keys of Content.Tables.
const (
	Exits       = "exits"
	Tiers       = "tiers"
	Rivals      = "rivals"
	Survivors   = "survivors"
	Months      = "months"
	SiteMonths  = "siteMonths"
	Rates       = "rates"
	Waves       = "waves"
	Sites       = "sites"
	Services    = "services"
	Repeated    = "repeated"
	TieWaves    = "tiesWaves"
	TiesAtEnd   = "tiesEnd"
	TiesInTime  = "tiesTime"
	Unscheduled = "unscheduled"
	Violations  = "violations"
	Findings    = "findings"
	Tightest    = "tightest"
	Losses      = "losses"
	Created     = "created"
	Peaks       = "peaks"
	Methods     = "methods"
)

// Term is an entry of the glossary.
type Term struct{ Word, Means string }

// Tile is one of the key figures.
type Tile struct {
	Label, Value string
	Exact        string // the value to its last digit, where Value is rounded
	Notes        []string
	Class        string // good, bad or empty
}

// Wave is a wave in full.
type Wave struct {
	ID, Title, Summary   string
	Risks                []string
	Moves, Names, Limits Table
}

// New puts a report into words.
func New(r *reports.Report, w *lang.Words, limits Limits) *Content {
	c := &Content{W: w, R: r, Tables: map[string]Table{}, most: limits}
	c.decide()
	c.addTables()
	c.addWaves()
	c.explain()
	return c
}

// SplitAtEnd is how many dependencies are between two sites at the end.
func (c *Content) SplitAtEnd() int {
	n := 0
	for i := range c.R.Ties {
		if c.R.Ties[i].AtEnd {
			n++
		}
	}
	return n
}

// explain says how the figures were computed, and what the words mean.
func (c *Content) explain() {
	w, v := c.W, c.R.Provenance
	for _, key := range []string{"total", "verify", "bound"} {
		c.Methods = append(c.Methods, w.T("methods."+key))
	}
	c.Methods = append(c.Methods, w.T("methods.downtime", w.Int(v.ImpactDepth)))
	for _, key := range []string{"stay", "savings", "same"} {
		c.Methods = append(c.Methods, w.T("methods."+key))
	}
	for _, t := range lang.Terms() {
		c.Terms = append(c.Terms, Term{w.T("term." + t + ".word"), w.T("term." + t + ".means")})
	}
	c.methodTable()
}

// methodTable is what the figures were computed from.
func (c *Content) methodTable() {
	w, v := c.W, c.R.Provenance
	seed := w.T("methods.imported")
	if v.Seed != nil {
		seed = fmt.Sprint(*v.Seed)
	}
	t := Table{ID: "t-methods", Caption: w.T("methods.table"), Columns: c.columns("figure", "value"), Small: true}
	for _, row := range [][2]string{
		{"version", orNone(v.Version, w)}, {"seed", seed}, {"effort", orNone(v.Effort, w)},
		{"inventory", orNone(v.InventoryDigest, w)}, {"scenario", orNone(v.ScenarioDigest, w)},
		{"assets", w.Int(v.Assets)}, {"names", w.Int(v.Names)}, {"deps", w.Int(v.Dependencies)},
		{"windows", w.Int(len(c.R.Windows))}, {"horizon", w.T("weeks", w.Int(v.HorizonWeeks))},
	} {
		t.Rows = append(t.Rows, []Cell{head(w.T("methods." + row[0])), {Text: row[1], Class: "digest"}})
	}
	c.Tables[Methods] = t
}

func orNone(s string, w *lang.Words) string {
	if s == "" {
		return w.T("none")
	}
	return s
}
