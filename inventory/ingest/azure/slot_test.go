package azure

import (
	"testing"
	"time"
)

func TestSlot(t *testing.T) {
	const form = "2006-01-02T15:04"
	for _, c := range []struct{ text, start, end string }{
		{"12/15/2024 12:00-18:00", "2024-12-15T12:00", "2024-12-15T18:00"},
		{"12/15/2024 18:00-24:00", "2024-12-15T18:00", "2024-12-16T00:00"},
		{"12/15/2024 22:00-04:00", "2024-12-15T22:00", "2024-12-16T04:00"},
		{"2024-12-15 00:00 - 06:00", "2024-12-15T00:00", "2024-12-15T06:00"},
		{"2/3/2025", "2025-02-03T00:00", "2025-02-04T00:00"},
		{"2025-02-03", "2025-02-03T00:00", "2025-02-04T00:00"},
		{"2025-02-03T17:00:00Z", "2025-02-03T00:00", "2025-02-04T00:00"},
		{"15/12/2024 12:00-18:00", "", ""},
		{"12/15/2024 12-18", "", ""},
		{"", "", ""},
	} {
		start, end, err := slot(c.text)
		if c.start == "" {
			if err == nil {
				t.Errorf("slot(%q) = %v to %v", c.text, start, end)
			}
			continue
		}
		if err != nil || start.Format(form) != c.start || end.Format(form) != c.end || end.Sub(start) > 24*time.Hour {
			t.Errorf("slot(%q) = %v to %v, %v", c.text, start, end, err)
		}
	}
}
