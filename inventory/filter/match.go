package filter

import (
	"cmp"
	"math"
	"slices"
)

// Value is a field's value. The zero Value is not given.
type Value struct {
	text   string
	number float64
	given  bool
}

// TextValue is the value of a field of another type than Number; empty is not given.
func TextValue(s string) Value { return Value{text: s, given: s != ""} }

// NumberValue is the value of a field of type Number; NaN is not given, and
// neither is an infinite limit.
func NumberValue(v float64) Value {
	return Value{number: v, given: !math.IsNaN(v) && !math.IsInf(v, 0)}
}

// Lookup gives the value of a field, by the name that it has in the schema.
type Lookup func(field string) Value

// Match reports whether the filter holds for the values. It agrees with SQL.
func (f *Filter) Match(look Lookup) bool { return f.root.match(look) }

func (n allOf) match(look Lookup) bool {
	return !slices.ContainsFunc(n, func(n node) bool { return !n.match(look) })
}

func (n anyOf) match(look Lookup) bool {
	return slices.ContainsFunc(n, func(n node) bool { return n.match(look) })
}

func (n noneOf) match(look Lookup) bool { return !n.node.match(look) }

func (a atom) match(look Lookup) bool {
	v := look(a.field.Name)
	switch a.op {
	case Matches:
		return a.pattern.match(v.text)
	case Equal:
		return a.among(v)
	case NotEqual:
		return !a.among(v)
	}
	if !v.given {
		return false
	}
	if a.field.Type == Number {
		return ordered(a.op, cmp.Compare(v.number, a.numbers[0]))
	}
	if a.bound != nil {
		n, ok := decimal(v.text)
		return ok && ordered(a.op, cmp.Compare(n, *a.bound))
	}
	return ordered(a.op, cmp.Compare(v.text, a.texts[0]))
}

// among reports whether the value is one of those of the filter.
func (a atom) among(v Value) bool {
	if a.field.Type != Number {
		return slices.Contains(a.texts, v.text)
	}
	return slices.ContainsFunc(a.numbers, func(n float64) bool {
		if math.IsNaN(n) {
			return !v.given
		}
		return v.given && v.number == n
	})
}

// ordered applies an operator to the sign of a comparison.
func ordered(op Op, sign int) bool {
	switch op {
	case Less:
		return sign < 0
	case LessOrEqual:
		return sign <= 0
	case Greater:
		return sign > 0
	}
	return sign >= 0
}
