package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/runbook"
)

// Write writes the calendar of a report and the runbooks of its waves. The stamp is
// when the plan was made.
func Write(w io.Writer, r *reports.Report, books []*runbook.Book, stamp time.Time, l lang.Language) error {
	c := &calendar{out: ics.NewCalendar(), report: r, stamp: stamp.UTC().Truncate(time.Second), language: l}
	c.out.SetProductId("-//wavecut//wavecut//EN")
	c.out.SetMethod(ics.MethodPublish)
	c.out.SetXWRCalName(c.clean(r.Title))
	c.out.SetXWRTimezone(r.TimeZone)
	for _, b := range books {
		c.wave(b)
	}
	c.entries()
	c.exits()
	return c.out.SerializeTo(w, ics.WithNewLineWindows)
}

// calendar is the file as it grows.
type calendar struct {
	out      *ics.Calendar
	report   *reports.Report
	stamp    time.Time
	language lang.Language
}

// text is a text in both languages.
type text [2]string

func (c *calendar) say(t text, args ...any) string {
	format := t[0]
	if c.language == lang.Korean {
		format = t[1]
	}
	return fmt.Sprintf(format, args...)
}

// clean is a text from data without what can't be seen; line breaks in it are shown.
func (c *calendar) clean(s string) string { return escape.Terminal(s) }

// event adds an event. What it is about makes its identity, with the plan's name.
func (c *calendar) event(about, category, summary string) *ics.VEvent {
	sum := sha256.Sum256([]byte(c.report.Summary.Plan + "\x00" + c.report.Title + "\x00" + about))
	e := c.out.AddEvent(hex.EncodeToString(sum[:12]) + "@wavecut")
	e.SetDtStampTime(c.stamp)
	e.SetSummary(summary)
	e.AddProperty(ics.ComponentPropertyCategories, category)
	return e
}

// moment gives an event its times, as instants.
func moment(e *ics.VEvent, start, end time.Time) {
	e.SetStartAt(start)
	e.SetEndAt(end)
}

// mostListed is how many assets a description names.
const mostListed = 40

func listed(ids []string) string {
	if len(ids) <= mostListed {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:mostListed], ", ") + fmt.Sprintf(" … (+%d)", len(ids)-mostListed)
}
