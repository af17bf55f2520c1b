package store_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/export"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"pgregory.net/rapid"
)

// anEstate draws an estate that the native format can hold, in canonical order.
func anEstate(t *rapid.T) *inventory.Estate {
	e := &inventory.Estate{}
	for _, id := range someIDs(t, "sites", 1, 5) {
		s := inventory.DefaultSite()
		s.ID, s.Name, s.Region = id, aText(t), aText(t)
		s.Role = inventory.Role(rapid.IntRange(0, 3).Draw(t, "role"))
		s.Capacity[inventory.VCPU] = amountOr(t, math.Inf(1))
		s.MonthlyFixedCost, s.EarlyExitFee = amountOr(t, 0), amountOr(t, math.Inf(1))
		s.DecommissionDays = amountOr(t, inventory.DefaultDecommissionDays)
		if rapid.Bool().Draw(t, "contract") {
			s.ContractEnd = aDate(t)
		}
		e.Sites = append(e.Sites, s)
	}
	for _, id := range someIDs(t, "assets", 0, 8) {
		e.Assets = append(e.Assets, anAsset(t, e, id))
	}
	someDependencies(t, e)
	for i := range e.Sites {
		for j := i + 1; j < len(e.Sites); j++ {
			if rapid.Bool().Draw(t, "link") {
				e.Links = append(e.Links, inventory.Link{From: int32(i), To: int32(j), BandwidthMbps: min(1e15, 1+amountOr(t, 0)), RTTms: amountOr(t, 0), TransferCostPerGB: amountOr(t, 0)})
			}
		}
	}
	for _, id := range someIDs(t, "teams", 0, 3) {
		e.Teams = append(e.Teams, inventory.Team{ID: id, HoursPerWindow: amountOr(t, math.Inf(1)), MaxAssetsPerWindow: amountOr(t, math.Inf(1))})
	}
	someEntries(t, e)
	return e
}

func someIDs(t *rapid.T, what string, least, most int) []string {
	id := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"a", "b", "서", "x y", "A", `q"q`, "-1", "=1", "1"}).Draw(t, "head") +
			rapid.StringMatching(`[a-z0-9.,'"가-힣-]{0,6}`).Draw(t, "tail")
	})
	ids := rapid.SliceOfNDistinct(id, least, most, rapid.ID[string]).Draw(t, what)
	slices.Sort(ids)
	return ids
}

func aText(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "", "이름", `a "b", c`, "two\nlines", "tab\there", "=1+1", "#x", `\.`, "null", "𝄞", "x\u200by"}).Draw(t, "text")
}

// amountOr is a number that is not negative, or the default.
func amountOr(t *rapid.T, byDefault float64) float64 {
	if rapid.Bool().Draw(t, "given") {
		return rapid.OneOf(rapid.Float64Range(0, 1e15), rapid.Map(rapid.IntRange(0, 2000), func(n int) float64 { return float64(n) / 8 })).Draw(t, "amount")
	}
	return byDefault
}

func aDate(t *rapid.T) inventory.Date {
	return inventory.Date{Year: 2027, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 700).Draw(t, "day"))
}

func anAsset(t *rapid.T, e *inventory.Estate, id string) inventory.Asset {
	a := inventory.DefaultAsset()
	pick := func(what string, n int) int { return rapid.IntRange(0, n-1).Draw(t, what) }
	a.ID, a.Name, a.FQDN, a.Application, a.Team = id, aText(t), aText(t), rapid.SampledFrom([]string{"", "app"}).Draw(t, "app"), rapid.SampledFrom([]string{"", "core"}).Draw(t, "team")
	a.Kind = inventory.Kind(pick("kind", int(inventory.KindOther)+1))
	a.Form, a.Environment, a.Exposure = inventory.Form(pick("form", 4)), inventory.Environment(pick("env", 4)), inventory.Exposure(pick("exposure", 2))
	a.Method, a.Tier, a.MinAvailable = inventory.Method(pick("method", int(inventory.NumMethods))), uint8(pick("tier", 5)), 1+pick("available", 3)
	for i := range a.Needs {
		a.Needs[i] = amountOr(t, 0)
	}
	a.ChangeGBPerDay, a.EffortHours, a.PeakFactor = amountOr(t, 0), amountOr(t, 1), amountOr(t, 1)
	a.DowntimeCostPerHour, a.MaxDowntimeMinutes, a.DNSTTLSeconds = amountOr(t, math.NaN()), amountOr(t, math.NaN()), amountOr(t, math.NaN())
	a.Spread, a.Burstable = rapid.Bool().Draw(t, "spread"), rapid.Bool().Draw(t, "burstable")
	a.DataClass = rapid.SampledFrom([]string{"internal", "public", "개인정보"}).Draw(t, "class")
	if !a.IsName() {
		a.Site = int32(pick("site", len(e.Sites)))
		a.ReplicaGroup = rapid.SampledFrom([]string{"", "g", "h"}).Draw(t, "group")
		for s := range e.Sites {
			if rapid.IntRange(0, 3).Draw(t, "allowed") == 0 && !strings.Contains(e.Sites[s].ID, ";") {
				a.AllowedSites = append(a.AllowedSites, int32(s))
			}
		}
	}
	return a
}

