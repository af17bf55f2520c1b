package ingest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/suggest"
)

// textual reports whether a column's cells are kept as they were written.
func (p *cellParser) textual() bool { return p.Type == TypeText || p.Type == TypeIdentifier }

// cellParser reads the cells of one column.
type cellParser struct {
	Column
	words        map[string]any // by lower-case word, boxed once
	last         string         // the last cell that could be read and was not odd
	lastValue    any            // what it was read as: cells of a column often repeat
	nameChars    int
	decimalComma bool
	serials      bool // see Source
	date1904     bool
}

func newCellParser(c Column, nameChars int, decimalComma bool) cellParser {
	p := cellParser{Column: c, nameChars: nameChars, decimalComma: decimalComma}
	if c.Type == TypeWord {
		p.words = make(map[string]any, len(c.Words))
		for _, w := range c.Words {
			p.words[w] = w
		}
	}
	return p
}

// parse reads a cell after [clean]; an empty one is nil. The problem, if any,
// refuses the row.
func (p *cellParser) parse(s string, odd oddity) (any, *Problem) {
	if s == "" {
		return nil, nil
	}
	switch p.Type {
	case TypeNumber:
		return p.number(s)
	case TypeInteger:
		return p.integer(s)
	case TypeWord:
		return p.word(s)
	case TypeYesNo:
		return p.yesNo(s)
	case TypeText:
		return p.text(s, odd)
	case TypeIdentifier:
		return p.identifier(s, odd)
	case TypeList:
		return p.list(s)
	}
	return p.structured(s)
}

// structured reads the types that inventory parses.
func (p *cellParser) structured(s string) (any, *Problem) {
	switch p.Type {
	case TypeDate:
		s = p.unserial(s)
		d, err := inventory.ParseDate(s)
		if err != nil {
			return nil, p.problem(inventory.CodeBadDate, s, "not a date", "write it as YYYY-MM-DD")
		}
		return d.String(), nil
	case TypeMoment:
		s = p.unserial(s)
		m, err := inventory.ParseMoment(s)
		if err != nil {
			return nil, p.problem(inventory.CodeBadDate, s, "neither a date nor an RFC 3339 timestamp with a zone",
				"write 2027-03-01 or 2027-03-01T09:00:00+09:00")
		}
		return m.String(), nil
	case TypeScope:
		sc, err := inventory.ParseScope(s)
		if err != nil {
			return nil, p.problem(inventory.CodeBadScope, s, "not a scope", "write all, site:ID, team:NAME, application:NAME or asset:ID")
		}
		return sc.String(), nil
	}
	return p.constraints(s)
}

// unserial writes a date that a workbook stores as a number.
func (p *cellParser) unserial(s string) string {
	if !p.serials {
		return s
	}
	if text, ok := serialDate(s, p.date1904); ok {
		return text
	}
	return s
}

func (p *cellParser) problem(code, value, reason, hint string) *Problem {
	return &Problem{Code: code, Column: p.Name, Value: value, Reason: reason, Hint: hint}
}

func (p *cellParser) number(s string) (any, *Problem) {
	v, err := parseNumber(s, p.decimalComma)
	if err != nil {
		return nil, p.problem(inventory.CodeNotANumber, s, err.Error(), "write the number alone, in the unit of the column, with a point")
	}
	if v < p.Min || v > p.Max {
		return nil, p.outOfRange(s, v)
	}
	return v, nil
}

func (p *cellParser) outOfRange(s string, v float64) *Problem {
	switch {
	case p.Name == "bandwidth_mbps" && v == 0:
		return p.problem(inventory.CodeZeroBandwidth, s, "a link needs a bandwidth above 0", "")
	case p.Type == TypeInteger && p.Max < math.MaxInt32:
		return p.problem(inventory.CodeOutOfRange, s, fmt.Sprintf("not from %g to %g", p.Min, p.Max), "")
	case v < 0:
		return p.problem(inventory.CodeOutOfRange, s, "may not be negative", "")
	}
	return p.problem(inventory.CodeOutOfRange, s, fmt.Sprintf("more than %g", p.Max), "")
}

func (p *cellParser) integer(s string) (any, *Problem) {
	v, err := parseNumber(s, p.decimalComma)
	if err != nil || v != math.Trunc(v) {
		return nil, p.problem(inventory.CodeNotANumber, s, "not a whole number", "")
	}
	if v < p.Min || v > p.Max {
		return nil, p.outOfRange(s, v)
	}
	return int64(v), nil
}

func (p *cellParser) word(s string) (any, *Problem) {
	if v, ok := p.words[s]; ok {
		return v, nil
	}
	if v, ok := p.words[strings.ToLower(s)]; ok {
		return v, nil
	}
	hint := "use one of " + strings.Join(p.Words, ", ")
	if near := suggest.Nearest(s, p.Words); near != "" {
		hint = "did you mean " + near + "? The words are " + strings.Join(p.Words, ", ")
	}
	return nil, p.problem(inventory.CodeUnknownWord, s, "unknown word", hint)
}

func (p *cellParser) yesNo(s string) (any, *Problem) {
	switch strings.ToLower(s) {
	case "yes", "y", "true", "1":
		return int64(1), nil
	case "no", "n", "false", "0":
		return int64(0), nil
	}
	return nil, p.problem(inventory.CodeUnknownWord, s, "neither yes nor no", "")
}

func (p *cellParser) text(s string, odd oddity) (any, *Problem) {
	if odd&oddNUL != 0 {
		return nil, p.problem(inventory.CodeUnreadableText, s, "holds a NUL character", "")
	}
	if tooLong(s, p.nameChars) {
		return nil, p.problem(inventory.CodeUnreadableText, s, fmt.Sprintf("longer than %d characters", p.nameChars), "")
	}
	return s, nil
}

func (p *cellParser) identifier(s string, odd oddity) (any, *Problem) {
	if odd&(oddNUL|oddControl) != 0 {
		return nil, p.problem(inventory.CodeBadIdentifier, s, "holds a control character", "")
	}
	if tooLong(s, p.nameChars) {
		return nil, p.problem(inventory.CodeBadIdentifier, s, fmt.Sprintf("longer than %d characters", p.nameChars), "")
	}
	return s, nil
}

// list reads identifiers separated by ";" into their sorted set.
func (p *cellParser) list(s string) (any, *Problem) {
	items := make([]string, 0, strings.Count(s, ";")+1)
	for item := range strings.SplitSeq(s, ";") {
		item, odd := clean(item)
		if item == "" {
			continue
		}
		if _, bad := p.identifier(item, odd); bad != nil {
			return nil, bad
		}
		items = append(items, item)
	}
	if len(items) == 0 {
		return nil, nil
	}
	slices.Sort(items)
	return strings.Join(slices.Compact(items), ";"), nil
}

// constraints reads one constraint, or several separated by ";".
func (p *cellParser) constraints(s string) (any, *Problem) {
	var set inventory.Constraints
	for item := range strings.SplitSeq(s, ";") {
		item, _ = clean(item)
		c, err := inventory.ParseConstraint(strings.ToLower(item))
		if err != nil {
			return nil, p.problem(inventory.CodeUnknownWord, s, "unknown constraint", "use same_wave, same_site or after")
		}
		set |= c
	}
	if set == 0 {
		return nil, nil
	}
	return int64(set), nil
}
