package filter_test

import (
	"fmt"
	"testing"

	"github.com/wavecut/wavecut/inventory/filter"
)

func TestSQL(t *testing.T) {
	tests := []struct{ in, sql, args string }{
		{`site=SEL1`, `("site" IN (?))`, `[SEL1]`},
		{`site!=SEL1`, `NOT ifnull(("site" IN (?)),0)`, `[SEL1]`},
		{`site in (SEL1,BUS1)`, `("site" IN (?,?))`, `[SEL1 BUS1]`},
		{`site in (SEL1,"")`, `(ifnull("site",'') = '' OR "site" IN (?))`, `[SEL1]`},
		{`SITE=""`, `(ifnull("site",'') = '')`, `[]`},
		{`tier<=1.5`, `"tier" <= ?`, `[1.5]`},
		{`tier!=""`, `NOT ifnull(("tier" IS NULL),0)`, `[]`},
		{`contract_end<2027-01-01`, `nullif("contract_end",'') < ?`, `[2027-01-01]`},
		{`application~"p[a]y\**?"`, `ifnull("application",'') GLOB ?`, `[p[[]a]y[*]*?]`},
		{`"Rack Row"=A`, `((SELECT value FROM attributes WHERE key = ?) IN (?))`, `[Rack Row A]`},
		{`floor>B1`, `nullif("floor",'') > ?`, `[B1]`},
		{`floor>=-2.5`, `(SELECT CAST(v AS REAL) FROM (SELECT "floor" AS v) WHERE ` +
			`ltrim(substr(v,1,1),'-') || substr(v,2) GLOB '[0-9]*' AND substr(v,2) NOT GLOB '*[^0-9.]*'` +
			` AND v NOT GLOB '*.*.*') >= ?`, `[-2.5]`},
		{`not (tier=1 and site=A or id=x)`,
			`NOT ifnull(((("tier" IN (?)) AND ("site" IN (?))) OR ("id" IN (?))),0)`, `[1 A x]`},
	}
	for _, tt := range tests {
		f, err := schema.Compile(tt.in)
		if err != nil {
			t.Errorf("Compile(%q): %v", tt.in, err)
			continue
		}
		sql, args := f.SQL()
		if sql != tt.sql || fmt.Sprint(args) != tt.args {
			t.Errorf("Compile(%q).SQL() = %s, %v;\nwant %s, %s", tt.in, sql, args, tt.sql, tt.args)
		}
	}
}

func TestMatch(t *testing.T) {
	row := map[string]filter.Value{
		"id": filter.TextValue("web-1"), "site": filter.TextValue("SEL1"),
		"application": filter.TextValue("pay*ment"), "tier": filter.NumberValue(1),
		"contract_end": filter.TextValue("2027-06-30"), "Rack Row": filter.TextValue("행 7"), "floor": filter.TextValue("10"),
	}
	tests := []struct {
		in   string
		want bool
	}{
		{`site=SEL1 and tier<=1`, true}, {`site=sel1`, false}, {`site!=BUS1`, true},
		{`site in (BUS1,SEL1)`, true}, {`tier>1`, false}, {`tier>=1`, true}, {`tier<2 and tier>0`, true},
		{`memory_gb<10`, false}, {`not memory_gb<10`, true}, {`memory_gb=""`, true}, {`memory_gb!=""`, false},
		{`memory_gb!=3`, true}, {`tier in (0,1)`, true}, {`kind=""`, true},
		{`application~"pay*"`, true}, {`application~pay`, false}, {`application~"pay\*ment"`, true},
		{`application~"pay\*"`, false}, {`application~"???????t"`, true}, {`application~"*m*t"`, true},
		{`application~"*\?*"`, false}, {`kind~"*"`, true}, {`kind~"?*"`, false},
		{`contract_end<2028-01-01`, true}, {`contract_end>=2028-01-01`, false},
		{`"Rack Row"~"행*"`, true}, {`"rack row"="행 7"`, true},
		{`floor>9`, true}, {`floor>9x`, false}, {`floor<=10.0`, true}, {`floor=10`, true}, {`floor="10.0"`, false},
		{`site=BUS1 or not (tier=1 and kind=web)`, true},
	}
	for _, tt := range tests {
		f, err := schema.Compile(tt.in)
		if err != nil {
			t.Errorf("Compile(%q): %v", tt.in, err)
			continue
		}
		if got := f.Match(func(name string) filter.Value { return row[name] }); got != tt.want {
			t.Errorf("%q matches: %v, want %v", tt.in, got, tt.want)
		}
	}
}

func ExampleSchema_Compile() {
	assets := filter.Schema{Fields: []filter.Field{{Name: "site"}, {Name: "tier", Type: filter.Number}}}
	f, err := assets.Compile(`site=SEL1 and not tier>1`)
	if err != nil {
		fmt.Println(err)
		return
	}
	sql, args := f.SQL()
	fmt.Println(sql, args)
	// Output: (("site" IN (?)) AND NOT ifnull("tier" > ?,0)) [SEL1 1]
}
