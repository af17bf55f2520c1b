package zone

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory"
)

var directiveName = regexp.MustCompile(`(?i)^\$(ORIGIN|TTL|INCLUDE|GENERATE)\s`)

// maxGenerated bounds the records that the $GENERATE lines of one file stand for.
const maxGenerated = 1_000_000

// directive carries a line out that begins with "$"; emit is given the records of a
// $GENERATE. room is how many of these there may still be.
func (p *parser) directive(text []byte, room int64, emit func(dns.RR) error) (*problem, error) {
	body, _, _ := bytes.Cut(text, []byte(";"))
	words := strings.Fields(string(body))
	switch strings.ToUpper(words[0]) {
	case "$ORIGIN":
		return p.setOrigin(words), nil
	case "$TTL":
		return p.setTTL(words), nil
	case "$GENERATE":
		return p.generate(text, words, room, emit)
	case "$INCLUDE":
		return &problem{code: inventory.CodeZoneInclude, line: 1, column: 1,
			reason: "other files are not read on behalf of a file",
			hint:   "Import the other file as well, by itself."}, nil
	}
	return syntax("there is no such directive", words[0]), nil
}

func (p *parser) setOrigin(words []string) *problem {
	if len(words) != 2 {
		return syntax("$ORIGIN takes one name", "")
	}
	name, ok := p.absolute(words[1])
	if p.origin == "" { // relative to nothing known: the final dot was forgotten
		name, ok = p.absolute(dns.Fqdn(words[1]))
	}
	if !ok {
		return syntax("$ORIGIN takes a domain name", words[1])
	}
	p.origin = name
	return nil
}

func (p *parser) setTTL(words []string) *problem {
	if len(words) != 2 {
		return syntax("$TTL takes one time", "")
	}
	ttl, ok := parseTTL(words[1])
	if !ok {
		return syntax("$TTL takes seconds, or a time like 1h30m", words[1])
	}
	p.ttl.directive = ttl
	return nil
}

// generate gives the records of a $GENERATE line. The library gives them a TTL of
// its own where the line has none; ours is put in its place.
func (p *parser) generate(text []byte, words []string, room int64, emit func(dns.RR) error) (*problem, error) {
	if n := generated(words); n > room {
		return &problem{code: inventory.CodeZoneRecord, line: 1, column: 1,
			reason: fmt.Sprintf("the line stands for %d records, and the $GENERATE lines of a file may stand for %d together", n, maxGenerated)}, nil
	}
	if p.origin == "" && p.guess != "" {
		_ = p.needOrigin()
	}
	p.text.Reset(text)
	zp := dns.NewZoneParser(&p.text, p.origin, "")
	given := hasTTL(words)
	for rr, ok := zp.Next(); ok; rr, ok = zp.Next() {
		if !given {
			rr.Header().Ttl = impliedTTL
		}
		if empty(rr) || rr.Header().Name == "" {
			return syntax("the line generates records without data", ""), nil
		}
		if err := emit(rr); err != nil {
			return nil, err
		}
	}
	if err := zp.Err(); err != nil {
		bad := explain(err.Error())
		bad.line, bad.column = 1, 1 // the position is one in the generated text
		return bad, nil
	}
	return nil, nil
}

// generated is how many records the range of a $GENERATE line stands for; 0 where
// it is none, of which the library tells.
func generated(words []string) int64 {
	if len(words) < 2 {
		return 0
	}
	span, step, stepped := strings.Cut(words[1], "/")
	from, to, _ := strings.Cut(span, "-")
	a, err1 := strconv.ParseInt(from, 10, 64)
	b, err2 := strconv.ParseInt(to, 10, 64)
	if err1 != nil || err2 != nil || a < 0 || b < a {
		return 0
	}
	by := int64(1)
	if stepped {
		by, _ = strconv.ParseInt(step, 10, 64)
	}
	if by <= 0 {
		return 0
	}
	return (b-a)/by + 1
}

// hasTTL reports whether a $GENERATE line gives a TTL: before or after the class,
// behind the owner.
func hasTTL(words []string) bool {
	for i := 3; i < len(words) && i < 5; i++ {
		if _, ok := parseTTL(words[i]); ok {
			return true
		}
		if _, class := dns.StringToClass[strings.ToUpper(words[i])]; !class {
			return false
		}
	}
	return false
}
