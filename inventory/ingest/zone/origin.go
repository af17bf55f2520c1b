package zone

import (
	"strings"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory"
)

// originOf is the zone that a file's name speaks of by the customs of BIND
// (db.example.com, example.com.zone) and of Windows (example.com.dns), or "". It is
// used where the file itself names no origin, as it is named.conf that does so.
func originOf(file string) string {
	name := strings.ToLower(file[strings.LastIndexAny(file, `/\`)+1:])
	for _, prefix := range []string{"db.", "pri.", "named.", "zone."} {
		name = strings.TrimPrefix(name, prefix)
	}
	for _, suffix := range []string{".gz", ".txt", ".zone", ".dns", ".db", ".hosts", ".master", ".bind"} {
		name = strings.TrimSuffix(name, suffix)
	}
	labels := strings.Split(name, ".")
	top := labels[len(labels)-1]
	if _, ok := dns.IsDomainName(name); !ok || len(labels) < 2 || len(top) < 2 {
		return ""
	}
	for _, l := range labels {
		if l == "" || strings.Trim(l, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return ""
		}
	}
	if strings.Trim(top, "abcdefghijklmnopqrstuvwxyz") != "" && !strings.HasPrefix(top, "xn--") {
		return ""
	}
	return name + "."
}

// needOrigin is called where an entry can't be read without an origin and could be
// with one. It takes that of the file's name, or says what is missing.
func (p *parser) needOrigin() *problem {
	if p.guess == "" {
		return &problem{code: inventory.CodeZoneOrigin, line: 1, column: 1,
			reason: "a name is relative, and nothing says to what",
			hint:   "Say --origin, or write a line $ORIGIN at the beginning of the file."}
	}
	p.origin, p.guessed = p.guess, true
	return nil
}

// tellOrigin says that the origin was taken from the file's name.
func (r *reading) tellOrigin() {
	if !r.parser.guessed {
		return
	}
	r.sink.Finding(inventory.Finding{
		Code: inventory.CodeZoneOrigin, Severity: inventory.SeverityWarning, Subject: strings.TrimSuffix(r.parser.guess, "."),
		Position: inventory.Position{File: r.file},
		Message:  "no line $ORIGIN says what the relative names belong to; it was taken from the file's name: " + r.parser.guess,
		Hint:     "If that is wrong, say --origin.",
	})
}
