package azure

import (
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/connection"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// scope is the name space of resource ids.
const scope = "azure"

// dependencies is the export of a dependency analysis.
func dependencies() *connection.Table {
	return &connection.Table{
		Format: "azure-migrate-dependencies", Words: "Azure Migrate dependencies",
		Must: [][]string{
			{"Source server name"}, {"Destination server name", "Destination IP"}, {"Destination port"},
		},
		Client: connection.End{Seen: true, Fields: []layout.Field{
			layout.Key(scope, "Source Machine ARM ID"), layout.Host("Source server name"), layout.Addresses("Source IP"),
		}},
		Server: connection.End{Fields: []layout.Field{
			layout.Key(scope, "Destination Machine ARM ID"), layout.Host("Destination server name"), layout.Addresses("Destination IP"),
		}},
		Port: []string{"Destination port"}, Count: []string{"Connection Count"},
		Dropped: []string{
			"Source application", "Source process", "Destination application", "Destination process", "Source Appliance Name",
			"Source VLAN", "Destination VLAN",
		},
		Times: []string{"Time slot", "Timeslot", "Date"}, Span: slot,
		Variant: func(h foreign.Header) string {
			if h.Index("Connection Count", "Source Machine ARM ID") < 0 {
				return ""
			}
			return "Azure Migrate dependencies in the form with machine ids and counts, known from second hand: counts taken as connections of the day"
		},
	}
}

// dates are the forms of a day: months come first, as the export writes them.
var dates = []string{"1/2/2006", "2006-01-02", "2006/01/02"}

// slot reads a time slot: 12/15/2024 12:00-18:00, or a day. An end that is not after
// the start is on the next day.
func slot(text string) (start, end time.Time, err error) {
	day, hours, _ := strings.Cut(strings.TrimSpace(text), " ")
	from, to, ranged := strings.Cut(hours, "-")
	for _, form := range dates {
		if start, err = time.Parse(form, day); err != nil {
			continue
		}
		if !ranged {
			return start, start.AddDate(0, 0, 1), nil
		}
		return within(start, strings.TrimSpace(from), strings.TrimSpace(to))
	}
	if start, err = cell.Moment(text); err == nil { // a moment stands for its day
		start = start.Truncate(24 * time.Hour)
		return start, start.AddDate(0, 0, 1), nil
	}
	return time.Time{}, time.Time{}, cell.ErrTime
}

func within(day time.Time, from, to string) (time.Time, time.Time, error) {
	a, err1 := time.Parse("15:04", from)
	b, err2 := time.Parse("15:04", strings.Replace(to, "24:00", "00:00", 1))
	if err1 != nil || err2 != nil {
		return time.Time{}, time.Time{}, cell.ErrTime
	}
	start := day.Add(time.Duration(a.Hour())*time.Hour + time.Duration(a.Minute())*time.Minute)
	end := day.Add(time.Duration(b.Hour())*time.Hour + time.Duration(b.Minute())*time.Minute)
	if !end.After(start) {
		end = end.AddDate(0, 0, 1)
	}
	return start, end, nil
}
