package zone

import (
	"bytes"
	"context"
	"io"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Format is the format of DNS zone files. Its zero value is ready.
type Format struct{}

var _ foreign.TextFormat = Format{}

// Name is the format in --as.
func (Format) Name() string { return "zone" }

// Title is the format in words.
func (Format) Title() string { return "DNS zone file" }

// Read reads a zone file. An error is a text that can't be read to its end, an
// [*ingest.InputError] where it has too many records, or the sink's.
func (Format) Read(ctx context.Context, text io.Reader, file string, opts foreign.Options, sink foreign.Sink) error {
	return newReading(file, opts, sink).read(ctx, text)
}

const lookedAt = 500 // entries, to recognise a zone file

// Recognise reads the beginning as a zone file, and is sure where that goes well and
// a directive or an SOA record is there.
func (Format) Recognise(head []byte) int {
	if i := bytes.LastIndexByte(head, '\n'); i > 0 {
		head = head[:i+1] // the last line may be cut
	}
	in := newEntries(bytes.NewReader(head))
	p := newParser("origin.invalid.")
	good, bad, own := 0, 0, 0
	for range lookedAt {
		e, ok := in.next()
		if !ok {
			break
		}
		switch {
		case e.problem == "" && nothing(e.text):
			continue
		case e.problem == "" && e.text[0] == '$' && directiveName.Match(e.text):
			_, _ = p.directive(e.text, 0, func(dns.RR) error { return nil })
			own++
		case e.problem != "":
			bad++
		default:
			rr, problem := p.record(e.text)
			if problem != nil {
				bad++
				continue
			}
			good++
			if rr.Header().Rrtype == dns.TypeSOA {
				own++
			}
		}
	}
	switch {
	case own > 0 && good+own > bad:
		return 95
	case good > 0 && good >= 10*bad:
		return 60
	}
	return 0
}
