package store

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite/vtab"
)

// producer turns the records of one source into rows for the database.
type producer struct {
	*adapter
	src      *ingest.Source
	rows     *ingest.Rows
	sourceNo int32
	replace  bool
	patch    bool // rows may be stored already: attributes keep their empty cells
	required []int
	lacks    []string
	hash     *recordHash
	tally    *ingest.Tally
	digest   *assetDigester // nil: rows are not digested on the way
	progress func()
	added    int64 // rows that were not stored before
}

// width is the number of values of a row: its number, the columns, attributes,
// and where it comes from.
func (p *producer) width() int { return len(p.columns) + 4 }

// run sends all rows to the pipe.
func (p *producer) run(ctx context.Context, out *pipe) error {
	for p.rows.Next() {
		rec := p.rows.Record()
		row := out.slot()
		switch problem, merged := p.take(rec, row); {
		case problem != nil:
			p.rows.Reject(problem)
			out.unslot()
			continue
		case merged:
			p.tally.Merged++
			out.unslot()
			continue
		}
		if p.digest != nil {
			if err := p.digest.add(rec, row[1:1+len(p.columns)]); err != nil {
				return err
			}
		}
		if out.full() {
			p.progress()
			if err := out.flush(ctx); err != nil {
				return err
			}
		}
	}
	p.progress()
	p.tally.Rows, p.tally.Rejected = p.rows.Read, p.rows.Refused
	p.tally.Stored = p.tally.Rows - p.tally.Rejected - p.tally.Merged
	if err := p.rows.Err(); err != nil {
		return err
	}
	return out.close(ctx)
}

// take makes the row of a record. It is refused, or merged with one before, or
// filled in.
func (p *producer) take(rec *ingest.Record, row []vtab.Value) (problem *ingest.Problem, merged bool) {
	key, problem := p.key(rec)
	if problem != nil {
		return problem, false
	}
	hash := p.hash.of(rec)
	no, known := p.index.byKey[key]
	entry := keyEntry{}
	if known {
		entry = p.index.entries[no]
	}
	if entry.source == p.sourceNo {
		return p.again(entry.hash == hash)
	}
	fresh := !known || p.replace && entry.source == 0
	if fresh {
		entry = keyEntry{}
	}
	if problem := p.check(rec, row, fresh, &entry); problem != nil {
		return problem, false
	}
	if !known {
		no = p.index.add(strings.Clone(key))
	}
	entry.hash, entry.source = hash, p.sourceNo
	p.index.entries[no] = entry
	if fresh {
		p.added++
	}
	p.finish(rec, row, no)
	return nil, false
}

// again is a key that stands in the source a second time.
func (p *producer) again(same bool) (*ingest.Problem, bool) {
	switch {
	case p.twice != nil:
		return p.twice, false
	case same:
		return nil, true
	}
	return &ingest.Problem{Code: inventory.CodeConflictingRow, Reason: "the file holds this id already, with other values", Hint: "keep one of the rows"}, false
}

func (p *producer) check(rec *ingest.Record, row []vtab.Value, fresh bool, entry *keyEntry) *ingest.Problem {
	if fresh && len(p.lacks) > 0 {
		return &ingest.Problem{Code: inventory.CodeMissingValue, Reason: "not stored yet, and the file has no column " + strings.Join(p.lacks, ", ")}
	}
	for _, i := range p.required {
		if rec.Values[i] == nil {
			return &ingest.Problem{Code: inventory.CodeMissingValue, Column: p.src.Columns[i].Name, Reason: "a value is required"}
		}
	}
	values := row[1 : 1+len(p.columns)]
	for i, v := range rec.Values {
		values[i] = v
	}
	if p.fix != nil {
		if problem := p.fix(rec, values); problem != nil {
			return problem
		}
	}
	if p.admit != nil {
		if problem := p.admit(rec, entry); problem != nil {
			return problem
		}
	}
	if p.warn != nil {
		p.warn(rec, *entry, p.rows.Warn)
	}
	return nil
}

// finish fills in what stands around the columns.
func (p *producer) finish(rec *ingest.Record, row []vtab.Value, no int32) {
	n := len(p.columns)
	row[0] = int64(no)
	row[n+1] = p.attributes(rec.Attributes)
	row[n+2] = int64(p.sourceNo)
	row[n+3] = int64(rec.Line)
}

// attributes are the unknown columns as a JSON object, sorted by name. In a
// patch an empty cell is null, which takes the attribute away.
func (p *producer) attributes(values []string) any {
	var b []byte
	for i, v := range values {
		if v == "" && !p.patch {
			continue
		}
		b = append(b, ",{"[btoi(len(b) == 0)])
		b = append(b, jsonText(p.src.Attributes[i])...)
		b = append(b, ':')
		if v == "" {
			b = append(b, "null"...)
		} else {
			b = append(b, jsonText(v)...)
		}
	}
	if b == nil {
		return nil
	}
	return string(append(b, '}'))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// jsonText is s as JSON.
func jsonText(s string) []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return b
}
