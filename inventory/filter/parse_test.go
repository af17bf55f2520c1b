package filter_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/filter"
)

func TestParsePrints(t *testing.T) {
	tests := []struct{ in, want string }{
		{`site=SEL1`, `site=SEL1`},
		{`site = "SEL1"`, `site=SEL1`},
		{`site='서울 1'`, `site="서울 1"`},
		{`site=SEL1 and tier<=1 and application~"pay*" and not kind in (name,other)`,
			`site=SEL1 and tier<=1 and application~pay* and not kind in (name,other)`},
		{`a=1 or b=2 and c=3`, `a=1 or b=2 and c=3`},
		{`(a=1 or b=2) and c=3`, `(a=1 or b=2) and c=3`},
		{`a=1 or (b=2 or c=3)`, `a=1 or b=2 or c=3`},
		{`not (a=1 and b=2)`, `not (a=1 and b=2)`},
		{`NOT not a=1`, `not not a=1`},
		{`kind not in (a, b)`, `not kind in (a,b)`},
		{`team=""`, `team=""`},
		{`team="a""b"`, `team="a""b"`},
		{`team='it''s'`, `team="it's"`},
		{`team="and"`, `team="and"`},
		{`"Rack Row"=7`, `"Rack Row"=7`},
		{`fqdn~"*.shop.example"`, `fqdn~*.shop.example`},
		{"a=1\u3000and b=2", `a=1 and b=2`},
		{`((((a=1))))`, `a=1`},
	}
	for _, tt := range tests {
		e, err := filter.Parse(tt.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.in, err)
			continue
		}
		if got := e.String(); got != tt.want {
			t.Errorf("Parse(%q) prints %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	deep := strings.Repeat("(", 60) + "tier=1" + strings.Repeat(")", 60)
	tests := []struct {
		in, message, hint string
		column            int
	}{
		{``, "want a field, not, or (, found the end", "", 1},
		{`site`, `want =, !=, <, <=, >, >=, ~ or in after "site", found the end`, "", 5},
		{`site SEL1`, `want =, !=, <, <=, >, >=, ~ or in after "site", found "SEL1"`, "", 6},
		{`site=`, "want a value after =, found the end", `the empty value is written ""`, 6},
		{`site==SEL1`, `unknown operator "=="`, "equality is =", 5},
		{`site<>SEL1`, `unknown operator "<>"`, "inequality is !=", 5},
		{`site=SEL1 tier=1`, `want and, or, or the end, found "tier"`, "words with spaces stand in quotes", 11},
		{`site=SEL1 && tier=1`, `want and, or, or the end, found "&&"`, "conditions are joined by and", 11},
		{`(site=SEL1`, "want and, or, or ), found the end", "", 11},
		{`site=SEL1)`, `want and, or, or the end, found ")"`, "", 10},
		{`site="SEL1`, `the quote " is not closed`, "", 6},
		{`site in SEL1`, `want ( after in, found "SEL1"`, "a list is written (a,b)", 9},
		{`site in ()`, `want a value in the list, found ")"`, "a list is written (a,b)", 10},
		{`site in (a b)`, `want , or ) in the list, found "b"`, "words with spaces stand in quotes", 12},
		{`and=1`, `want a field, not, or (, found "and"`, "", 1},
		{`사이트=SEL1 and sit=1`, `unknown field "사이트"`, "fields: id, site", 1},
		{`site=서울 and sit=1`, `unknown field "sit"`, `did you mean "site"?`, 13},
		{`tier=high`, `tier wants a number, found "high"`, "numbers are written 12 or 0.5", 6},
		{`tier=NaN`, `tier wants a number, found "NaN"`, "", 6},
		{`tier=1e999`, `tier wants a number, found "1e999"`, "", 6},
		{`tier=0x10`, `tier wants a number`, "", 6},
		{`tier~1*`, "tier is a number and takes no pattern", "", 1},
		{`tier<""`, `nothing is < a value that is not given`, "", 6},
		{`kind=databse`, `kind is never "databse"`, `did you mean "database"?`, 6},
		{`kind in (web,zzz)`, `kind is never "zzz"`, "kind is one of name, web", 14},
		{`contract_end<2027`, `contract_end wants a date as YYYY-MM-DD, found "2027"`, "", 14},
		{"site=a\x00b", "control character U+0000", "", 7},
		{"site=\xff", "the text is not UTF-8", "", 1},
		{deep, "parentheses and nots go deeper than 50", "", 51},
		{strings.Repeat("not ", 60) + "tier=1", "parentheses and nots go deeper than 50", "", 201},
		{strings.Repeat("tier=1 or ", 200) + "tier=1", "more than 200 comparisons", "", 2001},
		{"tier in (" + strings.Repeat("1,", 2000) + "1)", "more than 2000 values in lists", "", 4010},
		{`site="` + strings.Repeat("x", 9000) + `"`, "longer than 8192 characters", "", 9008},
	}
	for _, tt := range tests {
		_, err := schema.Compile(tt.in)
		var e *filter.Error
		if !errors.As(err, &e) {
			t.Errorf("Compile(%.40q) = %v, want an *Error", tt.in, err)
			continue
		}
		if e.Column != tt.column || !strings.Contains(e.Message, tt.message) || !strings.Contains(e.Hint, tt.hint) {
			t.Errorf("Compile(%.40q): column %d, %q, hint %q;\nwant column %d, %q, hint %q",
				tt.in, e.Column, e.Message, e.Hint, tt.column, tt.message, tt.hint)
		}
	}
}

// The caps themselves are allowed.
func TestCompileTakesTheCaps(t *testing.T) {
	for _, in := range []string{
		strings.Repeat("(", filter.MaxDepth) + "tier=1" + strings.Repeat(")", filter.MaxDepth),
		strings.Repeat("tier=1 or ", filter.MaxComparisons-1) + "tier=1",
		"tier in (" + strings.Repeat("1,", filter.MaxValues-1) + "1)",
	} {
		if _, err := schema.Compile(in); err != nil {
			t.Errorf("Compile(%.40q): %v", in, err)
		}
	}
}

func TestErrorPointer(t *testing.T) {
	_, err := schema.Compile("site=SEL1 tier=1")
	var e *filter.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	if want := "site=SEL1 tier=1\n          ^"; e.Pointer() != want {
		t.Errorf("Pointer is\n%s\nwant\n%s", e.Pointer(), want)
	}
}
