package dnschange

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/reports/addresses"
)

// Record is a record of a name. Data is in master file form, or a variable.
type Record struct {
	Type string
	TTL  int // seconds; -1 where it is not known
	Data string
}

// changed are the types that a repoint changes; others are left as they are.
var changed = []string{"A", "AAAA", "CNAME"}

// kept are the types that are left, and must be in a state that is held whole.
var kept = []string{"MX", "SRV"}

// Stored is what the import of a zone keeps with a name.
type Stored struct {
	Zone    string // absolute; empty where it is not known
	Records []Record
}

// ParseStored reads the attributes dns_zone and dns_records of a name: records with
// ";" between them, each TYPE TTL DATA.
func ParseStored(zone, records string) (Stored, error) {
	s := Stored{}
	if zone != "" {
		name, ok := addresses.Absolute(zone)
		if !ok {
			return s, fmt.Errorf("read zone %q: not a DNS name", zone)
		}
		s.Zone = name
	}
	for _, text := range strings.Split(records, ";") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		r, err := parseRecord(strings.TrimSpace(text))
		if err != nil {
			return s, err
		}
		s.Records = append(s.Records, r)
	}
	sortRecords(s.Records)
	return s, nil
}

func parseRecord(text string) (Record, error) {
	words := strings.Fields(text)
	if len(words) < 3 || !slices.Contains(changed, words[0]) && !slices.Contains(kept, words[0]) {
		return Record{}, fmt.Errorf("read record %q: want TYPE TTL DATA", text)
	}
	ttl := -1
	if words[1] != "-" {
		n, err := strconv.ParseUint(words[1], 10, 31)
		if err != nil {
			return Record{}, fmt.Errorf("read record %q: the TTL is no number of seconds", text)
		}
		ttl = int(n)
	}
	if !validData(words[0], words[2:]) {
		return Record{}, fmt.Errorf("read record %q: the data is none of the type", text)
	}
	return Record{words[0], ttl, strings.Join(words[2:], " ")}, nil
}

// validData reports whether words are data of a type: numbers and a name, or an
// address of the family. What is not could become another command in a script.
func validData(kind string, words []string) bool {
	numbers := map[string]int{"MX": 1, "SRV": 3}[kind]
	if len(words) != numbers+1 {
		return false
	}
	for _, w := range words[:numbers] {
		if _, err := strconv.ParseUint(w, 10, 16); err != nil {
			return false
		}
	}
	last := words[numbers]
	if kind == "A" || kind == "AAAA" {
		ip, err := netip.ParseAddr(last)
		return err == nil && ip.Zone() == "" && ip.Is4() == (kind == "A")
	}
	name, ok := addresses.Absolute(last)
	return ok && name == last
}

// sortRecords orders by type and data; an order of its own, so that equal states are
// equal files.
func sortRecords(records []Record) {
	slices.SortFunc(records, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Data, b.Data), cmp.Compare(a.TTL, b.TTL))
	})
}

// typeOf is the type of a record with an address.
func typeOf(address string) string {
	ip, err := netip.ParseAddr(address)
	switch {
	case err != nil:
		return "CNAME"
	case ip.Is4():
		return "A"
	}
	return "AAAA"
}
