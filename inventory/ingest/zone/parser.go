package zone

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory"
)

// parser reads entries into records. Each is parsed by itself, so that a bad one
// harms no other; what one leaves to the next (origin, owner, TTL) is kept here.
type parser struct {
	origin  string // with its final dot; "" is none
	first   string // the origin of the first record
	guess   string // an origin to take where none is said, or ""
	guessed bool   // it was taken
	zone    string // owner of the last SOA record, or ""
	owner   string // of the entry before; "" is unknown
	ttl     ttlRule
	text    bytes.Reader
}

func newParser(origin string) *parser {
	return &parser{origin: origin, ttl: newTTLRule()}
}

// problem is why an entry is no record, and where in it.
type problem struct {
	code         string
	reason, hint string
	value        string
	line, column int // counted from the entry's beginning, from 1
}

func syntax(reason, value string) *problem {
	return &problem{code: inventory.CodeZoneRecord, reason: reason, value: value, line: 1, column: 1}
}

// record parses an entry that is a record: nil and no problem where it holds nothing.
func (p *parser) record(text []byte) (dns.RR, *problem) {
	blank := text[0] == ' ' || text[0] == '\t'
	text = withoutAge(text)
	rr, bad := p.parse(text, p.origin)
	if bad != nil && p.origin == "" {
		if _, still := p.parse(text, "origin.invalid."); still == nil {
			if bad = p.needOrigin(); bad == nil {
				rr, bad = p.parse(text, p.origin)
			}
		}
	}
	if bad != nil {
		if !blank {
			p.owner = p.firstName(text)
		}
		return nil, bad
	}
	h := rr.Header()
	if h.Name == "" || blank {
		h.Name = p.owner
	}
	if h.Name == "" {
		return nil, syntax("the record has no owner, and that of the record before is not known", "")
	}
	p.owner = h.Name
	if p.first == "" {
		p.first = p.origin
	}
	if h.Ttl != impliedTTL && h.Ttl > maxTTL {
		return nil, syntax("the TTL is greater than 2147483647", strconv.Itoa(int(h.Ttl)))
	}
	return rr, nil
}

// parse runs the library's parser over one entry.
func (p *parser) parse(text []byte, origin string) (dns.RR, *problem) {
	p.text.Reset(text)
	zp := dns.NewZoneParser(&p.text, origin, "")
	zp.SetDefaultTTL(impliedTTL)
	rr, ok := zp.Next()
	if ok && empty(rr) {
		return nil, syntax("the record has no data", "")
	}
	if ok {
		return rr, nil
	}
	if err := zp.Err(); err != nil {
		return nil, explain(err.Error())
	}
	return nil, syntax("the record is not complete", "")
}

// empty reports whether a record of the types that matter has no data: the parser
// takes these for dynamic updates.
func empty(rr dns.RR) bool {
	switch rr := rr.(type) {
	case *dns.A:
		return rr.A == nil
	case *dns.AAAA:
		return rr.AAAA == nil
	case *dns.CNAME:
		return rr.Target == ""
	case *dns.SRV:
		return rr.Target == ""
	case *dns.MX:
		return rr.Mx == ""
	case *dns.PTR:
		return rr.Ptr == ""
	}
	return false
}

// parseMessage is the form of the library's errors, whose position has no other way out.
var parseMessage = regexp.MustCompile(`^dns: (.*): ("(?:[^"\\]|\\.)*") at line: (\d+):(\d+)$`)

// explain makes a problem of an error of the library.
func explain(message string) *problem {
	m := parseMessage.FindStringSubmatch(message)
	if m == nil {
		return syntax(strings.TrimPrefix(message, "dns: "), "")
	}
	value, _ := strconv.Unquote(m[2])
	bad := syntax(m[1], value)
	bad.line, _ = strconv.Atoi(m[3])
	bad.column, _ = strconv.Atoi(m[4])
	return bad
}

// firstName is the owner that an unreadable entry begins with, or "".
func (p *parser) firstName(text []byte) string {
	fields := bytes.Fields(text)
	if len(fields) == 0 {
		return ""
	}
	name, _ := p.absolute(string(fields[0]))
	return name
}

// absolute completes a name with the origin.
func (p *parser) absolute(name string) (string, bool) {
	if name == "@" {
		return p.origin, p.origin != ""
	}
	if !dns.IsFqdn(name) {
		if p.origin == "" {
			return "", false
		}
		name = strings.TrimSuffix(name, ".") + "." + strings.TrimPrefix(p.origin, ".")
	}
	_, ok := dns.IsDomainName(name)
	return name, ok
}

// withoutAge leaves out the time stamp that exports of Windows DNS servers put
// before the TTL: [AGE:3605432].
func withoutAge(text []byte) []byte {
	i := bytes.Index(text, []byte("[AGE:"))
	if i < 0 {
		return text
	}
	j := bytes.IndexByte(text[i:], ']')
	if j < 0 {
		return text
	}
	return append(bytes.Clone(text[:i]), text[i+j+1:]...)
}