func someDependencies(t *rapid.T, e *inventory.Estate) {
	for i := range e.Assets {
		for j := range e.Assets {
			for kind := inventory.Sync; kind <= inventory.DNS; kind++ {
				if i == j || rapid.IntRange(0, 9).Draw(t, "depends") > 0 {
					continue
				}
				e.Dependencies = append(e.Dependencies, inventory.Dependency{
					From: int32(i), To: int32(j), Kind: kind, Mode: inventory.Mode(rapid.IntRange(0, 1).Draw(t, "mode")),
					Impact:         inventory.Impact(rapid.IntRange(0, 2).Draw(t, "impact")),
					Constraints:    inventory.Constraints(rapid.IntRange(0, 7).Draw(t, "constraints")),
					CallsPerSecond: amountOr(t, 0), TrafficMbps: amountOr(t, 0), MaxRTTms: amountOr(t, math.NaN()),
				})
			}
		}
	}
}

func someEntries(t *rapid.T, e *inventory.Estate) {
	for i := range rapid.IntRange(0, 3).Draw(t, "entries") {
		entry := inventory.Entry{
			Kind: inventory.EntryKind(rapid.IntRange(0, 1).Draw(t, "entry")), Name: fmt.Sprintf("%d%s", i, aText(t)), TrafficFactor: amountOr(t, math.NaN()),
		}
		if rapid.Bool().Draw(t, "scoped") {
			entry.Scope = inventory.Scope{Kind: inventory.ScopeSite, ID: e.Sites[0].ID}
		}
		day := aDate(t)
		entry.Start, entry.End = inventory.Moment{Day: day}, inventory.Moment{Day: day.AddDays(1 + i)}
		if rapid.Bool().Draw(t, "timed") {
			entry.Start = inventory.Moment{Time: time.Date(2027, 1, 1, 9, 0, i, 500, time.FixedZone("", 9*3600))}
			entry.End = inventory.Moment{Time: entry.Start.Time.Add(time.Hour)}
		}
		e.Calendar = append(e.Calendar, entry)
	}
	slices.SortFunc(e.Calendar, func(a, b inventory.Entry) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		key := func(e inventory.Entry) string {
			return fmt.Sprintf("%s\x00%s\x00%s\x00%s", e.Scope, e.Start, e.End, e.Name)
		}
		return strings.Compare(key(a), key(b))
	})
}

// folder collects what is exported.
type folder map[string]*bytes.Buffer

func (f folder) create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return struct {
		io.Writer
		io.Closer
	}{f[name], io.NopCloser(nil)}, nil
}

func (f folder) fs() fstest.MapFS {
	m := fstest.MapFS{}
	for name, b := range f {
		m[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	return m
}

func exported(t *rapid.T, e *inventory.Estate) folder {
	f := folder{}
	if err := export.Estate(e, nil, f.create); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f folder) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(&b, "--- %s\n%s", name, f[name])
	}
	return b.String()
}

// What is exported is imported as what it was.
func TestExportThenImportIsIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anEstate(t)
		f := exported(t, e)
		got, _, findings, err := store.ReadFolder(context.Background(), f.fs())
		if err != nil {
			t.Fatalf("%v\n%s", err, f)
		}
		for _, finding := range findings {
			if finding.Severity == inventory.SeverityError {
				t.Fatalf("%v\n%s", finding, f)
			}
		}
		again := exported(t, got)
		if again.String() != f.String() {
			t.Fatalf("exported again it is\n%s, want\n%s", again, f)
		}
		if inventory.DigestOf(got) != inventory.DigestOf(e) {
			t.Fatalf("digests differ\n%+v\n%+v\n%s", got, e, f)
		}
	})
}

// shuffled is the same folder with the rows of each file in another order.
func (f folder) shuffled(t *rapid.T) folder {
	out := folder{}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		rows, err := csv.NewReader(bytes.NewReader(f[name].Bytes())).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		b := &bytes.Buffer{}
		w := csv.NewWriter(b)
		w.WriteAll(append(rows[:1:1], rapid.Permutation(rows[1:]).Draw(t, name)...))
		out[name] = b
	}
	return out
}

