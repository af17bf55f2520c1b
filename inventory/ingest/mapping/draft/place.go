package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
	"github.com/wavecut/wavecut/inventory/suggest"
)

// Site is a site that is known.
type Site struct{ ID, Name string }

// Places are the names of places that sources give, and the sites that are known.
type Places struct {
	Sites   []Site
	Mapping *mapping.Mapping // whose names are known; may be nil
	counts  map[string]int
}

// See notes that assets are at a place.
func (p *Places) See(name string, assets int) {
	if name = strings.TrimSpace(name); name == "" || p.isSite(name) {
		return
	}
	if p.counts == nil {
		p.counts = map[string]int{}
	}
	p.counts[name] += assets
}

// isSite reports whether a name is that of a known site.
func (p *Places) isSite(name string) bool {
	if _, ok := p.Mapping.Site(name); ok {
		return true
	}
	return slices.ContainsFunc(p.Sites, func(s Site) bool {
		return strings.EqualFold(s.ID, name) || s.Name != "" && strings.EqualFold(s.Name, name)
	})
}

// Observer is an ingest.Observer that notes the places of what it is given.
type Observer struct{ Places *Places }

// Asset notes the asset's place.
func (o Observer) Asset(a *foreign.Asset) error {
	o.Places.See(a.Site, 1)
	return nil
}

// Dependency has no place.
func (o Observer) Dependency(*foreign.Dependency) error { return nil }

// Site is a place that a source describes; the assets in it tell whether it matters.
func (o Observer) Site(*foreign.Site) error { return nil }

// unknown are the places that are no known sites, those with the most assets first.
func (p *Places) unknown() []string {
	var all []string
	for name := range p.counts {
		all = append(all, name)
	}
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(p.counts[b], p.counts[a]), strings.Compare(a, b))
	})
	return all
}

// guess is the id of the site that a place most likely is: the only one with the most
// words in common, else the one that is spelt alike; "" is none.
func (p *Places) guess(place string) string {
	words := wordsOf(place)
	best, most, alone := "", 0, false
	var names []string
	ids := map[string]string{}
	for _, s := range p.Sites {
		switch n := common(words, wordsOf(s.ID+" "+s.Name)); {
		case n > most:
			best, most, alone = s.ID, n, true
		case n == most:
			alone = false
		}
		for _, n := range []string{s.ID, s.Name} {
			if n != "" {
				names, ids[n] = append(names, n), s.ID
			}
		}
	}
	switch {
	case most > 0 && alone:
		return best
	case most > 0:
		return ""
	}
	return ids[suggest.Nearest(place, names)]
}

// generic are words that every place may have.
var generic = []string{"dc", "data", "center", "centre", "datacenter", "datacentre", "site", "rz", "room", "the", "센터", "데이터센터"}

// wordsOf are the words of a name: runs of letters and runs of digits.
func wordsOf(name string) []string {
	var all []string
	last := 0
	for _, r := range strings.ToLower(name) {
		class := 0
		switch {
		case unicode.IsLetter(r):
			class = 1
		case unicode.IsDigit(r):
			class = 2
		}
		switch {
		case class == 0:
		case class == last:
			all[len(all)-1] += string(r)
		default:
			all = append(all, string(r))
		}
		last = class
	}
	return slices.DeleteFunc(all, func(w string) bool { return slices.Contains(generic, w) })
}

// common weighs the words that two names share; numbers alone say nothing.
func common(a, b []string) int {
	letters, digits := 0, 0
	for _, w := range a {
		if !slices.Contains(b, w) {
			continue
		}
		if unicode.IsDigit([]rune(w)[0]) {
			digits++
		} else {
			letters++
		}
	}
	if letters == 0 {
		return 0
	}
	return 2*letters + digits
}
