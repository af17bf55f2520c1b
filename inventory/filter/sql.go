package filter

import (
	"math"
	"strings"
)

// SQL is the filter as a condition for SQLite with ? parameters, and their values
// in order. Literals are never written into the text.
func (f *Filter) SQL() (condition string, args []any) {
	var b sqlBuilder
	f.root.sql(&b)
	return b.String(), b.args
}

type sqlBuilder struct {
	strings.Builder
	args []any
}

// column writes the field's expression with its own parameters.
func (b *sqlBuilder) column(f Field) {
	b.WriteString(f.column())
	b.args = append(b.args, f.Args...)
}

// present writes the field's expression with the empty text for NULL.
func (b *sqlBuilder) present(f Field) {
	b.WriteString("ifnull(")
	b.column(f)
	b.WriteString(",'')")
}

func (b *sqlBuilder) value(sql string, arg any) {
	b.WriteString(sql)
	b.args = append(b.args, arg)
}

func (n allOf) sql(b *sqlBuilder) { b.join(n, " AND ") }
func (n anyOf) sql(b *sqlBuilder) { b.join(n, " OR ") }

// sql turns NULL into false before it is negated, which keeps the logic two-valued.
func (n noneOf) sql(b *sqlBuilder) {
	b.WriteString("NOT ifnull(")
	n.node.sql(b)
	b.WriteString(",0)")
}

func (b *sqlBuilder) join(nodes []node, by string) {
	b.WriteByte('(')
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(by)
		}
		n.sql(b)
	}
	b.WriteByte(')')
}

func (a atom) sql(b *sqlBuilder) {
	switch {
	case a.op == Matches:
		b.present(a.field)
		b.value(" GLOB ?", a.pattern.glob())
	case a.op == NotEqual:
		b.WriteString("NOT ifnull(")
		a.equal(b)
		b.WriteString(",0)")
	case a.op == Equal:
		a.equal(b)
	case a.field.Type == Number:
		b.column(a.field)
		b.value(" "+a.op.String()+" ?", a.numbers[0])
	case a.bound != nil:
		b.WriteString("(SELECT CAST(v AS REAL) FROM (SELECT ")
		b.column(a.field)
		b.WriteString(" AS v) WHERE " + isDecimal + ")")
		b.value(" "+a.op.String()+" ?", *a.bound)
	default:
		a.ordered(b)
	}
}

// ordered compares texts, of which the empty one is not given.
func (a atom) ordered(b *sqlBuilder) {
	b.WriteString("nullif(")
	b.column(a.field)
	b.WriteString(",'')")
	b.value(" "+a.op.String()+" ?", a.texts[0])
}

// equal writes the condition so that an index of the column can serve wherever
// the values are all given.
func (a atom) equal(b *sqlBuilder) {
	values, missing := a.values()
	b.WriteByte('(')
	if missing {
		a.absent(b)
	}
	if missing && len(values) > 0 {
		b.WriteString(" OR ")
	}
	if len(values) > 0 {
		b.column(a.field)
		b.WriteString(" IN (?" + strings.Repeat(",?", len(values)-1) + ")")
		b.args = append(b.args, values...)
	}
	b.WriteByte(')')
}

// absent writes that the field is not given.
func (a atom) absent(b *sqlBuilder) {
	if a.field.Type == Number {
		b.column(a.field)
		b.WriteString(" IS NULL")
		return
	}
	b.present(a.field)
	b.WriteString(" = ''")
}

// values are the given values, and whether "not given" is among them.
func (a atom) values() (values []any, missing bool) {
	for _, n := range a.numbers {
		if math.IsNaN(n) {
			missing = true
			continue
		}
		values = append(values, n)
	}
	for _, t := range a.texts {
		if t == "" {
			missing = true
			continue
		}
		values = append(values, t)
	}
	return values, missing
}
