package zone_test

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// sink writes down what a reader gives.
type sink struct {
	out                            strings.Builder
	stored, merged, left, rejected int
	assets, needs                  int
	findings                       []inventory.Finding
}

func (s *sink) Row(o foreign.Outcome) {
	switch o {
	case foreign.Stored:
		s.stored++
	case foreign.Merged:
		s.merged++
	case foreign.Left:
		s.left++
	}
}

func who(id foreign.Identity) string {
	text := id.FQDN
	for _, a := range id.Addresses {
		text += "[" + a.String() + "]"
	}
	return text
}

func (s *sink) Asset(a *foreign.Asset) error {
	s.assets++
	kind := "asset"
	if a.Alias {
		kind = "alias"
	}
	fmt.Fprintf(&s.out, "%s %s", kind, who(a.Identity))
	for _, v := range a.Values {
		fmt.Fprintf(&s.out, " %s=%s", v.Column, v.Text)
	}
	for _, v := range a.Attributes {
		fmt.Fprintf(&s.out, " %s=%q", v.Name, v.Text)
	}
	fmt.Fprintf(&s.out, " @%d\n", a.At.Line)
	return nil
}

func (s *sink) Dependency(d *foreign.Dependency) error {
	s.needs++
	fmt.Fprintf(&s.out, "  %s needs %s %s", who(d.From), who(d.To), d.Kind)
	for _, v := range d.Values {
		fmt.Fprintf(&s.out, " %s=%s", v.Column, v.Text)
	}
	fmt.Fprintf(&s.out, " @%d\n", d.At.Line)
	return nil
}

func (s *sink) Site(*foreign.Site) error { return fmt.Errorf("a zone has no sites") }

func (s *sink) Reject(at inventory.Position, raw []string, p foreign.Problem) error {
	s.rejected++
	fmt.Fprintf(&s.out, "reject %d:%d %s %s %q: %q\n", at.Line, at.Column, p.Code, p.Reason, p.Value, raw)
	return nil
}

func (s *sink) Finding(f inventory.Finding) { s.findings = append(s.findings, f) }

// text is all that was given, ending with the counts.
func (s *sink) text() string {
	for _, f := range s.findings {
		fmt.Fprintf(&s.out, "%s\n", f)
	}
	fmt.Fprintf(&s.out, "stored %d, merged %d, left %d, rejected %d\n", s.stored, s.merged, s.left, s.rejected)
	return s.out.String()
}
