package dnschange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/addresses"
	"github.com/wavecut/wavecut/reports/runbook"
)

// Sources are what is known beside the plan.
type Sources struct {
	Addresses *addresses.Book
	// Stored is what the import of zones keeps, by name.
	Stored map[int32]Stored
	// LowTTLSeconds is the TTL within the window.
	LowTTLSeconds int
}

// Wave is the changes of one wave.
type Wave struct {
	Book    *runbook.Book
	Changes []Change // by zone, then owner
}

// Change is what happens to a name in a wave. Before and After hold what is changed,
// Keep what is left; TTLs in them are those outside of the window.
type Change struct {
	Name  int32
	Owner string // absolute
	Zone  string // absolute
	// ZoneKnown is false where the zone is a guess.
	ZoneKnown           bool
	Before, After, Keep []Record
	TTL                 int // outside of the window, seconds
}

// Plan is the changes of all waves, what they leave open, and what was found.
type Plan struct {
	Waves    []Wave
	Unknown  []string // variables, sorted
	Low      int
	Findings []inventory.Finding
}

// fallbackTTL is the TTL after the window of a name for which none was ever known.
const fallbackTTL = 3600

// New works out the changes of the waves, in order: each begins with what the one
// before has left.
func New(books []*runbook.Book, src Sources) *Plan {
	w := &worker{src: src, plan: &Plan{Low: src.LowTTLSeconds}, now: map[int32][]Record{}, unknown: map[string]bool{}}
	if len(books) > 0 {
		w.variables = addresses.NewVariables(books[0].Problem.Estate)
	}
	for _, b := range books {
		w.wave(b)
	}
	for v := range w.unknown {
		w.plan.Unknown = append(w.plan.Unknown, v)
	}
	slices.Sort(w.plan.Unknown)
	if n := len(w.plan.Unknown); n > 0 {
		w.plan.Findings = append(w.plan.Findings, inventory.Finding{
			Code: runbook.CodeNoAddress, Severity: inventory.SeverityWarning, Subject: w.plan.Unknown[0],
			Message: fmt.Sprintf("%d addresses are not known and stand as variables", n), Hint: "fill values.env, or give --addresses FILE",
		})
	}
	return w.plan
}

// worker goes from wave to wave.
type worker struct {
	src       Sources
	plan      *Plan
	variables *addresses.Variables
	now       map[int32][]Record // by name: what a wave has left
	unknown   map[string]bool
}

func (w *worker) wave(b *runbook.Book) {
	wave := Wave{Book: b}
	for i := range b.Repoints {
		if c, ok := w.change(b, &b.Repoints[i]); ok {
			wave.Changes = append(wave.Changes, c)
		}
	}
	slices.SortFunc(wave.Changes, func(x, y Change) int {
		return cmp.Or(cmp.Compare(x.Zone, y.Zone), cmp.Compare(x.Owner, y.Owner), cmp.Compare(x.Name, y.Name))
	})
	w.plan.Waves = append(w.plan.Waves, wave)
}

func (w *worker) change(b *runbook.Book, r *runbook.Repoint) (Change, bool) {
	a := &b.Problem.Estate.Assets[r.Name]
	c := Change{Name: r.Name, TTL: r.Old}
	var ok bool
	if c.Owner, ok = addresses.Absolute(cmp.Or(a.FQDN, a.ID)); !ok {
		w.find(runbook.CodeNoDNSName, a.ID, "give the name its fqdn", "%q is no name of the DNS", cmp.Or(a.FQDN, a.ID))
		return c, false
	}
	if !r.Known {
		c.TTL = fallbackTTL
	}
	stored := w.src.Stored[r.Name]
	c.Zone, c.ZoneKnown = stored.Zone, stored.Zone != "" && strings.HasSuffix("."+c.Owner, "."+stored.Zone)
	if !c.ZoneKnown {
		c.Zone = addresses.Zone(c.Owner)
	}
	known := w.current(r.Name, stored, &c)
	resolved := w.resolved(b, r.Name)
	if known == nil {
		known = w.pointed(b, resolved, b.Wave-1, nil)
	}
	c.Before = known
	c.After = w.after(b, r, resolved, known)
	if mixed(c.After) || mixed(c.Before) {
		w.find(runbook.CodeNoDNSName, a.ID, "give addresses alone, or one host name alone", "an alias can't stand beside other records")
		return c, false
	}
	w.now[r.Name] = c.After
	return c, true
}

