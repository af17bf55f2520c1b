package model_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"pgregory.net/rapid"
)

// bindEstate has one site to leave and two to go to; windows are Sundays 01:00
// UTC from 2027-03-07 to 2027-03-28.
func bindEstate() *model.Problem {
	return estatetest.New().
		Site("old", inventory.RoleRetire).Site("east", inventory.RoleKeep).Site("west", inventory.RoleKeep).
		Asset("db", "old", func(a *inventory.Asset) { a.Kind = inventory.KindDatabase }).
		Asset("gone", "old", func(a *inventory.Asset) { a.Method = inventory.MethodRetire }).
		Asset("here", "east").
		Asset("rack", "old", func(a *inventory.Asset) { a.Form = inventory.FormPhysical }).
		Name("www").
		Problem()
}

func TestBind(t *testing.T) {
	p := bindEstate()
	const db, gone, here, rack, www = 0, 1, 2, 3, 4
	const east, old, west = 0, 1, 2
	if www != 4 || p.T() != 4 {
		t.Fatal("the estate has changed")
	}
	tests := []struct {
		name string
		row  string // asset,wave,target,method,window_start
		want model.Decision
		// fault is part of the problem; the asset is then unscheduled.
		fault string
	}{
		{"a move", "db,2,west,cold,", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodCold}, ""},
		{"method left open", "db,2,west,,", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodReplicate}, ""},
		{"method auto", "db,2,west,auto,", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodReplicate}, ""},
		{"method in capitals", "db,2,west,COLD,", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodCold}, ""},
		{"retired", "gone,1,,retire,", model.Decision{Asset: gone, Wave: 1, Target: inventory.NoSite, Method: inventory.MethodRetire}, ""},
		{"retired by the inventory", "gone,1,,,", model.Decision{Asset: gone, Wave: 1, Target: inventory.NoSite, Method: inventory.MethodRetire}, ""},
		{"retired with a target", "gone,1,west,retire,", model.Decision{Asset: gone, Wave: 1, Target: inventory.NoSite, Method: inventory.MethodRetire}, ""},
		{"stays", "here,0,east,,", model.Decision{Asset: here, Wave: 0, Target: east}, ""},
		{"stays without target", "here,0,,,", model.Decision{Asset: here, Wave: 0, Target: east}, ""},
		{"stays with a target elsewhere", "here,0,west,,", model.Decision{Asset: here, Wave: 0, Target: west}, ""},
		{"unscheduled", "db,,,,", model.Decision{Asset: db, Wave: model.Unscheduled, Target: old}, ""},
		{"unscheduled with a target", "db,,west,cold,", model.Decision{Asset: db, Wave: model.Unscheduled, Target: west, Method: inventory.MethodCold}, ""},
		{"to where it is", "db,1,old,cold,", model.Decision{Asset: db, Wave: 1, Target: old, Method: inventory.MethodCold}, ""},
		{"window", "db,2,west,cold,2027-03-14T01:00:00Z", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodCold}, ""},
		{"window in another zone", "db,2,west,cold,2027-03-14T10:00:00+09:00", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodCold}, ""},
		{"window by a spreadsheet", "db,2,west,cold,2027-03-14 01:00", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodCold}, ""},
		{"window by date", "db,2,west,cold,2027-03-14", model.Decision{Asset: db, Wave: 2, Target: west, Method: inventory.MethodCold}, ""},

		{"another window", "db,2,west,cold,2027-03-21T01:00:00Z", model.Decision{Asset: db}, "not that of wave 2"},
		{"window of a stay", "here,0,east,,2027-03-14T01:00:00Z", model.Decision{Asset: here}, "without a window"},
		{"window as words", "db,2,west,cold,soon", model.Decision{Asset: db}, "not that of wave 2"},
		{"late wave", "db,5,west,cold,", model.Decision{Asset: db}, `wave "5"`},
		{"negative wave", "db,-1,west,cold,", model.Decision{Asset: db}, `wave "-1"`},
		{"wave in words", "db,two,west,cold,", model.Decision{Asset: db}, `wave "two"`},
		{"unknown site", "db,2,south,cold,", model.Decision{Asset: db}, `no site "south"`},
		{"unknown method", "db,2,west,magic,", model.Decision{Asset: db}, `no method "magic"`},
		{"no target", "db,2,,cold,", model.Decision{Asset: db}, "no target"},
		{"no method to be found", "rack,2,west,,", model.Decision{Asset: rack}, "(C9)"}, // 12 h in a window of 5
		{"a cell too many", "db,2,west,cold,,,,,,,x", model.Decision{Asset: db}, "the line has 11 cells, the header 5"},
		{"a stray quote", `db,2,"west"x,cold,`, model.Decision{Asset: db}, `extraneous or missing "`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := model.ReadPlan("plan.csv", []byte("asset,wave,target,method,window_start\n"+tt.row+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			plan, problems := model.Bind(p, rows)
			got := plan.Decisions[tt.want.Asset]
			if tt.fault != "" {
				if len(problems) == 0 || !strings.Contains(problems[0].Detail, tt.fault) || problems[0].Line != 2 {
					t.Errorf("problems are %+v", problems)
				}
				tt.want.Wave, tt.want.Reason = model.Unscheduled, "C10"
				tt.want.Target = p.Estate.Assets[tt.want.Asset].Site
			} else if len(problems) != 3 { // the other three assets have no row
				t.Errorf("problems are %+v", problems)
			}
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestBindWholePlan(t *testing.T) {
	p := bindEstate()
	text := "wave;Target ; *ASSET;note\n1;west;db;x\n2;east;db;x\n0;;here;\n3;west;nobody;\n1;;www;\n9;;rack;\n1;;gone;\n"
	rows, err := model.ReadPlan("plan.csv", []byte("\ufeff# by hand\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	plan, problems := model.Bind(p, rows)
	want := []model.RowProblem{
		{Line: 4, Subject: "db", Detail: "the asset has a row already"},
		{Line: 6, Subject: "nobody", Detail: `there is no asset "nobody"`},
		{Line: 7, Subject: "www", Detail: "the asset has no site, and so no place in a plan"},
		{Line: 8, Subject: "rack", Detail: `wave "9" is not empty and not one of 0 to 4`},
	}
	if !reflect.DeepEqual(problems, want) {
		t.Errorf("problems are %+v", problems)
	}
	var waves []int32
	for _, d := range plan.Decisions {
		waves = append(waves, d.Wave)
	}
	if fmt.Sprint(waves) != "[1 1 0 -1]" {
		t.Errorf("waves are %v", waves)
	}
	if _, problems := model.Bind(p, rows[:1]); len(problems) != 3 || problems[2].Subject != "rack" || problems[2].Line != 0 {
		t.Errorf("missing assets give %+v", problems)
	}
}

func TestReadPlanFaults(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", "the file is empty"},
		{"comments alone", "# nothing\n\n", "the file is empty"},
		{"no wave", "asset,target,waves\n", "no column wave; it has asset, target, waves"},
		{"twice", "asset,wave,target,Wave\n", "column wave stands twice"},
		{"not UTF-8", "asset,wave,target\na,1,b\n\xb0\xa1,1,b\n", "line 3 is not UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := model.ReadPlan("p.csv", []byte(tt.text))
			if err == nil || !strings.HasPrefix(err.Error(), "read plan p.csv: ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestReadPlanForms(t *testing.T) {
	utf16 := []byte{0xff, 0xfe}
	for _, c := range "asset\twave\ttarget\r\n가\t1\twest\r\n" {
		utf16 = append(utf16, byte(c), byte(c>>8))
	}
	tests := map[string][]byte{
		"tabs and UTF-16": utf16,
		"old line ends":   []byte("asset,wave,target\r가,1,west\r"),
		"quoted":          []byte("\"asset\",\"wave\",\"target\"\n\"가\",\"1\",\" west \"\n"),
	}
	for name, data := range tests {
		rows, err := model.ReadPlan(name, data)
		want := []model.Row{{Line: 2, Asset: "가", Wave: "1", Target: "west"}}
		if err != nil || !reflect.DeepEqual(rows, want) {
			t.Errorf("%s: %+v, %v", name, rows, err)
		}
	}
}

// TestPlanFileReadsBack: a plan goes out as rows and comes back the same.
func TestPlanFileReadsBack(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 7))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 8, Sites: 3})
		plan := estatetest.RandomPlan(rng, p)
		var b bytes.Buffer
		if err := model.WritePlan(&b, model.Rows(p, plan)); err != nil {
			t.Fatal(err)
		}
		rows, err := model.ReadPlan("plan", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got, problems := model.Bind(p, rows)
		if len(problems) > 0 || !reflect.DeepEqual(got, plan) {
			t.Fatalf("seed %d: problems %v\n got %+v\nwant %+v\n%s", seed, problems, got, plan, b.String())
		}
	}
}

// TestRowsReadBack: any cells survive writing and reading, but for space around them.
func TestRowsReadBack(t *testing.T) {
	trimmed := func(s string) bool { return strings.TrimSpace(s) == s }
	cell := rapid.StringMatching(`([^\s\x00]([^\r\x00]*[^\s\x00])?)?`).Filter(trimmed)
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Row {
			return model.Row{
				Asset: rapid.StringMatching(`[#a-z,;"' 가-힣]{0,9}[a-z]`).Filter(trimmed).Draw(t, "asset"),
				Wave:  cell.Draw(t, "wave"), Target: cell.Draw(t, "target"), Method: cell.Draw(t, "method"),
				WindowStart: cell.Draw(t, "start"), FromSite: cell.Draw(t, "from"),
				OutageMinutes: cell.Draw(t, "outage"), MoveGroup: cell.Draw(t, "group"), Reason: cell.Draw(t, "reason"),
			}
		}), 0, 4).Draw(t, "rows")
		for i := range rows {
			if strings.HasPrefix(rows[i].Wave, "#") {
				rows[i].Wave = "1"
			}
		}
		var b bytes.Buffer
		if err := model.WritePlan(&b, rows); err != nil {
			t.Fatal(err)
		}
		got, err := model.ReadPlan("plan", b.Bytes())
		if err != nil {
			t.Fatalf("%v in %q", err, b.String())
		}
		for i := range got {
			got[i].Line = 0
		}
		if len(got) != len(rows) || (len(rows) > 0 && !reflect.DeepEqual(got, rows)) {
			t.Fatalf("got %+v\nwant %+v\n%q", got, rows, b.String())
		}
	})
}

