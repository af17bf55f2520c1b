package cell

import (
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Host adds what a column of host names says of who a thing is: an address, a fully
// qualified name where the text is dotted as one, else a name.
func Host(id *foreign.Identity, text string) {
	text = strings.TrimSpace(text)
	if Empty(text) {
		return
	}
	addr, err := Address(text)
	switch {
	case err == nil && tells(addr):
		id.Addresses = append(id.Addresses, addr)
	case err == nil:
	case qualified(text):
		setOnce(&id.FQDN, text)
	default:
		setOnce(&id.Name, text)
	}
}

// qualified reports whether a text has the form of a fully qualified name: at least
// two labels of letters, digits, hyphens and underscores.
func qualified(text string) bool {
	labels := strings.Split(strings.TrimSuffix(text, "."), ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 || strings.ContainsFunc(l, func(r rune) bool { return !inLabel(r) }) {
			return false
		}
	}
	return len(labels) > 1
}

// inLabel reports whether a name in DNS may hold r; other scripts count as letters.
func inLabel(r rune) bool {
	return r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f && r != '\u00a0'
}

func setOnce(to *string, text string) {
	if *to == "" {
		*to = text
	}
}

// moments are the forms of time that exports use, all of them in UTC where they name
// no zone. Of numeric dates only those that begin with the year are among them; the
// order of day and month is not guessed.
var moments = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999",
	"2006-01-02 15:04:05 MST", "2006-01-02 15:04", "2006-01-02", "2006/01/02 15:04:05", "2006/01/02",
}

// Moment reads a time.
func Moment(text string) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, form := range moments {
		if t, err := time.Parse(form, text); err == nil && t.Year() >= 1970 && t.Year() < 2200 {
			return t.UTC(), nil
		}
	}
	return time.Time{}, ErrTime
}
