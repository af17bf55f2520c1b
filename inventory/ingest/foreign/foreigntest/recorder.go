package foreigntest

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Recorder is a sink that writes down what it is given, a line for each thing.
type Recorder struct {
	Lines        []string
	Assets       []*foreign.Asset
	Dependencies []*foreign.Dependency
	Findings     []inventory.Finding
	Rows         [3]int // by outcome
	Rejected     int
}

// Row counts a row.
func (r *Recorder) Row(o foreign.Outcome) { r.Rows[o]++ }

// Asset writes an asset down.
func (r *Recorder) Asset(a *foreign.Asset) error {
	r.Assets = append(r.Assets, a)
	r.line("asset", a.At, identity(&a.Identity)+word("site", a.Site)+values(a.Values)+attributes(a.Attributes)+seen(a.Seen.IsZero(), a.Seen))
	return nil
}

// Dependency writes a dependency down.
func (r *Recorder) Dependency(d *foreign.Dependency) error {
	r.Dependencies = append(r.Dependencies, d)
	r.line("dependency", d.At, identity(&d.From)+" ->"+identity(&d.To)+" "+d.Kind.String()+values(d.Values)+seen(d.Seen.IsZero(), d.Seen))
	return nil
}

// Site writes a site down.
func (r *Recorder) Site(s *foreign.Site) error {
	r.line("site", s.At, word("id", s.ID)+values(s.Values))
	return nil
}

// Reject writes a refused row down.
func (r *Recorder) Reject(at inventory.Position, raw []string, p foreign.Problem) error {
	r.Rejected++
	r.line("reject", at, fmt.Sprintf(" %s %q: %s", p.Code, raw, p.Reason))
	return nil
}

// Finding writes a finding down.
func (r *Recorder) Finding(f inventory.Finding) {
	r.Findings = append(r.Findings, f)
	r.line("finding", f.Position, fmt.Sprintf(" %s %s %s: %s", f.Code, f.Severity, f.Subject, f.Message))
}

// Count is how many rows it was told of.
func (r *Recorder) Count() int { return r.Rows[0] + r.Rows[1] + r.Rows[2] + r.Rejected }

// String is all that was written down.
func (r *Recorder) String() string {
	return strings.Join(r.Lines, "\n") + fmt.Sprintf("\nrows: %d stored, %d merged, %d left, %d rejected\n",
		r.Rows[foreign.Stored], r.Rows[foreign.Merged], r.Rows[foreign.Left], r.Rejected)
}

func (r *Recorder) line(what string, at inventory.Position, text string) {
	r.Lines = append(r.Lines, fmt.Sprintf("%s %d:%s", what, at.Line, text))
}

func identity(id *foreign.Identity) string {
	s := word("key", id.Key) + word("scope", id.Scope) + word("name", id.Name) + word("fqdn", id.FQDN)
	for _, a := range id.Addresses {
		s += word("ip", a.String())
	}
	for _, u := range id.UUIDs {
		s += word("uuid", u)
	}
	for _, m := range id.MACs {
		s += word("mac", m)
	}
	return s
}

func values(all []foreign.Value) string {
	s := ""
	for _, v := range all {
		s += word(v.Column, v.Text)
	}
	return s
}

func attributes(all []foreign.Attribute) string {
	s := ""
	for _, a := range all {
		s += fmt.Sprintf(" {%s: %q}", a.Name, a.Text)
	}
	return s
}

func seen(unknown bool, at fmt.Stringer) string {
	if unknown {
		return ""
	}
	return " seen " + at.String()
}

func word(name, text string) string {
	if text == "" {
		return ""
	}
	return fmt.Sprintf(" %s=%q", name, text)
}
