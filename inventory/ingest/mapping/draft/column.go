package draft

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
)

// Bounds of what is remembered of a column.
const (
	mostValues  = 500
	mostSamples = 3
	longValue   = 200 // bytes
)

// Column is what is known of a column.
type Column struct {
	Header  string
	Samples []string // the first different values
	// Filled are the cells that say something.
	Filled int

	twice  bool           // a column before it has the same header
	order  []string       // different values, as they came
	counts map[string]int // how often each of them came
	again  int            // cells that repeat a value
}

// see takes a cell.
func (c *Column) see(text string) {
	if cell.Empty(text) {
		return
	}
	c.Filled++
	if len(text) > longValue {
		text = strings.ToValidUTF8(text[:longValue], "")
	}
	if c.counts[text] > 0 {
		c.again++
	} else if len(c.order) == mostValues {
		return
	} else {
		text = strings.Clone(text)
		c.order = append(c.order, text)
	}
	if c.counts[text]++; len(c.Samples) < mostSamples && c.counts[text] == 1 {
		c.Samples = append(c.Samples, text)
	}
}

// mostly reports whether a test holds for at least four of five different values.
func (c *Column) mostly(test func(string) bool) bool {
	n := 0
	for _, v := range c.order {
		if test(v) {
			n++
		}
	}
	return n > 0 && n*5 >= len(c.order)*4
}

// unique reports whether values tell rows apart.
func (c *Column) unique() bool { return c.Filled > 0 && c.again*20 <= c.Filled }

func isAddress(text string) bool {
	found, err := cell.Addresses(text)
	return err == nil && len(found) > 0
}

func isMAC(text string) bool {
	found, err := cell.MACs(text)
	return err == nil && len(found) > 0 && strings.ContainsAny(text, ":-.")
}

var uuid = regexp.MustCompile(`^(?i)\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$`)

// isFQDN reports whether a text is a fully qualified name beyond doubt.
func isFQDN(text string) bool {
	var id foreign.Identity
	cell.Host(&id, text)
	labels := strings.Split(strings.TrimSuffix(id.FQDN, "."), ".")
	return len(labels) > 2 && strings.ContainsFunc(labels[len(labels)-1], unicode.IsLetter)
}

// host is the form of a machine's name: letters, and a digit, a hyphen or a dot.
var host = regexp.MustCompile(`^(?i)[a-z][a-z0-9._-]*[0-9._-][a-z0-9._-]*$`)

func isHost(text string) bool {
	_, err := netip.ParseAddr(text)
	return err != nil && (host.MatchString(text) || isFQDN(text))
}

func isEnvironment(text string) bool {
	_, err := cell.Environment(text)
	return err == nil
}

func isYesNo(text string) bool {
	_, err := cell.Yes(text)
	return err == nil && text != "0" && text != "1"
}

func isNumber(text string) bool {
	_, err := cell.Amount(text)
	return err == nil
}

// allows reports whether the values may be of a native column: a column without
// values allows everything.
func (c *Column) allows(meaning string) bool {
	if c.Filled == 0 {
		return true
	}
	switch meaning {
	case "address":
		return c.mostly(isAddress)
	case "mac":
		return c.mostly(isMAC)
	case "uuid":
		return c.mostly(uuid.MatchString)
	case "key":
		return c.unique()
	case "host", "name", "fqdn":
		return !c.mostly(isNumber)
	case "kind":
		return c.mostly(func(v string) bool { return cell.Kind(v) != "" })
	}
	read, ok := mapping.Takes(meaning)
	values := ingest.NewValues(ingest.Assets)
	native := meaning
	if size := sizeOf(meaning); size != "" {
		native = size + "_gb"
	}
	return ok && c.mostly(func(v string) bool { return stands(values, native, v, read) })
}

// stands reports whether a value can be read and stored.
func stands(values *ingest.Values, column, text string, read func(string) (string, error)) bool {
	if read != nil {
		var err error
		if text, err = read(text); err != nil {
			return false
		}
	}
	if column == "site" || column == "allowed_sites" {
		return !isNumber(text)
	}
	_, problem := values.Read(column, text)
	return problem == nil
}

// median is the middle of the numbers among the values, 0 where there are none.
func (c *Column) median() float64 {
	var all []float64
	for _, v := range c.order {
		if n, err := cell.Amount(v); err == nil && n > 0 {
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}
