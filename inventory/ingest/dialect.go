package ingest

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// dialect is how a text is cut into cells.
type dialect struct {
	delimiter rune
	skip      int // lines before the header: 1 where the file names its delimiter
	header    []string
}

// delimiters are those that are looked for, the likeliest first.
const delimiters = ",;\t|"

// headBytes bounds how much is looked at to find the header.
const headBytes = 256 << 10

// sniff reads the start of f and finds the delimiter: the one given, the one
// that a "sep=" line names, or the one under which the most columns of one table
// are known, then the one with the most columns.
func sniff(f textFile, given rune, known func([]string) int) (dialect, error) {
	text, err := f.text()
	if err != nil {
		return dialect{}, err
	}
	defer text.Close()
	head := make([]byte, headBytes)
	n, err := io.ReadFull(text, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return dialect{}, inputError(f.name, "can't be read", "", err)
	}
	d := named(head[:n])
	if given != 0 {
		d.delimiter = given
	}
	d, err = d.withHeader(dropLines(head[:n], d.skip), f.name, known)
	if err == nil && len(d.header) > f.limits.Columns {
		err = inputError(f.name, fmt.Sprintf("%d columns, more than the limit of %d", len(d.header), f.limits.Columns), "raise --max-columns", nil)
	}
	return d, err
}

// named reads a first line like "sep=;", which Excel writes and reads.
func named(head []byte) dialect {
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	line = bytes.TrimRight(line, "\r")
	if len(line) == 5 && strings.EqualFold(string(line[:4]), "sep=") {
		return dialect{delimiter: rune(line[4]), skip: 1}
	}
	return dialect{}
}

func (d dialect) withHeader(head []byte, name string, known func([]string) int) (dialect, error) {
	if d.delimiter != 0 {
		d.header = firstRecord(head, d.delimiter)
	} else {
		d = d.best(head, known)
	}
	if d.header == nil {
		return d, inputError(name, "no header row", "the first row must name the columns", nil)
	}
	return d, nil
}

func (d dialect) best(head []byte, known func([]string) int) dialect {
	most := -1
	for _, c := range delimiters {
		header := firstRecord(head, c)
		if header == nil {
			continue
		}
		if score := known(header)*10_000 + min(len(header), 9_999); score > most {
			most, d.delimiter, d.header = score, c, header
		}
	}
	return d
}

// firstRecord is the first record that is neither blank nor a comment.
func firstRecord(head []byte, delimiter rune) []string {
	c := newCSV(bytes.NewReader(head), delimiter)
	c.ReuseRecord = false
	for {
		cells, err := c.Read()
		if err != nil {
			return nil
		}
		if !blank(cells) && !comment(cells[0]) {
			return cells
		}
	}
}
