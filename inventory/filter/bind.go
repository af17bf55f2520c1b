package filter

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory/suggest"
)

// Filter is a filter that was checked against a schema.
type Filter struct {
	expr Expr
	root node
}

// String prints the filter so that it reads back the same.
func (f *Filter) String() string { return f.expr.String() }

// node is a checked part of a filter.
type node interface {
	sql(b *sqlBuilder)
	match(look Lookup) bool
}

type (
	allOf  []node
	anyOf  []node
	noneOf struct{ node }
)

// atom is a checked comparison; in is a list of several values for Equal.
type atom struct {
	field   Field
	op      Op
	texts   []string  // for fields of other types than Number
	numbers []float64 // for fields of type Number; NaN stands for "not given"
	bound   *float64  // for fields of type Mixed that are ordered by a number
	pattern pattern   // for Matches
}

// binder checks the parts of one filter.
type binder struct {
	schema Schema
	filter string
}

func (s Schema) bind(text string, e Expr) (*Filter, error) {
	b := binder{schema: s, filter: text}
	root, err := b.node(e)
	if err != nil {
		return nil, err
	}
	return &Filter{expr: e, root: root}, nil
}

func (b binder) node(e Expr) (node, error) {
	switch e := e.(type) {
	case And:
		nodes, err := b.nodes(e.Terms)
		return allOf(nodes), err
	case Or:
		nodes, err := b.nodes(e.Terms)
		return anyOf(nodes), err
	case Not:
		n, err := b.node(e.Term)
		return noneOf{n}, err
	case In:
		return b.atom(e.Field, e.at, Equal, e.Values, e.atWords)
	case Compare:
		return b.atom(e.Field, e.at, e.Op, []string{e.Value}, []int{e.atWord})
	}
	return nil, fmt.Errorf("bind filter: unknown part %T", e)
}

func (b binder) nodes(terms []Expr) ([]node, error) {
	nodes := make([]node, len(terms))
	for i, t := range terms {
		var err error
		if nodes[i], err = b.node(t); err != nil {
			return nil, err
		}
	}
	return nodes, nil
}

func (b binder) fail(column int, message, hint string) error {
	return &Error{Filter: b.filter, Column: column, Message: message, Hint: hint}
}

func (b binder) atom(name string, at int, op Op, values []string, columns []int) (node, error) {
	field, ok := b.schema.field(name)
	if !ok {
		return nil, &Error{
			Filter: b.filter, Column: at, Unknown: name,
			Message: fmt.Sprintf("unknown field %q", name), Hint: b.schema.hintUnknown(name),
		}
	}
	a := atom{field: field, op: op}
	if op == Matches {
		if field.Type == Number {
			return nil, b.fail(at, fmt.Sprintf("%s is a number and takes no pattern", field.Name), "compare it with = < <= > >=")
		}
		a.pattern = readPattern(values[0])
		return a, nil
	}
	for i, v := range values {
		if v == "" && op != Equal && op != NotEqual {
			return nil, b.fail(columns[i], fmt.Sprintf("nothing is %s a value that is not given", op), `"" goes with = and !=`)
		}
		if err := a.take(v); err != nil {
			return nil, b.fail(columns[i], err.message, err.hint)
		}
	}
	return a, nil
}

// valueError says that a value does not fit its field.
type valueError struct{ message, hint string }

// take reads a value by the field's type.
func (a *atom) take(value string) *valueError {
	switch {
	case a.field.Type == Number:
		n, err := number(a.field.Name, value)
		a.numbers = append(a.numbers, n)
		return err
	case value == "":
	case a.field.Type == Date:
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return &valueError{fmt.Sprintf("%s wants a date as YYYY-MM-DD, found %q", a.field.Name, value), ""}
		}
	case a.field.Words != nil && !slices.Contains(a.field.Words, value):
		return notAmong(a.field, value)
	case a.field.Type == Mixed && a.op != Equal && a.op != NotEqual:
		if n, ok := decimal(value); ok {
			a.bound = &n
		}
	}
	a.texts = append(a.texts, value)
	return nil
}

// number reads a plain decimal number; empty is NaN.
func number(field, value string) (float64, *valueError) {
	if value == "" {
		return math.NaN(), nil
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) || strings.ContainsAny(value, "xX_") {
		return 0, &valueError{fmt.Sprintf("%s wants a number, found %q", field, value), "numbers are written 12 or 0.5, without a unit"}
	}
	return n, nil
}

func notAmong(f Field, value string) *valueError {
	hint := f.Name + " is one of " + strings.Join(f.Words, ", ")
	if near := suggest.Nearest(value, f.Words); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return &valueError{fmt.Sprintf("%s is never %q", f.Name, value), hint}
}
