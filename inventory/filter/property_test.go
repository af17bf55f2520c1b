package filter_test

import (
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/filter"
	"pgregory.net/rapid"
)

// word draws a word of any characters but controls, which no filter holds.
func word() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[a-zA-Z0-9_.*?-]{1,6}`),
		rapid.SampledFrom([]string{"and", "OR", "not", "in", "a b", `"`, `'`, `it's "x"`, "서울", "a,b", "(", `\*`}),
		rapid.StringMatching(`\PC{1,5}`),
	)
}

func expr(depth int) *rapid.Generator[filter.Expr] {
	compare := rapid.Custom(func(t *rapid.T) filter.Expr {
		value := rapid.OneOf(word(), rapid.Just("")).Draw(t, "value")
		op := rapid.SampledFrom([]string{"=", "!=", "<", "<=", ">", ">=", "~"}).Draw(t, "op")
		return parsed(t, quoted(word().Draw(t, "field"))+op+quoted(value))
	})
	in := rapid.Custom(func(t *rapid.T) filter.Expr {
		var values []string
		for _, v := range rapid.SliceOfN(word(), 1, 3).Draw(t, "values") {
			values = append(values, quoted(v))
		}
		return parsed(t, quoted(word().Draw(t, "field"))+" in ("+strings.Join(values, " , ")+")")
	})
	if depth == 0 {
		return rapid.OneOf(compare, in)
	}
	inner := expr(depth - 1)
	joined := rapid.Custom(func(t *rapid.T) filter.Expr {
		terms := rapid.SliceOfN(inner, 2, 3).Draw(t, "terms")
		if rapid.Bool().Draw(t, "or") {
			return filter.Or{Terms: without[filter.Or](terms)}
		}
		return filter.And{Terms: without[filter.And](terms)}
	})
	not := rapid.Map(inner, func(e filter.Expr) filter.Expr { return filter.Not{Term: e} })
	return rapid.OneOf(compare, in, joined, not)
}

// without wraps terms of one kind in a not, since an And holds no And and an Or no Or.
func without[T filter.Expr](terms []filter.Expr) []filter.Expr {
	out := make([]filter.Expr, len(terms))
	for i, e := range terms {
		if _, ok := e.(T); ok {
			e = filter.Not{Term: e}
		}
		out[i] = e
	}
	return out
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

func parsed(t *rapid.T, text string) filter.Expr {
	e, err := filter.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return e
}

func TestPrintReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := expr(3).Draw(t, "filter")
		text := e.String()
		if got, want := shape(parsed(t, text)), shape(e); got != want {
			t.Fatalf("%q reads as %s, want %s", text, got, want)
		}
	})
}

// shape writes a filter without the grammar's own printer.
func shape(e filter.Expr) string {
	switch e := e.(type) {
	case filter.And:
		return "and" + shapes(e.Terms)
	case filter.Or:
		return "or" + shapes(e.Terms)
	case filter.Not:
		return "not" + shapes([]filter.Expr{e.Term})
	case filter.In:
		return "in[" + strings.Join(append([]string{e.Field}, e.Values...), "\x00") + "]"
	case filter.Compare:
		return e.Op.String() + "[" + e.Field + "\x00" + e.Value + "]"
	}
	return "?"
}

func shapes(terms []filter.Expr) string {
	var out []string
	for _, t := range terms {
		out = append(out, shape(t))
	}
	return "{" + strings.Join(out, " ") + "}"
}
