package workbook

import (
	"fmt"
	"io"
	"strconv"
)

// sheetGuard looks at one sheet.
type sheetGuard struct {
	*guard
	notes  Notes
	row    int
	cell   cellState
	text   []byte // of the value that is open
	length int
}

// cellState is what is known of the cell that is open.
type cellState struct {
	open    bool
	kind    string
	formula bool
	value   bool
	within  bool // inside <v> or <t>
}

// sheet looks at the rows and cells of a sheet.
func (g *guard) sheet(r io.Reader) (Notes, error) {
	s := &sheetGuard{guard: g}
	t := newTokens(r)
	t.text = s.take
	for {
		tag, err := t.next()
		if err == io.EOF {
			return s.notes, nil
		}
		if err == nil {
			err = s.tag(tag)
		}
		if err != nil {
			return s.notes, s.at(err)
		}
	}
}

// at adds the row to an error.
func (s *sheetGuard) at(err error) error {
	e, ok := err.(*Error)
	if !ok {
		e = &Error{Reason: err.Error(), Hint: "save the workbook again, or the sheet as CSV UTF-8"}
	}
	e.Row = s.row
	return e
}

// take gathers the text of a value.
func (s *sheetGuard) take(p []byte) {
	if !s.cell.within {
		return
	}
	s.length += len(p)
	if room := 32 - len(s.text); room > 0 {
		s.text = append(s.text, p[:min(room, len(p))]...)
	}
}

func (s *sheetGuard) tag(t *tag) error {
	switch string(t.name) {
	case "row":
		if !t.closes {
			return s.beginRow(t)
		}
	case "c":
		if t.closes {
			return s.endCell()
		}
		return s.beginCell(t)
	case "f":
		s.cell.formula = s.cell.formula || !t.closes
	case "v", "t":
		if s.cell.open && !t.empty {
			s.cell.within = !t.closes
			s.cell.value = true
		}
	case "mergeCell":
		if !t.closes {
			s.notes.Merged++
		}
	}
	return nil
}

// beginRow wants row numbers that rise.
func (s *sheetGuard) beginRow(t *tag) error {
	number := s.row + 1
	if r := t.attr("r"); r != nil {
		n, err := strconv.Atoi(string(r))
		if err != nil || n < 1 || n > maxRow {
			return &Error{Reason: fmt.Sprintf("a row with the number %.20q", r)}
		}
		number = n
	}
	if number <= s.row {
		return &Error{Reason: fmt.Sprintf("row %d comes a second time or too late", number)}
	}
	s.row = number
	if h := t.attr("hidden"); len(h) > 0 && (h[0] == '1' || h[0] == 't') {
		s.notes.HiddenRows++
	}
	return nil
}

func (s *sheetGuard) beginCell(t *tag) error {
	if s.row == 0 {
		return &Error{Reason: "a cell outside of the rows"}
	}
	if r := t.attr("r"); r != nil {
		column, row, ok := reference(r)
		switch {
		case !ok:
			return &Error{Reason: fmt.Sprintf("a cell with the name %.20q", r)}
		case row != s.row:
			return &Error{Reason: fmt.Sprintf("the cell %s stands in the wrong row", r)}
		case column > s.limits.Columns:
			return &Error{Reason: fmt.Sprintf("a value in column %d, more than the limit of %d", column, s.limits.Columns), Hint: "raise --max-columns"}
		}
	}
	s.text, s.length = s.text[:0], 0
	s.cell = cellState{open: !t.empty, kind: kindOf(t.attr("t"))}
	return nil
}

// kindOf is a cell's type without allocation for those that are common.
func kindOf(t []byte) string {
	switch string(t) {
	case "s":
		return "s"
	case "e":
		return "e"
	}
	return ""
}

func (s *sheetGuard) endCell() error {
	c := s.cell
	s.cell = cellState{}
	if c.formula {
		s.notes.Formulas++
		if !c.value {
			s.notes.Valueless++
		}
	}
	switch {
	case s.length > s.limits.CellBytes:
		return s.bigCell(s.length)
	case c.kind == "e":
		s.notes.Errors++
	case c.kind == "s":
		n, err := strconv.Atoi(string(s.text))
		if err != nil || n < 0 || n >= s.strings {
			return &Error{Reason: fmt.Sprintf("a cell refers to the shared string %.20q of %d", s.text, s.strings)}
		}
	}
	return nil
}

// reference reads a cell's name: BC12 is column 55, row 12.
func reference(r []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(r) && i < 3 && r[i] >= 'A' && r[i] <= 'Z'; i++ {
		column = column*26 + int(r[i]-'A') + 1
	}
	if i == 0 || i == len(r) || len(r)-i > 7 {
		return 0, 0, false
	}
	for _, c := range r[i:] {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return column, row, row > 0
}
