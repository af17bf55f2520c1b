package inventory

import (
	"testing"
	"time"
)

func TestWall(t *testing.T) {
	load := func(name string) *time.Location {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		return loc
	}
	tests := []struct {
		name         string
		zone         string
		day          Date
		hour, minute int
		want         string
	}{
		{"plain", "Asia/Seoul", Date{2027, 3, 7}, 1, 0, "2027-03-06T16:00:00Z"},
		{"gap in Berlin", "Europe/Berlin", Date{2027, 3, 28}, 2, 30, "2027-03-28T01:00:00Z"},
		{"start of the gap", "Europe/Berlin", Date{2027, 3, 28}, 2, 0, "2027-03-28T01:00:00Z"},
		{"after the gap", "Europe/Berlin", Date{2027, 3, 28}, 3, 0, "2027-03-28T01:00:00Z"},
		{"twice in Berlin", "Europe/Berlin", Date{2027, 10, 31}, 2, 30, "2027-10-31T00:30:00Z"},
		{"after the overlap", "Europe/Berlin", Date{2027, 10, 31}, 3, 0, "2027-10-31T02:00:00Z"},
		{"gap in New York", "America/New_York", Date{2027, 3, 14}, 2, 15, "2027-03-14T07:00:00Z"},
		{"twice in New York", "America/New_York", Date{2027, 11, 7}, 1, 30, "2027-11-07T05:30:00Z"},
		{"midnight gap in Sao Paulo", "America/Sao_Paulo", Date{2018, 11, 4}, 0, 0, "2018-11-04T03:00:00Z"},
		{"midnight twice in Havana", "America/Havana", Date{2026, 11, 1}, 0, 30, "2026-11-01T04:30:00Z"},
		{"half hour gap on Lord Howe", "Australia/Lord_Howe", Date{2026, 10, 4}, 2, 10, "2026-10-03T15:30:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Wall(tt.day, tt.hour, tt.minute, load(tt.zone)).UTC().Format(time.RFC3339)
			if got != tt.want {
				t.Errorf("Wall = %s, want %s", got, tt.want)
			}
		})
	}
}
