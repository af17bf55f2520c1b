package model

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// planColumns are the columns of a plan file in the order in which they are
// written, and where each stands in a row.
var planColumns = []struct {
	name string
	cell func(*Row) *string
}{
	{"asset", func(r *Row) *string { return &r.Asset }},
	{"wave", func(r *Row) *string { return &r.Wave }},
	{"target", func(r *Row) *string { return &r.Target }},
	{"method", func(r *Row) *string { return &r.Method }},
	{"window_start", func(r *Row) *string { return &r.WindowStart }},
	{"from_site", func(r *Row) *string { return &r.FromSite }},
	{"outage_minutes", func(r *Row) *string { return &r.OutageMinutes }},
	{"move_group", func(r *Row) *string { return &r.MoveGroup }},
	{"reason", func(r *Row) *string { return &r.Reason }},
}

// requiredPlanColumns is how many of the columns, from the first, a file must have.
const requiredPlanColumns = 3

// WritePlan writes rows as a plan file: RFC 4180 with bare line feeds, raw, so
// that what goes out comes back the same.
func WritePlan(w io.Writer, rows []Row) error {
	order := writtenOrder(rows)
	out := csv.NewWriter(w)
	record := make([]string, len(planColumns))
	for i, c := range order {
		record[i] = planColumns[c].name
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("write plan: %w", err)
	}
	for r := range rows {
		for i, c := range order {
			record[i] = *planColumns[c].cell(&rows[r])
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write plan: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write plan: %w", err)
	}
	return nil
}

// writtenOrder is the order of the columns: asset first, but wave where an id
// would make its line look like a comment.
func writtenOrder(rows []Row) []int {
	order := make([]int, len(planColumns))
	for i := range order {
		order[i] = i
	}
	if slices.ContainsFunc(rows, func(r Row) bool { return strings.HasPrefix(r.Asset, "#") }) {
		order[0], order[1] = 1, 0
	}
	return order
}

// ReadPlan reads a plan file by the common rules of formats.md: columns by name
// in any order, unknown ones ignored, comma, semicolon or tab, UTF-8 or UTF-16
// with a BOM. A line that cannot be taken apart becomes a row with a Defect; an
// error means that the file as a whole is no plan. The name stands in the error.
func ReadPlan(name string, data []byte) ([]Row, error) {
	text, err := planText(data)
	if err != nil {
		return nil, fmt.Errorf("read plan %s: %w", name, err)
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma = sniffDelimiter(text)
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	r := &planReader{in: in}
	rows, err := r.read()
	if err != nil {
		return nil, fmt.Errorf("read plan %s: %w", name, err)
	}
	return rows, nil
}

// planText is the file as UTF-8 with line feeds, without a BOM.
func planText(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		data = fromUTF16(data[2:], 0, 1)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		data = fromUTF16(data[2:], 1, 0)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		line := 1 + bytes.Count(data[:invalidAt(data)], []byte{'\n'})
		return nil, fmt.Errorf("line %d is not UTF-8; save the file as UTF-8", line)
	}
	if !bytes.Contains(data, []byte{'\n'}) {
		data = bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
	}
	return data, nil
}

func fromUTF16(data []byte, lo, hi int) []byte {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+lo]) | uint16(data[2*i+hi])<<8
	}
	return []byte(string(utf16.Decode(units)))
}

func invalidAt(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	return at
}

// sniffDelimiter is the delimiter that the first line that is no comment has most of.
func sniffDelimiter(text []byte) rune {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) == 0 || line[0] == '#' {
			continue
		}
		best, most := ',', 0
		for _, d := range []rune{',', ';', '\t'} {
			if n := strings.Count(string(line), string(d)); n > most {
				best, most = d, n
			}
		}
		return best
	}
	return ','
}

type planReader struct {
	in *csv.Reader
	// column is which of the planColumns each cell holds, -1 for none.
	column []int
}

func (r *planReader) read() ([]Row, error) {
	var rows []Row
	for {
		record, err := r.in.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			if r.column == nil {
				return nil, errors.New("the file is empty; want a header line with asset, wave and target")
			}
			return rows, nil
		case errors.As(err, &bad) && r.column != nil:
			rows = append(rows, Row{Line: bad.StartLine, Defect: bad.Err.Error()})
			continue
		case err != nil:
			return nil, err
		}
		if blankOrComment(record) {
			continue
		}
		if r.column == nil {
			if r.column, err = planHeader(record); err != nil {
				return nil, err
			}
			continue
		}
		line, _ := r.in.FieldPos(0)
		rows = append(rows, r.row(line, record))
	}
}

func blankOrComment(record []string) bool {
	if strings.HasPrefix(record[0], "#") {
		return true
	}
	return !slices.ContainsFunc(record, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// planHeader finds the columns of a header line.
func planHeader(record []string) ([]int, error) {
	column := make([]int, len(record))
	var found []string
	for i, cell := range record {
		name := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(cell), "*")))
		column[i] = -1
		for c := range planColumns {
			if planColumns[c].name == name {
				column[i] = c
			}
		}
		if column[i] >= 0 && slices.Contains(found, name) {
			return nil, fmt.Errorf("column %s stands twice in the header", name)
		}
		found = append(found, name)
	}
	for _, c := range planColumns[:requiredPlanColumns] {
		if !slices.Contains(found, c.name) {
			return nil, fmt.Errorf("the header has no column %s; it has %s", c.name, strings.Join(found, ", "))
		}
	}
	return column, nil
}

func (r *planReader) row(line int, record []string) Row {
	row := Row{Line: line}
	for i, cell := range record {
		if i >= len(r.column) {
			if strings.TrimSpace(cell) != "" {
				row.Defect = fmt.Sprintf("the line has %d cells, the header %d", len(record), len(r.column))
			}
			continue
		}
		if c := r.column[i]; c >= 0 {
			// A copy: the reader's record is part of one long string.
			*planColumns[c].cell(&row) = strings.Clone(strings.TrimSpace(cell))
		}
	}
	return row
}
