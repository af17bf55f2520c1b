package draft

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
)

// Draft is what a mapping file to start from is made of.
type Draft struct {
	// Base is the mapping in use, whose text is kept; nil is none.
	Base   *mapping.Mapping
	Tables []*Table
	Places *Places
	// Beside are names of files of which other sheets are recognised: what stands
	// beside those is written as comments.
	Beside map[string]bool
	// Whole names every column, so that tables go before formats that know them.
	Whole bool
}

// Summary is what was written of one table.
type Summary struct {
	File, Sheet, Name string
	Rows              int
	Columns, Mapped   int
	// Off: the table stands in the file as a comment, for a reason that stands there.
	Off bool
}

// Text is the mapping file, and what it holds of each table.
func (d *Draft) Text() ([]byte, []Summary) {
	var tables bytes.Buffer
	var done []Summary
	names, headers := map[string]bool{}, map[string]bool{}
	if d.Base != nil {
		for _, t := range d.Base.Tables {
			names[t.Name] = true
		}
	}
	for _, t := range d.Tables {
		key := t.headerKey()
		if headers[key] {
			continue // the table before it will read this one, too
		}
		headers[key] = true
		done = append(done, d.table(&tables, t, names))
	}
	var w bytes.Buffer
	w.WriteString("# A mapping to start from. Read the guesses, correct them, and import with\n# --mapping and this file's name. What is not mapped is kept as an attribute.\n")
	d.base(&w)
	d.sites(&w)
	if d.Base != nil {
		for i := range d.Base.Tables {
			baseTable(&w, &d.Base.Tables[i])
		}
	}
	w.Write(tables.Bytes())
	return w.Bytes(), done
}

// headerKey tells tables with other columns apart.
func (t *Table) headerKey() string {
	var all []string
	for _, h := range t.Header {
		all = append(all, foreign.Fold(h))
	}
	slices.Sort(all)
	return strings.Join(all, "\x00")
}

// base writes what stands in the mapping in use, but for sites and tables.
func (d *Draft) base(w *bytes.Buffer) {
	if d.Base == nil {
		return
	}
	if len(d.Base.Trust) > 0 {
		var list []string
		for _, t := range d.Base.Trust {
			list = append(list, quote(t))
		}
		fmt.Fprintf(w, "\ntrust = [%s]\n", strings.Join(list, ", "))
	}
	if r := d.Base.ServiceNow.Relations; len(r) > 0 {
		w.WriteString("\n[servicenow.relations]\n")
		pairs(w, r)
	}
}

func baseTable(w *bytes.Buffer, t *mapping.Table) {
	fmt.Fprintf(w, "\n[[table]]\nname = %s\nrows = %s\n[table.columns]\n", quote(t.Name), quote(t.Rows))
	pairs(w, t.Columns)
}

func pairs(w *bytes.Buffer, m map[string]string) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(w, "%s = %s\n", quote(k), quote(m[k]))
	}
}

// sites writes the names of places: those that are mapped, then those that no site has.
func (d *Draft) sites(w *bytes.Buffer) {
	unknown := d.Places.unknown()
	if len(unknown) == 0 && (d.Base == nil || len(d.Base.Sites) == 0) {
		return
	}
	w.WriteString("\n# Places as sources name them, and the ids of the sites that they are.\n")
	if len(unknown) > 0 {
		fmt.Fprintf(w, "# The sites that are known: %s.\n", d.Places.list())
	}
	w.WriteString("[sites]\n")
	if d.Base != nil {
		pairs(w, d.Base.Sites)
	}
	for _, name := range unknown {
		assets := "1 asset"
		if n := d.Places.counts[name]; n != 1 {
			assets = fmt.Sprintf("%d assets", n)
		}
		if id := d.Places.guess(name); id != "" {
			fmt.Fprintf(w, "%s = %s # %s, a guess\n", quote(name), quote(id), assets)
		} else {
			fmt.Fprintf(w, "# %s = \"\" # %s\n", quote(name), assets)
		}
	}
}

// list names the sites that are known, for a comment.
func (p *Places) list() string {
	var all []string
	for _, s := range p.Sites {
		text := shown(s.ID)
		if s.Name != "" {
			text += " (" + shown(s.Name) + ")"
		}
		all = append(all, text)
	}
	return cmp.Or(strings.Join(all, ", "), "none yet; import a sites.csv with a row for each")
}

// table writes a table with its guesses.
func (d *Draft) table(w *bytes.Buffer, t *Table, names map[string]bool) Summary {
	all := t.guesses(d.Places)
	s := Summary{File: t.File, Sheet: t.Sheet, Name: t.name(names), Rows: t.Rows, Columns: len(t.Columns)}
	off := ""
	switch {
	case !named(all):
		s.Off = true
		w.WriteString("\n# No column says who a row is about; name one as host, address, uuid or key, then\n# take away the # before these lines.")
	case t.pairs(all):
		s.Off = true
		w.WriteString("\n# The rows look like dependencies, which a mapping does not read: rename the columns of\n# their ends to from and to, and import the table as dependencies.csv.")
	case d.Beside[t.File]:
		s.Off = true
		w.WriteString("\n# This sheet stands beside others that are known and is left out; to read it, take\n# away the # before these lines.")
	}
	if s.Off {
		off = "# "
	}
	where := shown(t.File)
	if t.Sheet != "" {
		where += ", sheet " + shown(t.Sheet)
	}
	fmt.Fprintf(w, "\n# %s, %d rows\n", where, t.Rows)
	fmt.Fprintf(w, "%[1]s[[table]]\n%[1]sname = %[2]s\n%[1]s[table.columns]\n", off, quote(s.Name))
	for i, c := range t.Columns {
		if c.Header == "" || c.twice {
			continue
		}
		if all[i].meaning != "" {
			s.Mapped++
		}
		if all[i].meaning == "site" && !s.Off {
			d.seePlaces(c)
		}
		c.write(w, all[i], off, d.Whole)
	}
	return s
}

// seePlaces notes the places that a column names.
func (d *Draft) seePlaces(c *Column) {
	for _, name := range c.order {
		d.Places.See(name, c.counts[name])
	}
}

// write writes one column: one without a meaning as a comment, unless the whole table
// is to be named.
func (c *Column) write(w *bytes.Buffer, g guess, off string, whole bool) {
	if g.meaning == "" && !whole {
		off = "# "
	}
	fmt.Fprintf(w, "%s%s = %s", off, quote(c.Header), quote(g.meaning))
	var notes []string
	for _, s := range c.Samples {
		notes = append(notes, shown(s))
	}
	remark := strings.Join(notes, " | ")
	for _, more := range []string{c.form(), g.why} {
		if more != "" && (more != "a number" || g.meaning == "") {
			remark += "; " + more
		}
	}
	if remark = strings.TrimPrefix(remark, "; "); remark != "" {
		w.WriteString(" # " + remark)
	}
	w.WriteByte('\n')
}

// name is a name for the table's format that no other has.
func (t *Table) name(taken map[string]bool) string {
	text := t.Sheet
	if text == "" {
		text = path.Base(strings.ReplaceAll(t.File, ":", "/"))
		text = strings.TrimSuffix(text, path.Ext(text))
	}
	text = strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, text), "-")
	text = cmp.Or(text, "table")
	name := text
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", text, n)
	}
	taken[name] = true
	return name
}

// shown is a text for a comment: on one line, without what hides or turns text, short.
func shown(text string) string {
	const longest = 40
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "?"))
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > longest {
		text = string(r[:longest]) + "…"
	}
	return text
}

// quote writes a TOML basic string; what can't be seen is escaped.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(text, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r > 0xffff && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
