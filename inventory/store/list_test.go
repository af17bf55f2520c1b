package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory/filter"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"pgregory.net/rapid"
)

// listed is a database with rows that have every kind of value, and none.
func listed(t *testing.T) *store.DB {
	t.Helper()
	files := fstest.MapFS{
		"sites.csv": {Data: []byte("id,name,role,contract_end,capacity_vcpu,floor\n" +
			"SEL1,서울 1,retire,2027-06-30,64,10\nBUS1,,keep,,,B1\nAWS,it's 'cloud',cloud,2028-01-01,,\n")},
		"assets.csv": {Data: []byte("id,site,name,kind,tier,application,memory_gb,spread,Rack Row\n" +
			"web-1,SEL1,쇼핑몰 웹,web,0,pay,8,no,2\nweb-2,SEL1,,web,1,pay[1],16,yes,10\ndb_1,BUS1,a*b,database,,PAY,,,x\n" +
			"www.shop.example,,,name,,,,,\nq?,AWS,%_,queue,4,,0.5,,-3\n")},
		"dependencies.csv": {Data: []byte("from,to,kind,max_rtt_ms,constraint\n" +
			"www.shop.example,web-1,dns,,\nweb-1,db_1,sync,2,same_site\nweb-2,db_1,,,\nweb-1,q?,async,,after\n")},
	}
	set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(files)}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	summary, err := db.Import(t.Context(), set, store.ImportOptions{})
	if err != nil || summary.Rejected() > 0 {
		t.Fatalf("import: %v, %v", summary, err)
	}
	return db
}

// keys lists a table and gives its first columns.
func keys(t *testing.T, db *store.DB, table ingest.Table, where *filter.Filter) []string {
	t.Helper()
	var out []string
	for row, err := range db.Rows(t.Context(), table, where) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprint(row[0]))
	}
	return out
}

func TestRows(t *testing.T) {
	db := listed(t)
	tests := []struct {
		table ingest.Table
		where string
		want  string
	}{
		{ingest.Sites, ``, "AWS BUS1 SEL1"},
		{ingest.Sites, `role!=keep`, "AWS SEL1"},
		{ingest.Sites, `contract_end<2028-01-01`, "SEL1"},
		{ingest.Sites, `name="it's 'cloud'"`, "AWS"},
		{ingest.Sites, `floor>=9`, "SEL1"},
		{ingest.Assets, ``, "db_1 q? web-1 web-2 www.shop.example"},
		{ingest.Assets, `site=SEL1 and tier<=1 and application~"pay*" and not kind in (name,other)`, "web-1 web-2"},
		{ingest.Assets, `site=""`, "www.shop.example"},
		{ingest.Assets, `"rack row">2`, "web-2"},
		{ingest.Assets, `"Rack Row"=""`, "www.shop.example"},
		{ingest.Assets, `application~"pay[1]"`, "web-2"},
		{ingest.Assets, `name~"*\**"`, "db_1"},
		{ingest.Assets, `id~"q\?"`, "q?"},
		{ingest.Assets, `name="%_"`, "q?"},
		{ingest.Assets, `spread=yes`, "web-2"},
		{ingest.Assets, `tier=2 and kind=database`, "db_1"},
		{ingest.Dependencies, `constraint~"*after*" or max_rtt_ms<=2`, "web-1 web-1"},
		{ingest.Dependencies, `kind=dns`, "www.shop.example"},
	}
	for _, tt := range tests {
		var f *filter.Filter
		var err error
		if tt.where != "" {
			f, err = db.Filter(t.Context(), tt.table, tt.where)
		}
		if err != nil {
			t.Errorf("%s: %v", tt.where, err)
			continue
		}
		if got := strings.Join(keys(t, db, tt.table, f), " "); got != tt.want {
			t.Errorf("%v where %s: %s, want %s", tt.table, tt.where, got, tt.want)
		}
	}
}

