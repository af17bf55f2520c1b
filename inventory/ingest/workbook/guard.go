package workbook

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// guard looks at all parts of a workbook before it is read.
type guard struct {
	limits  Limits
	left    int64 // bytes that the parts may still hold
	strings int   // shared strings
	notes   map[string]Notes
	names   map[string]string // of sheets, by their parts
}

// Notes are what a sheet holds beside plain values.
type Notes struct {
	Merged     int // ranges of merged cells
	Formulas   int
	Valueless  int // formulas whose value was not stored
	Errors     int // cells that hold an error such as #REF!
	HiddenRows int
}

// parts looks at every part of the file.
func (g *guard) parts(z *zip.Reader) error {
	if len(z.File) > g.limits.Parts {
		return &Error{Reason: fmt.Sprintf("%d parts, more than the limit of %d", len(z.File), g.limits.Parts), Hint: "raise --max-members"}
	}
	g.left = g.limits.Bytes
	for _, shared := range []bool{true, false} { // the shared strings must be counted first
		for _, f := range z.File {
			if sharedStrings(f.Name) != shared || f.FileInfo().IsDir() {
				continue
			}
			if err := g.part(f); err != nil {
				return g.located(f.Name, err)
			}
		}
	}
	return nil
}

func partName(name string) string { return strings.ToLower(strings.ReplaceAll(name, `\`, "/")) }

func sharedStrings(name string) bool { return partName(name) == "xl/sharedstrings.xml" }

func worksheet(name string) bool {
	p := partName(name)
	return strings.HasPrefix(p, "xl/worksheets/") && strings.HasSuffix(p, ".xml") && strings.Count(p, "/") == 2
}

// located puts the name of the part into an error.
func (g *guard) located(part string, err error) error {
	name := part
	if s, ok := g.names[partName(part)]; ok {
		name = "sheet " + strconv.Quote(s)
	}
	var e *Error
	if errors.As(err, &e) {
		e.Sheet = name
		return e
	}
	return &Error{Sheet: name, Reason: err.Error(), Hint: "save the workbook again, or the sheet as CSV UTF-8"}
}

func (g *guard) part(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	m := &measured{r: r, g: g, packed: int64(f.CompressedSize64), most: g.left}
	switch {
	case sharedStrings(f.Name):
		return g.shared(m)
	case worksheet(f.Name):
		n, err := g.sheet(m)
		g.notes[partName(f.Name)] = n
		return err
	}
	m.most = min(m.most, partBytes)
	_, err = io.Copy(io.Discard, m)
	return err
}

// measured counts what is really in a part.
type measured struct {
	r      io.Reader
	g      *guard
	packed int64
	most   int64
	out    int64
}

func (m *measured) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.out += int64(n)
	m.g.left -= int64(n)
	switch {
	case m.out > m.most:
		return n, &Error{Reason: fmt.Sprintf("more than %d bytes when unpacked", m.most), Hint: "if it is to be trusted, raise --max-workbook-bytes, or save the sheets as CSV UTF-8"}
	case m.out > ratioSlack && m.out/int64(m.g.limits.Ratio) > m.packed:
		return n, &Error{Reason: fmt.Sprintf("unpacks to more than %d times its size", m.g.limits.Ratio), Hint: "if it is to be trusted, raise --max-ratio"}
	}
	return n, err
}

// shared counts the shared strings and bounds each.
func (g *guard) shared(r io.Reader) error {
	t := newTokens(r)
	size := 0
	t.text = func(p []byte) { size += len(p) }
	for {
		tag, err := t.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if string(tag.name) != "si" {
			continue
		}
		if tag.closes && size > g.limits.CellBytes {
			return g.bigCell(size)
		}
		if size = 0; !tag.closes {
			g.strings++
		}
	}
}

func (g *guard) bigCell(size int) error {
	return &Error{Reason: fmt.Sprintf("a cell of %d bytes, more than the limit of %d", size, g.limits.CellBytes), Hint: "raise --max-cell-bytes"}
}
