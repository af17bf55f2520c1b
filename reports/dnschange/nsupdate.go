package dnschange

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/outfile"
)

// NSUpdate is the scripts for nsupdate, and the values that they leave open.
func (p *Plan) NSUpdate() []outfile.Content {
	files := []outfile.Content{p.values()}
	for i := range p.Waves {
		wave := &p.Waves[i]
		for _, s := range States() {
			files = append(files, outfile.Content{
				Name:  fmt.Sprintf("wave-%02d/%s.nsupdate", wave.Book.Wave, s),
				Write: func(w io.Writer) error { return p.script(w, wave, s) },
			})
		}
	}
	return files
}

// values is the file in which people fill in what is not known.
func (p *Plan) values() outfile.Content {
	return outfile.Content{Name: "values.env", Write: func(w io.Writer) error {
		var b bytes.Buffer
		b.WriteString("# Fill these in, then: set -a; . ./values.env; envsubst < FILE > filled\n")
		if len(p.Unknown) == 0 {
			b.WriteString("# Nothing is left open.\n")
		}
		for _, name := range p.Unknown {
			b.WriteString(name + "=\n")
		}
		_, err := b.WriteTo(w)
		return err
	}}
}

// script writes a state: for each name, the records of all types that are changed
// are deleted and those of the state added, in one transaction. A zone that is not
// known is left for nsupdate to find.
func (p *Plan) script(w io.Writer, wave *Wave, s State) error {
	var b bytes.Buffer
	p.header(&b, wave, s, ";")
	b.WriteString("; envsubst < THIS | nsupdate -k KEY   (values.env first; applying it twice changes nothing)\n")
	// A zone that was said holds for what follows, so names without one come first.
	for _, known := range []bool{false, true} {
		for i := range wave.Changes {
			if c := &wave.Changes[i]; c.ZoneKnown == known {
				p.update(&b, wave, c, s)
			}
		}
	}
	_, err := b.WriteTo(w)
	return err
}

// update writes the transaction of one name.
func (p *Plan) update(b *bytes.Buffer, wave *Wave, c *Change, s State) {
	fmt.Fprintf(b, "\n; %s\n", comment(wave.Book.Problem.Estate.Assets[c.Name].ID))
	if c.ZoneKnown {
		fmt.Fprintf(b, "zone %s\n", c.Zone)
	}
	for _, kind := range changed {
		fmt.Fprintf(b, "update delete %s %s\n", c.Owner, kind)
	}
	for _, r := range c.records(s, p.Low) {
		fmt.Fprintf(b, "update add %s %d %s %s\n", c.Owner, r.TTL, r.Type, r.Data)
	}
	b.WriteString("send\n")
}

// header says what a file is for, as comments.
func (p *Plan) header(b *bytes.Buffer, wave *Wave, s State, comment string) {
	start := wave.Book.Window.Start.In(wave.Book.Location).Format(time.RFC3339)
	fmt.Fprintf(b, "%s wave %d, window %s: %s\n", comment, wave.Book.Wave, start, s.about())
}

// comment is a text from data within a comment. A $ could become several lines when
// variables are filled in.
func comment(s string) string { return strings.ReplaceAll(escape.Terminal(s), "$", "_") }
