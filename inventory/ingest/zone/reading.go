package zone

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// MaxRecords bounds the records of a file where the options give no bound: they are
// all held until the end, since those of one name may stand anywhere.
const MaxRecords = 5_000_000

const progressEvery = 8192 // records

// reading is the reading of one file.
type reading struct {
	file      string
	opts      foreign.Options
	sink      foreign.Sink
	parser    *parser
	names     *names
	notes     notes
	left      left
	pointers  []pointer
	cuts      map[string]bool // names at which a zone of others begins
	rows      int64
	generated int64
}

func newReading(file string, opts foreign.Options, sink foreign.Sink) *reading {
	if opts.Records == 0 {
		opts.Records = MaxRecords
	}
	origin := ""
	if opts.Origin != "" {
		origin = dns.Fqdn(strings.ToLower(opts.Origin))
	}
	r := &reading{file: file, opts: opts, sink: sink, parser: newParser(origin), names: newNames(), notes: notes{}, cuts: map[string]bool{}}
	r.parser.guess = originOf(file)
	return r
}

// read reads the entries of a text, and tells what they hold.
func (r *reading) read(ctx context.Context, text io.Reader) error {
	in := newEntries(text)
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		e, ok := in.next()
		if !ok {
			break
		}
		if err := r.entry(e); err != nil {
			return err
		}
	}
	if err := in.in.Err(); err != nil {
		return fmt.Errorf("read zone file: %w", err)
	}
	return r.tell()
}

// entry reads one entry.
func (r *reading) entry(e entry) error {
	bad := (*problem)(nil)
	switch {
	case e.problem != "":
		bad = syntax(e.problem, "")
	case nothing(e.text):
		return nil
	case e.text[0] == '$':
		var err error
		bad, err = r.parser.directive(e.text, maxGenerated-r.generated, func(rr dns.RR) error {
			r.generated++
			return r.record(rr, e)
		})
		if err != nil {
			return err
		}
	default:
		var rr dns.RR
		if rr, bad = r.parser.record(e.text); bad == nil {
			return r.record(rr, e)
		}
	}
	if bad == nil {
		return nil
	}
	return r.reject(e, bad)
}

// nothing reports whether an entry is blank or a comment.
func nothing(text []byte) bool {
	for _, c := range text {
		switch c {
		case ' ', '\t', '\r', '\n', '(', ')':
		default:
			return c == ';'
		}
	}
	return true
}

// count counts a record against the limit.
func (r *reading) count() error {
	r.rows++
	if r.rows > r.opts.Records {
		return &ingest.InputError{
			Position: inventory.Position{File: r.file},
			Reason:   fmt.Sprintf("the zone file has more than %d records", r.opts.Records),
			Hint:     "raise --max-records, or split the file",
		}
	}
	if r.rows%progressEvery == 0 && r.opts.Progress != nil {
		r.opts.Progress(r.rows)
	}
	return nil
}

func (r *reading) reject(e entry, bad *problem) error {
	if err := r.count(); err != nil {
		return err
	}
	at := r.at(e.line + max(bad.line, 1) - 1)
	at.Column = max(bad.column, 1)
	text := strings.ToValidUTF8(string(e.text), "\ufffd")
	return r.sink.Reject(at, []string{text}, foreign.Problem{Code: bad.code, Value: bad.value, Reason: bad.reason, Hint: bad.hint})
}

// record takes a record that was parsed.
func (r *reading) record(rr dns.RR, e entry) error {
	h := rr.Header()
	name := bare(h.Name)
	if h.Class == dns.ClassINET {
		if soa, ok := rr.(*dns.SOA); ok {
			r.parser.zone = name
			r.parser.ttl.minimum = int64(soa.Minttl)
			r.names.enter(name)
		}
	}
	ttl := r.parser.ttl.of(h.Ttl)
	if reason := r.leave(rr, name); reason != "" {
		if err := r.count(); err != nil {
			return err
		}
		r.left.add(reason, e.line, r.sink)
		return nil
	}
	if ptr, ok := rr.(*dns.PTR); ok {
		return r.pointer(ptr, name, e)
	}
	return r.keep(rr, name, ttl, e)
}

// leave says why a record is left out, "" where it is not.
func (r *reading) leave(rr dns.RR, name string) string {
	h := rr.Header()
	switch {
	case h.Class != dns.ClassINET:
		return "class " + dns.Class(h.Class).String()
	case name == "":
		return "the root"
	case !within(name, bare(r.parser.zone)):
		return "outside of the zone"
	}
	switch h.Rrtype {
	case dns.TypeNS:
		if name != r.parser.zone {
			r.cuts[name] = true
		}
		return "NS"
	case dns.TypeMX, dns.TypeSRV:
		if data(rr) == "" {
			return dns.Type(h.Rrtype).String() + " without a target"
		}
		return ""
	case dns.TypeA, dns.TypeAAAA, dns.TypeCNAME:
		return ""
	case dns.TypePTR:
		if _, ok := reverse(name); ok {
			return ""
		}
		return "PTR of no address"
	}
	return dns.Type(h.Rrtype).String()
}

// keep keeps a record that makes its owner a name.
func (r *reading) keep(rr dns.RR, name string, ttl int64, e entry) error {
	rec := record{data: data(rr), line: int32(e.line), ttl: ttl, kind: rr.Header().Rrtype}
	if !readable(name) || !readable(strings.ReplaceAll(rec.data, " ", "")) {
		return r.reject(e, syntax("a name is longer than 255 characters, or has characters that can't be shown", ""))
	}
	if rec.kind == dns.TypeCNAME && (rec.target() == name || rec.target() == "") {
		return r.reject(e, syntax("the name is an alias of itself or of the root", name))
	}
	if err := r.count(); err != nil {
		return err
	}
	r.names.add(name, rec)
	if ttl < 0 {
		r.notes.add(inventory.CodeZoneTTL, name, e.line)
	}
	return nil
}

func (r *reading) pointer(ptr *dns.PTR, name string, e entry) error {
	target := bare(ptr.Ptr)
	if target == "" || !readable(target) {
		return r.reject(e, syntax("the record points to no name", target))
	}
	if err := r.count(); err != nil {
		return err
	}
	a, _ := reverse(name)
	r.pointers = append(r.pointers, pointer{a, target, e.line})
	return nil
}
