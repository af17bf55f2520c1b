package rvtools

import (
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// tellUnits says in which units sizes were read.
func (r *reader) tellUnits(sink foreign.Sink) {
	if units := r.binding.Units(); len(units) > 0 {
		sink.Finding(r.header.Finding(inventory.CodeUnitsRead, r.tab.title+": read "+strings.Join(units, ", ")))
	}
}