func FuzzReadPlan(f *testing.F) {
	f.Add([]byte("asset,wave,target\ndb,1,west\nhere,0,\n"))
	f.Add([]byte("asset;wave;target;method\n\"db;1\ngone;2;;retire\n"))
	f.Add([]byte("\xfe\xff\x00a"))
	p := bindEstate()
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := model.ReadPlan("fuzz", data)
		if err != nil {
			return
		}
		plan, _ := model.Bind(p, rows)
		if len(plan.Decisions) != len(p.Placed) {
			t.Fatalf("%d decisions", len(plan.Decisions))
		}
		for _, d := range plan.Decisions {
			if d.Wave < model.Unscheduled || d.Wave > int32(p.T()) || (d.Target == inventory.NoSite) != d.Retires() {
				t.Errorf("decision %+v", d)
			}
		}
	})
}

func ExampleBind() {
	p := bindEstate()
	rows, err := model.ReadPlan("plan.csv", []byte("asset,wave,target\ndb,2,west\ngone,1,\nhere,0,\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, problems := model.Bind(p, rows)
	for _, d := range plan.Decisions {
		fmt.Println(p.Estate.Assets[d.Asset].ID, d.Wave, p.Estate.SiteID(d.Target), d.Method)
	}
	fmt.Println(problems)
	// Output:
	// db 2 west replicate
	// gone 1  retire
	// here 0 east auto
	// rack -1 old auto
	// [{0 rack the asset has no row; it is priced as unscheduled}]
}