// current is what is known of the name's records before the wave; nil where nothing is.
func (w *worker) current(name int32, stored Stored, c *Change) []Record {
	var records []Record
	for _, r := range stored.Records {
		if slices.Contains(kept, r.Type) {
			c.Keep = append(c.Keep, r)
		} else {
			records = append(records, r)
			if r.TTL >= 0 {
				c.TTL = r.TTL
			}
		}
	}
	if now, ok := w.now[name]; ok {
		return now
	}
	return records
}

// resolved are the assets that the name resolves to, names left out.
func (w *worker) resolved(b *runbook.Book, name int32) []int32 {
	e := b.Problem.Estate
	return slices.DeleteFunc(runbook.Resolves(e, name), func(a int32) bool { return e.Assets[a].IsName() })
}

// pointed is the records that point to assets where they are after a wave. What is
// not known has the type of those that were.
func (w *worker) pointed(b *runbook.Book, assets []int32, wave int, before []Record) []Record {
	records := []Record{}
	for _, a := range assets {
		site := b.SiteAfter(a, wave)
		if site == inventory.NoSite {
			continue // retired
		}
		records = append(records, w.at(a, site, before)...)
	}
	sortRecords(records)
	return slices.Compact(records)
}

func (w *worker) at(asset, site int32, before []Record) []Record {
	known := w.src.Addresses.Of(asset, site)
	if len(known) == 0 {
		name := w.variables.Name(asset, site)
		w.unknown[name] = true
		kind := "A"
		if len(before) > 0 {
			kind = before[0].Type
		}
		return []Record{{Type: kind, Data: "${" + name + "}"}}
	}
	records := make([]Record, len(known))
	for i, address := range known {
		records[i] = Record{Type: typeOf(address), Data: address}
	}
	return records
}

// after is the records after the wave: those before, with the addresses of what
// moves exchanged where they are known, else those of all that the name resolves to.
func (w *worker) after(b *runbook.Book, r *runbook.Repoint, resolved []int32, before []Record) []Record {
	var gone []string
	for _, a := range r.Moved {
		old := w.src.Addresses.Of(a, b.SiteAfter(a, b.Wave-1))
		if len(old) == 0 {
			old = []string{"${" + w.variables.Name(a, b.SiteAfter(a, b.Wave-1)) + "}"}
		}
		for _, address := range old {
			if !slices.ContainsFunc(before, func(r Record) bool { return r.Data == address }) {
				return w.pointed(b, resolved, b.Wave, before)
			}
			gone = append(gone, address)
		}
	}
	records := slices.DeleteFunc(slices.Clone(before), func(r Record) bool { return slices.Contains(gone, r.Data) })
	records = append(records, w.pointed(b, r.Moved, b.Wave, before)...)
	sortRecords(records)
	return slices.CompactFunc(records, func(x, y Record) bool { return x.Type == y.Type && x.Data == y.Data })
}

// mixed reports whether an alias stands beside other records.
func mixed(records []Record) bool {
	return len(records) > 1 && slices.ContainsFunc(records, func(r Record) bool { return r.Type == "CNAME" })
}

func (w *worker) find(code, subject, hint, format string, args ...any) {
	w.plan.Findings = append(w.plan.Findings, inventory.Finding{
		Code: code, Severity: inventory.SeverityWarning, Subject: subject, Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}