func TestFilterRefuses(t *testing.T) {
	db := listed(t)
	tests := []struct {
		table       ingest.Table
		where, hint string
	}{
		{ingest.Assets, `sit=SEL1`, `did you mean "site"?`},
		{ingest.Assets, `rackrow=2`, `did you mean "Rack Row"?`},
		{ingest.Dependencies, `attributes=x`, "fields: from, to, kind"},
		{ingest.Assets, `source_no=1`, "fields: id, site"},
	}
	for _, tt := range tests {
		_, err := db.Filter(t.Context(), tt.table, tt.where)
		var unread *filter.Error
		if !errors.As(err, &unread) || !strings.HasPrefix(unread.Hint, tt.hint) {
			t.Errorf("%s: %v, want the hint %q", tt.where, err, tt.hint)
		}
	}
}

func TestAttributes(t *testing.T) {
	db := listed(t)
	for table, want := range map[ingest.Table]string{ingest.Assets: "[Rack Row]", ingest.Sites: "[floor]"} {
		if got, err := db.Attributes(t.Context(), table); err != nil || fmt.Sprint(got) != want {
			t.Errorf("attributes of %v are %v, %v, want %s", table, got, err, want)
		}
	}
}

// The database and the predicate let the same rows through, whatever the filter.
func TestFilterAgreesWithPredicate(t *testing.T) {
	db := listed(t)
	ctx := context.Background()
	var all [][]any
	for row, err := range db.Rows(ctx, ingest.Assets, nil) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	rapid.Check(t, func(r *rapid.T) {
		f, err := db.Filter(ctx, ingest.Assets, condition(3).Draw(r, "filter"))
		if err != nil {
			r.Skip(err)
		}
		var want []string
		for _, row := range all {
			if f.Match(func(name string) filter.Value { return value(row, name) }) {
				want = append(want, fmt.Sprint(row[0]))
			}
		}
		var got []string
		for row, err := range db.Rows(ctx, ingest.Assets, f) {
			if err != nil {
				r.Fatal(err)
			}
			got = append(got, fmt.Sprint(row[0]))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			r.Fatalf("%s: the database lets %v through, the predicate %v", f, got, want)
		}
	})
}

// condition draws filters that are mostly well formed and often hold for a row.
func condition(depth int) *rapid.Generator[string] {
	atom := rapid.Custom(func(t *rapid.T) string {
		field := rapid.SampledFrom([]string{"id", "site", "name", "kind", "tier", "application", "memory_gb", "spread", `"Rack Row"`, "team"}).Draw(t, "field")
		op := rapid.SampledFrom([]string{"=", "!=", "<", "<=", ">", ">=", "~", " in "}).Draw(t, "op")
		value := rapid.SampledFrom([]string{
			`""`, "0", "1", "2", "10", "-3", "0.5", "web", "yes", "SEL1", "pay", `"pay[1]"`, `"*"`, `"?*"`, `"p*"`, `"*\**"`,
			`"%_"`, "db_1", `"쇼핑몰 웹"`, `"*웹"`, "x", "zzz", `"[a-z]*"`,
		})
		if op == " in " {
			return field + op + "(" + strings.Join(rapid.SliceOfN(value, 1, 3).Draw(t, "values"), ",") + ")"
		}
		return field + op + value.Draw(t, "value")
	})
	if depth == 0 {
		return atom
	}
	inner := condition(depth - 1)
	return rapid.OneOf(atom, rapid.Custom(func(t *rapid.T) string {
		joined := "(" + inner.Draw(t, "a") + rapid.SampledFrom([]string{" and ", " or "}).Draw(t, "join") + inner.Draw(t, "b") + ")"
		if rapid.Bool().Draw(t, "not") {
			return "not " + joined
		}
		return joined
	}))
}

// value is a row's value as the predicate wants it.
func value(row []any, name string) filter.Value {
	columns := ingest.Assets.Columns()
	for i, c := range columns {
		if c.Name != name {
			continue
		}
		switch v := row[i].(type) {
		case string:
			return filter.TextValue(v)
		case int64:
			return filter.NumberValue(float64(v))
		case float64:
			return filter.NumberValue(v)
		}
		return filter.Value{}
	}
	var attributes map[string]string
	if err := json.Unmarshal([]byte(row[len(columns)].(string)), &attributes); err != nil {
		return filter.Value{}
	}
	return filter.TextValue(attributes[name])
}
