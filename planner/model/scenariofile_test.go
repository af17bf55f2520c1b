package model_test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"pgregory.net/rapid"
)

func parse(t *testing.T, text string) *model.Scenario {
	t.Helper()
	s, err := model.ParseScenario("scenario.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestScenarioDefaults(t *testing.T) {
	got := parse(t, "start_date = 2027-03-01\n")
	want := model.DefaultScenario()
	want.StartDate = inventory.Date{Year: 2027, Month: 3, Day: 1}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if got.Location != time.UTC || got.HorizonWeeks != 52 || got.ImpactDepth != 4 || got.Currency != "KRW" {
		t.Errorf("defaults are %+v", got)
	}
}

func TestScenarioHasEveryKey(t *testing.T) {
	text, err := os.ReadFile("testdata/full.toml")
	if err != nil {
		t.Fatal(err)
	}
	got := parse(t, string(text))
	seoul, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Fatal(err)
	}
	want := model.DefaultScenario()
	want.Name, want.Location, want.Keep, want.ChangeCost = "four-to-two", seoul, 2, 1500
	want.StartDate = inventory.Date{Year: 2027, Month: 3, Day: 1}
	want.HorizonWeeks, want.ImpactDepth = 26, 3
	want.LatencyCostPerHour, want.CostPerEffortHour, want.WaveFixedCost, want.SLAPenaltyPerDay = 5001, 60001, 2000001, 100001
	want.Recurrences = []model.Recurrence{
		{Weekday: time.Sunday, Hour: 1, Minute: 30, Hours: 5.5, EveryWeeks: 2, LoadFactor: 0.25},
		{Weekday: time.Saturday, Hour: 20, Hours: 34, EveryWeeks: 4, LoadFactor: 0.6},
	}
	want.Wave = model.WaveLimits{
		MaxAssets: 400, MaxEffortHours: math.Inf(1), MaxTier0: 5,
		Ramp: []float64{10, 40, 120}, PilotWaves: 2, PilotMinTier: 4,
	}
	want.LinkDefault = model.LinkDefault{BandwidthMbps: 900, RTTms: 6, TransferCostPerGB: 1}
	want.Copy = model.Copy{MigrationShare: 0.4, SyncDays: 5, StreamMbps: 800, ReplicationLagMinutes: 4, LiveMaxRTTms: 9, PhysicalHours: 11}
	want.DowntimeCostPerHour[inventory.External] = [5]float64{5, 4, 3, 2, 1}
	want.DowntimeCostPerHour[inventory.Internal] = [5]float64{50, 40, 30, 20, 10}
	want.MaxDowntimeMinutes = [5]float64{1, 2, 3, 4, 5}
	want.Methods[inventory.MethodPhysical].FixedCost = 300000
	want.Methods[inventory.MethodDrain].OverlapDays = 3
	want.Policy = model.Policy{
		CloudDataClasses: []string{"public"},
		CloudAllowedFrom: map[string]inventory.Date{"personal": {Year: 2019, Month: 1, Day: 1}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestScenarioTablesReplaceOnlyWhatTheyName(t *testing.T) {
	s := parse(t, "start_date = \"2027-03-01\"\n[copy]\nsync_days = 2\n[downtime_cost_per_hour]\ninternal = [1,1,1,1,1]\n[methods.live]\nfixed_cost = 9\n")
	if s.Copy.SyncDays != 2 || s.Copy.StreamMbps != 1000 {
		t.Errorf("copy is %+v", s.Copy)
	}
	if s.DowntimeCostPerHour[inventory.External][0] != 50000000 || s.DowntimeCostPerHour[inventory.Internal][0] != 1 {
		t.Errorf("downtime costs are %v", s.DowntimeCostPerHour)
	}
	if m := s.Methods[inventory.MethodLive]; m != (model.MethodCost{FixedCost: 9, OverlapDays: 1}) {
		t.Errorf("live is %+v", m)
	}
}

func TestScenarioWindowsReplaceTheDefault(t *testing.T) {
	s := parse(t, "start_date = 2027-03-01\n[[window]]\nweekday = \"Wednesday\"\nstart = 22:15:00\n")
	want := []model.Recurrence{{Weekday: time.Wednesday, Hour: 22, Minute: 15, Hours: 5, EveryWeeks: 1, LoadFactor: 0.3}}
	if !reflect.DeepEqual(s.Recurrences, want) {
		t.Errorf("windows are %+v", s.Recurrences)
	}
	if s := parse(t, "start_date = 2027-03-01\nwindow = []\n"); len(s.Recurrences) != 0 {
		t.Errorf("an empty list gives %+v", s.Recurrences)
	}
}

func TestScenarioFaults(t *testing.T) {
	const start = "start_date = 2027-03-01\n"
	tests := []struct {
		name, text string
		line       int
		code, want string // the message contains want
	}{
		{"not toml", start + "keep = = 2\n", 2, "SCN001", "not valid TOML"},
		{"given twice", start + "keep = 1\nkeep = 2\n", 3, "SCN001", "already"},
		{"no start", "keep = 2\n", 0, "SCN005", "start_date is required"},
		{"unknown key", start + "horizon_week = 4\n", 2, "SCN002", "nearest known one is horizon_weeks"},
		{"unknown in a table", start + "\n[wave]\nmax_asets = 4\n", 4, "SCN002", "nearest known one is wave.max_assets"},
		{"in the wrong table", start + "max_tier0 = 4\n", 2, "SCN002", "nearest known one is wave.max_tier0"},
		{"unknown in a window", start + "[[window]]\nhours = 2\n[[window]]\nhour = 2\n", 5, "SCN002", "window[1].hour; the nearest known one is window.hours"},
		{"cut off", start + "horizn = 4\n", 2, "SCN002", "nearest known one is horizon_weeks"},
		{"unknown table", start + "[waves]\nmax_assets = 4\n", 2, "SCN002", "nearest known one is wave"},
		{"unknown method", start + "[methods.drian]\nfixed_cost = 4\n", 2, "SCN002", "methods.drain"},
		{"text for a number", start + "wave_fixed_cost = \"2\"\n", 2, "SCN003", "want a number"},
		{"number for a text", start + "name = 2\n", 2, "SCN003", "want a text"},
		{"number for a table", start + "wave = 2\n", 2, "SCN003", "want a table"},
		{"table for a list", start + "[window]\nhours = 2\n", 2, "SCN003", "[[window]]"},
		{"negative", start + "wave_fixed_cost = -1\n", 2, "SCN004", "0 or more"},
		{"nan", start + "wave_fixed_cost = nan\n", 2, "SCN004", "0 or more"},
		{"inf", start + "[copy]\nsync_days = inf\n", 3, "SCN004", "0 or more"},
		{"huge", start + "wave_fixed_cost = 1e300\n", 2, "SCN004", "0 or more"},
		{"no weeks", start + "horizon_weeks = 0\n", 2, "SCN004", "from 1 to"},
		{"half a week", start + "horizon_weeks = 1.5\n", 2, "SCN004", "whole number"},
		{"weekday", start + "[[window]]\nweekday = \"sunny\"\n", 3, "SCN004", "sun, mon"},
		{"clock", start + "[[window]]\nstart = \"25:00\"\n", 3, "SCN004", "time of day"},
		{"clock with seconds", start + "[[window]]\nstart = 01:00:30\n", 3, "SCN004", "time of day"},
		{"no hours", start + "[[window]]\nhours = 0\n", 3, "SCN004", "above 0"},
		{"negative hours in the second", start + "[[window]]\nhours = 1\n\n[[window]]\nhours = -1\n", 6, "SCN004", "window[1].hours"},
		{"every no week", start + "[[window]]\nevery_weeks = 0\n", 3, "SCN004", "from 1"},
		{"zone", start + "time_zone = \"Asia/Soul\"\n", 2, "SCN004", "IANA"},
		{"zone of the machine", start + "time_zone = \"Local\"\n", 2, "SCN004", "IANA"},
		{"currency", start + "currency = \"won\"\n", 2, "SCN004", "ISO 4217"},
		{"four tiers", start + "[max_downtime_minutes]\nby_tier = [1,2,3,4]\n", 3, "SCN004", "5 numbers"},
		{"a negative tier", start + "[max_downtime_minutes]\nby_tier = [1,2,3,4,-5]\n", 3, "SCN004", "by_tier[4]"},
		{"a text in a list", start + "[wave]\nramp = [1,\"2\"]\n", 3, "SCN003", "ramp[1]"},
		{"share above 1", start + "[copy]\nmigration_share = 1.5\n", 3, "SCN004", "at most 1"},
		{"no bandwidth", start + "[link_default]\nbandwidth_mbps = 0\n", 3, "SCN004", "above 0"},
		{"date with time", "start_date = 2027-03-01T00:00:00Z\n", 1, "SCN003", "want a date"},
		{"no date", "start_date = \"1 March\"\n", 1, "SCN004", "YYYY-MM-DD"},
		{"class without a date", start + "[policy]\ncloud_allowed_from = { personal = true }\n", 3, "SCN003", "cloud_allowed_from.personal"},
		{"tier of pilots", start + "[wave]\npilot_min_tier = 5\n", 3, "SCN004", "0 to 4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := model.ParseScenario("s.toml", []byte(tt.text))
			var se *model.ScenarioError
			if !errors.As(err, &se) {
				t.Fatalf("error is %v", err)
			}
			f := se.Findings[0]
			if len(se.Findings) != 1 || f.Position.Line != tt.line || f.Code != tt.code || !strings.Contains(f.Message, tt.want) {
				t.Errorf("findings are %v", se.Findings)
			}
		})
	}
}

func TestScenarioErrorCountsTheRest(t *testing.T) {
	_, err := model.ParseScenario("s.toml", []byte("keep = -1\nhorizon_weeks = 0\nstart_date = 2027-03-01\nfoo = 1\n"))
	want := "read scenario s.toml: line 1: keep is -1; want a whole number from 0 to 10000 (and 2 more)"
	if err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}

func TestScenarioMoneyOfOtherCurrencies(t *testing.T) {
	s := parse(t, "start_date = 2027-03-01\ncurrency = \"EUR\"\nwave_fixed_cost = 0\n[downtime_cost_per_hour]\nexternal = [9,9,9,9,9]\n")
	want := []string{"latency_cost_per_hour", "cost_per_effort_hour", "sla_penalty_per_day", "downtime_cost_per_hour.internal"}
	if !reflect.DeepEqual(s.NotGiven, want) {
		t.Errorf("not given: %v", s.NotGiven)
	}
	if s.LatencyCostPerHour != 0 || s.DowntimeCostPerHour[inventory.Internal][0] != 0 || s.DowntimeCostPerHour[inventory.External][0] != 9 {
		t.Errorf("a default of KRW remains: %+v", s)
	}
}

func TestMissingMoney(t *testing.T) {
	tests := []struct {
		name  string
		build func(*estatetest.Builder)
		want  string
	}{
		{"no assets", func(b *estatetest.Builder) {}, "[]"},
		{"an asset", func(b *estatetest.Builder) { b.Asset("a", "s") },
			"[cost_per_effort_hour wave_fixed_cost downtime_cost_per_hour.internal]"},
		{"no effort, price given", func(b *estatetest.Builder) {
			b.Asset("a", "s", func(a *inventory.Asset) { a.EffortHours, a.DowntimeCostPerHour = 0, 5 })
		}, "[wave_fixed_cost]"},
		{"an external name", func(b *estatetest.Builder) {
			b.Name("n", func(a *inventory.Asset) { a.Exposure = inventory.External })
		}, "[downtime_cost_per_hour.external]"},
		{"a test asset", func(b *estatetest.Builder) {
			b.Asset("a", "s", func(a *inventory.Asset) { a.Environment = inventory.EnvTest })
		}, "[cost_per_effort_hour wave_fixed_cost]"},
		{"calls from a name", func(b *estatetest.Builder) {
			b.Name("n").Asset("a", "s").Depend("n", "a", func(d *inventory.Dependency) { d.CallsPerSecond, d.MaxRTTms = 1, 1 })
		}, "[cost_per_effort_hour wave_fixed_cost downtime_cost_per_hour.internal]"},
		{"calls between assets", func(b *estatetest.Builder) {
			b.Asset("b", "s").Asset("a", "s").Depend("b", "a", func(d *inventory.Dependency) { d.CallsPerSecond, d.MaxRTTms = 1, 1 })
		}, "[latency_cost_per_hour cost_per_effort_hour wave_fixed_cost sla_penalty_per_day downtime_cost_per_hour.internal]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := estatetest.New().Site("s", inventory.RoleKeep)
			tt.build(b)
			s := parse(t, "start_date = 2027-03-01\ncurrency = \"EUR\"\n")
			p, err := model.NewProblem(b.Estate(), s)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(s.MissingMoney(p)); got != tt.want {
				t.Errorf("missing %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDigestIgnoresFormAndSeesContent(t *testing.T) {
	base := parse(t, "start_date = 2027-03-01\nkeep = 2\n[wave]\nmax_assets = 4\n").Digest()
	same := []string{
		"# a comment\nkeep = 2\nstart_date = \"2027-03-01\"\nhorizon_weeks = 52\nwave = { max_assets = 4.0 }\n",
		"keep = 2\nstart_date = 2027-03-01\nwave.max_assets = 4\n[[window]]\nweekday = \"sunday\"\n",
	}
	for _, text := range same {
		if d := parse(t, text).Digest(); d != base {
			t.Errorf("%q has another digest", text)
		}
	}
	other := []string{
		"start_date = 2027-03-01\nkeep = 1\n[wave]\nmax_assets = 4\n",
		"start_date = 2027-03-01\nkeep = 2\n[wave]\nmax_assets = 0\n",
		"start_date = 2027-03-01\nkeep = 2\nwindow = []\n[wave]\nmax_assets = 4\n",
	}
	for _, text := range other {
		if parse(t, text).Digest() == base {
			t.Errorf("%q has the same digest", text)
		}
	}
	if len(base) != 64 {
		t.Errorf("digest %q", base)
	}
}

// TestCanonicalReadsBack: reading the canonical form gives an equal scenario.
func TestCanonicalReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScenario(t)
		got, err := model.ParseScenario("canonical", s.TOML())
		if err != nil {
			t.Fatalf("%v\n%s", err, s.TOML())
		}
		if !reflect.DeepEqual(got, s) {
			t.Fatalf("got %+v\nwant %+v\n%s", got, s, s.TOML())
		}
	})
}

func drawScenario(t *rapid.T) *model.Scenario {
	number := func(name string) float64 {
		return rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(0, 1e15), rapid.Just(1e15), rapid.Just(0.1)).Draw(t, name)
	}
	s := model.DefaultScenario()
	s.Name = rapid.String().Filter(func(s string) bool { return strings.ToValidUTF8(s, "") == s }).Draw(t, "name")
	s.StartDate = inventory.Date{Year: 2024, Month: 2, Day: 27}.AddDays(rapid.IntRange(0, 900).Draw(t, "day"))
	s.HorizonWeeks = rapid.IntRange(1, 200).Draw(t, "weeks")
	s.ChangeCost, s.LatencyCostPerHour = number("change"), number("latency")
	s.Recurrences = make([]model.Recurrence, rapid.IntRange(0, 3).Draw(t, "windows"))
	for i := range s.Recurrences {
		s.Recurrences[i] = model.Recurrence{
			Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")),
			Hour:    rapid.IntRange(0, 23).Draw(t, "hour"), Minute: rapid.IntRange(0, 59).Draw(t, "minute"),
			Hours: rapid.Float64Range(0.01, 40).Draw(t, "hours"), EveryWeeks: rapid.IntRange(1, 9).Draw(t, "every"),
			LoadFactor: number("load"),
		}
	}
	s.Wave.Ramp = rapid.SliceOfN(rapid.Float64Range(0, 1000), 1, 4).Draw(t, "ramp")
	s.Policy.CloudAllowedFrom = map[string]inventory.Date{}
	for _, class := range rapid.SliceOfN(rapid.StringMatching(`[a-z "\\.=#]{1,9}`), 0, 3).Draw(t, "classes") {
		s.Policy.CloudAllowedFrom[class] = s.StartDate
	}
	if rapid.Bool().Draw(t, "euro") {
		s.Currency, s.WaveFixedCost, s.NotGiven = "EUR", 0, []string{"wave_fixed_cost"}
	}
	return s
}

func FuzzParseScenario(f *testing.F) {
	full, err := os.ReadFile("testdata/full.toml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Add([]byte("start_date = 2027-03-01\n[[window]]\nhours = 1\n[methods.live]\n"))
	f.Add([]byte("wave = [[1]]\nwindow = [{}, 1]\ncopy = 1979-05-27T07:32:00\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := model.ParseScenario("fuzz", data)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		again, err := model.ParseScenario("canonical", s.TOML())
		if err != nil {
			t.Fatalf("the canonical form is refused: %v\n%s", err, s.TOML())
		}
		if again.Digest() != s.Digest() {
			t.Errorf("the canonical form has another digest:\n%s", s.TOML())
		}
	})
}

func ExampleParseScenario() {
	s, err := model.ParseScenario("scenario.toml", []byte(`
start_date = 2027-03-01
time_zone = "Asia/Seoul"
[wave]
max_assets = 40
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	start, end := s.Horizon()
	fmt.Println(start, "to", end)
	fmt.Println("at most", s.Wave.AssetLimit(1), "assets a wave")
	// Output:
	// 2027-03-01 00:00:00 +0900 KST to 2028-02-28 00:00:00 +0900 KST
	// at most 40 assets a wave
}

func ExampleScenarioError() {
	_, err := model.ParseScenario("scenario.toml", []byte("start_date = 2027-03-01\nhorizon_week = 26\n"))
	fmt.Println(err)
	// Output:
	// read scenario scenario.toml: line 2: unknown key horizon_week; the nearest known one is horizon_weeks
}
