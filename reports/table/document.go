package table

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/wavecut/wavecut/reports/escape"
)

// Field is a value with a name.
type Field struct {
	Key  string
	Cell Cell
	// Label stands for the key in text and Markdown; empty is the key.
	Label string
}

// name is what people read before the value.
func (f Field) name() string { return cmp.Or(f.Label, f.Key) }

// Document is what a command prints: named values, and tables below them, of which
// people do not see the empty ones. JSON holds all in one object; CSV, which holds
// one table, is the first, or the values as one row where there is none.
type Document struct {
	Fields []Field
	Tables []Table
}

// Write prints the document.
func (d Document) Write(w io.Writer, opt Options) error {
	switch opt.Format {
	case FormatCSV:
		return d.writeCSV(w)
	case FormatJSON:
		return d.writeJSON(w)
	case FormatMarkdown:
		return d.writeParts(w, opt, d.markdownFields())
	}
	return d.writeParts(w, opt, d.textFields(opt.Width))
}

// writeCSV prints the one table that the document comes down to.
func (d Document) writeCSV(w io.Writer) error {
	if len(d.Tables) > 0 {
		return d.Tables[0].writeCSV(w)
	}
	row := make(Row, len(d.Fields))
	t := Table{Columns: make([]Column, len(d.Fields)), Rows: Rows([]Row{row})}
	for i, f := range d.Fields {
		t.Columns[i].Key, row[i] = f.Key, f.Cell
	}
	return t.writeCSV(w)
}

// writeParts prints the values and then each table, under its name where there is
// more than one part.
func (d Document) writeParts(w io.Writer, opt Options, fields string) error {
	if _, err := io.WriteString(w, fields); err != nil {
		return err
	}
	alone := len(d.Fields) == 0 && len(d.Tables) == 1
	above := len(d.Fields) > 0
	for _, t := range d.Tables {
		rows, err := t.collect()
		if err != nil {
			return err
		}
		if len(rows) == 0 && !alone {
			continue
		}
		t.Rows = Rows(rows)
		if !alone {
			if err := writeName(w, t.Name, opt.Format, above); err != nil {
				return err
			}
		}
		if err := t.Write(w, opt); err != nil {
			return err
		}
		above = true
	}
	return nil
}

// writeName prints a table's name as a heading, with a blank line before it where
// something stands above.
func writeName(w io.Writer, name string, format Format, above bool) error {
	name = strings.ReplaceAll(name, "_", " ")
	if format == FormatMarkdown {
		name = "## " + escape.Markdown(name) + "\n"
	}
	if above {
		name = "\n" + name
	}
	_, err := io.WriteString(w, name+"\n")
	return err
}

// textFields prints a line for each value that is given, and more lines for one
// that is wider than the terminal.
func (d Document) textFields(width int) string {
	widest := 0
	for _, f := range d.Fields {
		widest = max(widest, displaywidth.String(f.name()))
	}
	var b strings.Builder
	for _, f := range d.Fields {
		if f.Cell.shape == absent {
			continue
		}
		indent := strings.Repeat(" ", widest+2)
		b.WriteString(f.name() + indent[displaywidth.String(f.name()):])
		b.WriteString(strings.Join(folded(f.Cell.shown(escape.Terminal), width-widest-2), "\n"+indent) + "\n")
	}
	return b.String()
}

// folded breaks a text between words into lines of a width; a width that is too
// small to read in leaves it whole.
func folded(text string, width int) []string {
	if width < narrowest*2 || displaywidth.String(text) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		if line != "" && displaywidth.String(line)+1+displaywidth.String(word) > width {
			lines = append(lines, line)
			line = word
			continue
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

func (d Document) markdownFields() string {
	var b strings.Builder
	for _, f := range d.Fields {
		if f.Cell.shape != absent {
			b.WriteString("- " + escape.Markdown(f.name()) + ": " + f.Cell.shown(escape.Markdown) + "\n")
		}
	}
	return b.String()
}

// writeJSON prints one object: the version, the values, the tables.
func (d Document) writeJSON(w io.Writer) error {
	out := bufio.NewWriter(w)
	out.WriteString("{\n  \"schema_version\": ")
	out.WriteString(Int(SchemaVersion).text)
	for _, f := range d.Fields {
		if err := writeMember(out, f); err != nil {
			return err
		}
	}
	for _, t := range d.Tables {
		if err := t.writeMember(out); err != nil {
			return err
		}
	}
	out.WriteString("\n}\n")
	return out.Flush()
}

func writeMember(out *bufio.Writer, f Field) error {
	key, err := literal(f.Key)
	if err != nil {
		return err
	}
	value, err := f.Cell.MarshalJSON()
	if err != nil {
		return err
	}
	_, err = out.Write(slices.Concat([]byte(",\n  "), key, []byte(": "), value))
	return err
}
