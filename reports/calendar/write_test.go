package calendar_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/wavecut/wavecut/reports/calendar"
	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/internal/tools"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/runbook"
)

var stamp = time.Date(2027, 1, 2, 3, 4, 5, 6, time.UTC)

func write(t *testing.T, s *planned.Plan, l lang.Language) []byte {
	t.Helper()
	var b bytes.Buffer
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	if err := calendar.Write(&b, s.Report(), books, stamp, l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	golden.Check(t, "plan.ko.ics", write(t, planned.Small(t, "../.."), lang.Korean))
}

// The file is what RFC 5545 asks for: CRLF, lines of 75 bytes, whole characters; and
// it has an event for every window, freeze and exit, each with an identity of its own.
func TestForm(t *testing.T) {
	for name, s := range map[string]*planned.Plan{"small": planned.Small(t, "../.."), "hostile": planned.Hostile(t, "../..")} {
		text := write(t, s, lang.English)
		if bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")) {
			t.Errorf("%s: a line ends without CR", name)
		}
		for _, line := range strings.Split(string(text), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\x1b\x07\u202e") {
				t.Errorf("%s: the line %q has %d bytes", name, line, len(line))
			}
		}
		c, err := ics.ParseCalendar(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen, kinds := map[string]bool{}, map[string]int{}
		for _, e := range c.Events() {
			if seen[e.Id()] {
				t.Errorf("%s: the identity %s twice", name, e.Id())
			}
			seen[e.Id()] = true
			kinds[e.GetProperty(ics.ComponentPropertyCategories).Value]++
			start, err := e.GetStartAt()
			if err != nil {
				t.Fatal(err)
			}
			if end, err := e.GetEndAt(); err != nil || !end.After(start) {
				t.Errorf("%s: %s ends at %v, %v", name, e.Id(), end, err)
			}
		}
		r := s.Report()
		if kinds["CUTOVER"] != len(r.Waves) || kinds["EXIT"] != len(r.Exits) || kinds["FREEZE"]+kinds["EVENT"] != len(r.Calendar) || kinds["TTL"] == 0 {
			t.Errorf("%s: the events are %v", name, kinds)
		}
	}
}

// An independent parser reads the same windows.
func TestPythonReads(t *testing.T) {
	tools.Heavy(t)
	tools.Need(t, "/usr/bin/python3")
	const program = `import sys
try:
    import icalendar
except ImportError:
    print("none"); sys.exit()
c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for e in c.walk("VEVENT"):
    if e["CATEGORIES"].to_ical() == b"CUTOVER":
        print(e.decoded("DTSTART").isoformat(), e.decoded("DTEND").isoformat())
`
	s := planned.Hostile(t, "../..")
	out := tools.Run(t, t.TempDir(), string(write(t, s, lang.English)), "/usr/bin/python3", "-c", program)
	if strings.TrimSpace(out) == "none" {
		t.Skip("Python has no icalendar here")
	}
	var want strings.Builder
	for _, b := range runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{}) {
		form := "2006-01-02T15:04:05-07:00"
		want.WriteString(b.Window.Start.UTC().Format(form) + " " + b.Window.End.UTC().Format(form) + "\n")
	}
	if out != want.String() {
		t.Errorf("icalendar reads\n%s\nwant\n%s", out, want.String())
	}
}
