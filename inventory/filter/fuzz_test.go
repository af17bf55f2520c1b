package filter_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/filter"
)

// sqlToken is everything that a condition may be made of: the columns of the
// schema, parameters, and the few words of the generator.
var sqlToken = regexp.MustCompile(`^("(id|site|application|kind|tier|memory_gb|contract_end|floor)"` +
	`|\(SELECT CAST\(v AS REAL\) FROM \(SELECT |` + regexp.QuoteMeta(
	` AS v) WHERE ltrim(substr(v,1,1),'-') || substr(v,2) GLOB '[0-9]*' AND substr(v,2) NOT GLOB '*[^0-9.]*' AND v NOT GLOB '*.*.*'`) +
	`|\(SELECT value FROM attributes WHERE key = \?\)` +
	`|''|\?|0|\(|\)|,| |=|<=|>=|<|>|IN|IS NULL|NOT|AND|OR|GLOB|ifnull|nullif)`)

// Any text is an error with a column inside the text, or a condition made of
// nothing but allowed tokens, with a parameter for every question mark.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{
		`site=SEL1 and tier<=1 and application~"pay*" and not kind in (name,other)`,
		`("Rack Row"='a''b' or id!="") and memory_gb>=1e3`, `contract_end<2027-01-01`,
		`site=x'); DROP TABLE assets; --`, `site="x"" OR 1=1"`, `id~"[a-z]*\?\\"`, `not not(tier in (1,"",2))`,
		"site=\u202e", `((((`, `""=""`, `id=?`, `floor>=10 and floor<"1.0.0"`, `"id"" or 1"=1`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := schema.Compile(text)
		if err != nil {
			var e *filter.Error
			if !errors.As(err, &e) || e.Column < 1 || e.Column > len([]rune(text))+1 {
				t.Fatalf("Compile(%q) = %v, want an *Error inside the text", text, err)
			}
			return
		}
		sql, args := c.SQL()
		onlyAllowed(t, sql)
		if n := strings.Count(sql, "?"); n != len(args) {
			t.Fatalf("%s has %d parameters and %d values", sql, n, len(args))
		}
		again, err := schema.Compile(c.String())
		if err != nil || again.String() != c.String() {
			t.Fatalf("%q prints as %q, which reads as %v, %v", text, c, again, err)
		}
		c.Match(func(string) filter.Value { return filter.Value{} })
	})
}

func onlyAllowed(t *testing.T, sql string) {
	for rest := sql; rest != ""; {
		found := sqlToken.FindString(rest)
		if found == "" {
			t.Fatalf("%s holds %q, which no filter may write", sql, rest)
		}
		rest = rest[len(found):]
	}
}
