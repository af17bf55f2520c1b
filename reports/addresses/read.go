package addresses

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/runbook"
)

// columns are those of the file.
var columns = []string{"asset", "site", "address"}

// Read reads the text of a file; its name stands in errors and findings.
func Read(name string, text []byte, e *inventory.Estate) (*Book, []inventory.Finding, error) {
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	in.FieldsPerRecord, in.TrimLeadingSpace, in.Comment = -1, true, '#'
	header, err := in.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, fmt.Errorf("read addresses %s: %w", name, err)
	}
	r := &reader{estate: e, file: name, book: &Book{}}
	for _, column := range columns {
		at := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), column) })
		if at < 0 {
			return nil, nil, fmt.Errorf("read addresses %s: there is no column %s among %q", name, column, header)
		}
		r.at = append(r.at, at)
	}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return r.book, r.findings, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("read addresses %s: %w", name, err)
		}
		line, _ := in.FieldPos(0)
		r.row(row, line)
	}
}

// reader takes the rows, one after the other.
type reader struct {
	estate   *inventory.Estate
	file     string
	at       []int // by column
	book     *Book
	findings []inventory.Finding
}

func (r *reader) cell(row []string, column int) string {
	if i := r.at[column]; i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}

func (r *reader) row(row []string, line int) {
	asset, ok := r.estate.AssetIndex(r.cell(row, 0))
	if !ok {
		r.refuse(line, r.cell(row, 0), "there is no such asset")
		return
	}
	site, ok := r.estate.SiteIndex(r.cell(row, 1))
	if !ok {
		r.refuse(line, r.cell(row, 0), fmt.Sprintf("there is no site %q", r.cell(row, 1)))
		return
	}
	for _, text := range strings.Split(r.cell(row, 2), ";") {
		address, ok := Normal(strings.TrimSpace(text))
		if !ok {
			r.refuse(line, r.cell(row, 0), fmt.Sprintf("%q is no IP address or host name", text))
			continue
		}
		r.book.add(place{asset, site}, address)
	}
}

func (r *reader) refuse(line int, subject, message string) {
	r.findings = append(r.findings, inventory.Finding{
		Code: runbook.CodeAddressRow, Severity: inventory.SeverityWarning, Subject: subject, Message: message,
		Position: inventory.Position{File: r.file, Line: line}, Hint: "correct the row",
	})
}
