package ingest

import (
	"bytes"
	"context"
	"io"
	"path"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// place says where a file stands.
type place struct {
	among bool // beside others, in a folder or an archive: it may be left out
	depth int  // archives around it
}

// blob recognises a file by its first bytes and reads it into the set.
func (o *opener) blob(ctx context.Context, b blob, at place) error {
	head, err := b.head(tarHead)
	if err != nil {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte(zipMagic)):
		err = o.zipped(ctx, b, at)
	case bytes.HasPrefix(head, []byte(gzipMagic)):
		err = o.gzipped(ctx, b, at)
	case isTar(head):
		err = o.tarred(ctx, b, b.open, at)
	default:
		return o.text(ctx, b, at)
	}
	return err
}

// text recognises a text. One that stands beside others may be something else,
// and is then left out; the native names are taken at their word.
func (o *opener) text(ctx context.Context, b blob, at place) error {
	f, err := detect(ctx, textFile{blob: b, limits: o.opts.Limits}, o.opts.Encoding)
	if err != nil {
		if at.among && !b.csv() && ctx.Err() == nil {
			o.skip(b, err)
			return nil
		}
		return err
	}
	if t, sure, err := o.textFormat(f); err != nil || sure {
		if err == nil {
			o.set.Foreign = append(o.set.Foreign, o.foreignText(f, t))
		}
		return err
	}
	return o.table(f, at)
}

// textFormat is the format of a text that has no header row; sure is false where
// it has one or is not recognised.
func (o *opener) textFormat(f textFile) (best foreign.TextFormat, sure bool, err error) {
	if o.opts.As != nil {
		return nil, false, nil
	}
	if o.opts.AsFormat != nil {
		t, ok := o.opts.AsFormat.(foreign.TextFormat)
		return t, ok, nil
	}
	head, err := f.head(64 << 10)
	if err != nil {
		return nil, false, err
	}
	most := 0
	for _, known := range o.opts.Formats {
		t, ok := known.(foreign.TextFormat)
		if !ok {
			continue
		}
		if n := t.Recognise(head); n > most {
			most, best = n, t
		}
	}
	if most > 0 && most < 80 { // a known header row speaks louder than a likeness
		d, err := sniff(f, o.opts.Delimiter, o.knownColumns)
		if err == nil && o.knownColumns(d.header) > 1 {
			return nil, false, nil
		}
	}
	return best, most > 0, nil
}

// head is the beginning of the decoded text.
func (f textFile) head(n int) ([]byte, error) {
	text, err := f.text()
	if err != nil {
		return nil, err
	}
	defer text.Close()
	head := make([]byte, n)
	read, err := io.ReadFull(text, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, unread(f.name, err)
	}
	return head[:read], nil
}

// table recognises a delimited text.
func (o *opener) table(f textFile, at place) error {
	d, err := sniff(f, o.opts.Delimiter, o.knownColumns)
	if err == nil {
		err = o.delimited(f, d, at)
	}
	if err != nil && at.among && !f.csv() {
		o.skip(f.blob, err)
		return nil
	}
	return err
}

func (o *opener) delimited(f textFile, d dialect, at place) error {
	h := foreign.NewHeader(f.name, "", 1+d.skip, d.header)
	m, format, err := o.header(f.base, h, at)
	if o.unknown(f, at) && format == nil && (err != nil || len(m.missing) > 0) && o.opts.Unknown.Recognise(h) > 0 {
		format, err = o.opts.Unknown, nil
	}
	if err != nil {
		if at.among {
			o.skip(f.blob, err)
			return nil
		}
		return inputError(f.name, err.Error(), "correct the header, name the table or format with --as, or the columns with --mapping", nil)
	}
	if format != nil {
		o.set.Foreign = append(o.set.Foreign, o.foreignTable(f, d, h, format))
		return nil
	}
	src, err := newSource(f, d, m)
	if err == nil {
		o.set.Sources = append(o.set.Sources, src)
	}
	return err
}

// unknown reports whether a text may be a table that nothing recognises: beside
// others it must look like one by its name.
func (o *opener) unknown(f textFile, at place) bool {
	return o.opts.Unknown != nil && (!at.among || f.csv() || strings.EqualFold(path.Ext(f.base), ".tsv"))
}

// header finds out what a header row belongs to: a foreign format, or one of the
// native tables, whichever knows more of its columns.
func (o *opener) header(base string, h foreign.Header, at place) (headerMatch, foreign.TableFormat, error) {
	if o.opts.As != nil {
		return matchHeader(*o.opts.As, h.Cells), nil, nil
	}
	if t, ok := o.opts.AsFormat.(foreign.TableFormat); ok {
		return headerMatch{}, t, nil
	}
	format, known := o.foreignFormat(h)
	m, err := recognise(h.Cells)
	if format != nil && (err != nil || known > m.known) {
		return m, format, nil
	}
	t, native := TableNamed(strings.ToLower(strings.TrimSuffix(base, path.Ext(base))))
	if native && (at.among || err != nil) {
		return matchHeader(t, h.Cells), nil, nil
	}
	return m, nil, err
}

// foreignFormat is the table format that knows the most columns of a header; of
// several that know as many, the first.
func (o *opener) foreignFormat(h foreign.Header) (best foreign.TableFormat, known int) {
	for _, f := range o.opts.Formats {
		t, ok := f.(foreign.TableFormat)
		if !ok {
			continue
		}
		if n := t.Recognise(h); n > known {
			best, known = t, n
		}
	}
	return best, known
}

// knownColumns is the largest number of columns that one table or format knows.
func (o *opener) knownColumns(header []string) int {
	_, most := o.foreignFormat(foreign.NewHeader("", "", 0, header))
	for t := range NumTables {
		most = max(most, matchHeader(t, header).known)
	}
	return most
}
