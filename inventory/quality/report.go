package quality

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// Facts are what is known of an asset beside its values.
type Facts struct {
	// Given reports whether a file or a source gave the column.
	Given func(column string) bool
	// Source is the format that the asset is from: native, or that of a tool.
	Source string
	// Conflicts counts the values in which sources differ.
	Conflicts int
}

// Report is the quality of an inventory.
type Report struct {
	// Confidence is from 0 to 1; that of assets is in their order.
	Confidence float64
	Assets     []float64
	Fields     []Share // of the whole inventory, in the order of Fields
	BySource   []Group
	BySite     []Group
	// Improvements are what would raise the confidence, the most first.
	Improvements []Improvement
	Findings     []inventory.Finding
}

// Share is how many of the assets to which a field applies have it.
type Share struct {
	Field          string
	Given, Applies int
}

// Group is the quality of a part of the inventory.
type Group struct {
	Name       string
	Assets     int
	Confidence float64
	// Missing are the fields that are missing most, by weight, at most three.
	Missing []Share
}

// Improvement is a field that is missing, and what giving it would add to the
// confidence of the whole.
type Improvement struct {
	Share
	Gain  float64
	Where string // the site or source where it is missing most
}

// assessor adds the assets up.
type assessor struct {
	fields  []Field
	estate  *inventory.Estate
	linked  []bool
	whole   tally
	sources map[string]*tally
	sites   map[string]*tally
	gain    []float64
}

// tally is the sum over some assets.
type tally struct {
	assets     int
	confidence float64
	shares     []Share
}

// Assess looks at the estate; facts gives what is known of asset i.
func Assess(e *inventory.Estate, facts func(i int) Facts) *Report {
	a := &assessor{fields: Fields(), estate: e, linked: make([]bool, len(e.Assets)), sources: map[string]*tally{}, sites: map[string]*tally{}}
	a.gain = make([]float64, len(a.fields))
	for _, d := range e.Dependencies {
		a.linked[d.From], a.linked[d.To] = true, true
	}
	r := &Report{Assets: make([]float64, len(e.Assets))}
	for i := range e.Assets {
		r.Assets[i] = a.asset(i, facts(i))
	}
	if len(e.Assets) > 0 {
		r.Confidence = a.whole.confidence / float64(len(e.Assets))
	}
	r.Fields = a.whole.shares
	r.BySource, r.BySite = a.groups(a.sources), a.groups(a.sites)
	r.Improvements = a.improvements()
	r.Findings = slices.Concat(a.incomplete(r), orphans(e, a.linked), nowhere(e), hubs(e))
	return r
}

// asset adds one asset and gives its confidence.
func (a *assessor) asset(i int, f Facts) float64 {
	asset := &a.estate.Assets[i]
	has, all := 0, 0
	tallies := []*tally{&a.whole, of(a.sources, f.Source), of(a.sites, a.estate.SiteID(asset.Site))}
	var missing []int
	for k, field := range a.fields {
		if !field.Applies(asset) {
			continue
		}
		all += field.Weight
		given := field.Name == DependencyField && a.linked[i] || field.Name != DependencyField && f.Given(field.Name)
		if given {
			has += field.Weight
		} else {
			missing = append(missing, k)
		}
		for _, t := range tallies {
			t.share(a.fields, k, given)
		}
	}
	confidence := 1.0
	if all > 0 {
		confidence = float64(has) / float64(all)
	}
	confidence *= max(0, 1-0.1*float64(f.Conflicts))
	for _, k := range missing {
		a.gain[k] += float64(a.fields[k].Weight) / float64(all) / float64(len(a.estate.Assets))
	}
	for _, t := range tallies {
		t.assets++
		t.confidence += confidence
	}
	return confidence
}

func of(m map[string]*tally, name string) *tally {
	if m[name] == nil {
		m[name] = &tally{}
	}
	return m[name]
}

// share counts a field.
func (t *tally) share(fields []Field, k int, given bool) {
	if t.shares == nil {
		t.shares = make([]Share, len(fields))
		for i, f := range fields {
			t.shares[i].Field = f.Name
		}
	}
	t.shares[k].Applies++
	if given {
		t.shares[k].Given++
	}
}

// groups are the parts, the least trustworthy first.
func (a *assessor) groups(m map[string]*tally) []Group {
	var all []Group
	for name, t := range m {
		g := Group{Name: name, Assets: t.assets, Confidence: t.confidence / float64(t.assets)}
		for k, s := range t.shares {
			if s.Given < s.Applies {
				s.Field = a.fields[k].Name
				g.Missing = append(g.Missing, s)
			}
		}
		slices.SortStableFunc(g.Missing, func(x, y Share) int { return cmp.Compare(a.lost(y), a.lost(x)) })
		g.Missing = g.Missing[:min(3, len(g.Missing))]
		all = append(all, g)
	}
	slices.SortFunc(all, func(x, y Group) int {
		return cmp.Or(cmp.Compare(x.Confidence, y.Confidence), strings.Compare(x.Name, y.Name))
	})
	return all
}

// lost is the weight that is missing of a field.
func (a *assessor) lost(s Share) int {
	for _, f := range a.fields {
		if f.Name == s.Field {
			return f.Weight * (s.Applies - s.Given)
		}
	}
	return 0
}

func (a *assessor) improvements() []Improvement {
	var all []Improvement
	for k := range a.fields {
		if a.whole.shares == nil || a.gain[k] == 0 {
			continue
		}
		all = append(all, Improvement{Share: a.whole.shares[k], Gain: a.gain[k], Where: a.worst(k)})
	}
	slices.SortStableFunc(all, func(x, y Improvement) int { return cmp.Compare(y.Gain, x.Gain) })
	return all
}

// worst is the source in which a field is missing most.
func (a *assessor) worst(k int) string {
	name, most := "", 0
	for n, t := range a.sources {
		if t.shares == nil {
			continue
		}
		if lacks := t.shares[k].Applies - t.shares[k].Given; lacks > most || lacks == most && n < name {
			name, most = n, lacks
		}
	}
	return name
}