// The order of rows changes nothing: not the estate, not the digest.
func TestShuffledRowsAreTheSameEstate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := exported(t, anEstate(t))
		// Every dependency twice: rates are added up, in whatever order.
		deps := f["dependencies.csv"].String()
		_, rows, _ := strings.Cut(deps, "\n")
		f["dependencies.csv"] = bytes.NewBufferString(deps + rows)
		a, _, _, err := store.ReadFolder(context.Background(), f.fs())
		if err != nil {
			t.Fatal(err)
		}
		b, _, _, err := store.ReadFolder(context.Background(), f.shuffled(t).fs())
		if err != nil {
			t.Fatal(err)
		}
		if !equal(a, b) || inventory.DigestOf(a) != inventory.DigestOf(b) {
			t.Fatalf("\n%+v\n%+v", a, b)
		}
	})
}

// An import by the way of an older state, replaced or updated, ends as an import
// into an empty database.
func TestHistoryLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, now := exported(t, anEstate(t)), exported(t, anEstate(t))
		db, err := store.Memory(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		importFolder(t, db, old, store.ImportOptions{})
		importFolder(t, db, now, store.ImportOptions{Replace: true})
		again := importFolder(t, db, now, store.ImportOptions{})
		for table, c := range again.Tables {
			if c.Added+c.Changed+c.Removed > 0 {
				t.Fatalf("importing the same again changes %s: %+v\n%s", table, c, now)
			}
		}
		got, err := db.Estate(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		want, _, _, err := store.ReadFolder(context.Background(), now.fs())
		if err != nil {
			t.Fatal(err)
		}
		if !equal(got, want) {
			t.Fatalf("\n%+v\n%+v", got, want)
		}
		if damage, err := db.Check(context.Background(), store.CheckOptions{Content: true}); err != nil || len(damage) > 0 {
			t.Fatal(damage, err)
		}
	})
}

func importFolder(t *rapid.T, db *store.DB, f folder, opts store.ImportOptions) *store.Summary {
	set, err := ingest.Open(context.Background(), []ingest.Input{ingest.Folder(f.fs())}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := db.Import(context.Background(), set, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// counter counts rejected rows.
type counter int64

func (c *counter) Reject(ingest.Reject) error { *c++; return nil }

// However bad the rows: each is stored, merged or rejected, and there are as many
// rejects as are told.
func TestEveryRowIsCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.SampledFrom([]string{"", "a", "b", "c", "A", "B", "Z", "1", "-1", "x", "name", "web", "sync", "retire", "2027-01-01", "all", "a;B"})
		f := folder{}
		want := map[string]int64{}
		for name, header := range map[string]string{
			"sites.csv": "id,role,capacity_vcpu", "assets.csv": "id,site,kind,tier,extra", "dependencies.csv": "from,to,kind,calls_per_second",
			"links.csv": "from,to,bandwidth_mbps,rtt_ms", "calendar.csv": "kind,scope,start,end", "teams.csv": "team,hours_per_window",
		} {
			b := &bytes.Buffer{}
			fmt.Fprintln(b, header)
			if name == "sites.csv" {
				fmt.Fprintln(b, "A,retire,\nB,keep,")
				want[name] = 2
			}
			for range rapid.IntRange(0, 12).Draw(t, name) {
				row := make([]string, strings.Count(header, ",")+rapid.IntRange(0, 2).Draw(t, "ragged"))
				blank := true
				for i := range row {
					row[i] = cell.Draw(t, "cell")
					blank = blank && row[i] == ""
				}
				if !blank {
					want[name]++
				}
				fmt.Fprintln(b, strings.Join(row, ","))
			}
			f[name] = b
		}
		db, err := store.Memory(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for _, opts := range []store.ImportOptions{{}, {}, {Replace: true}} {
			rejects := new(counter)
			opts.Rejects = rejects
			s := importFolder(t, db, f, opts)
			for _, src := range s.Sources {
				if src.Rows != want[src.Name] || src.Rows != src.Stored+src.Merged+src.Rejected {
					t.Fatalf("%s: %d rows, told %+v\n%s", src.Name, want[src.Name], src.Tally, f)
				}
			}
			if s.Rejected() != int64(*rejects) {
				t.Fatalf("%d rejects, told %d", *rejects, s.Rejected())
			}
			if damage, err := db.Check(context.Background(), store.CheckOptions{Content: true}); err != nil || len(damage) > 0 {
				t.Fatal(damage, err)
			}
		}
	})
}
