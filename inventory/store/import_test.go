package store_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

var nan = math.NaN()

// files are the texts of a folder by their names.
type files map[string]string

func (f files) open(t *testing.T) *ingest.Set {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(fsys)}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func memory(t *testing.T) *store.DB {
	t.Helper()
	db, err := store.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func mustImport(t *testing.T, db *store.DB, f files, opts store.ImportOptions) *store.Summary {
	t.Helper()
	s, err := db.Import(t.Context(), f.open(t), opts)
	if err != nil {
		t.Fatal(err)
	}
	checkCounts(t, s)
	return s
}

// checkCounts holds that every row is stored, merged or rejected, and that what
// is told of the tables adds up to what is told of the sources.
func checkCounts(t *testing.T, s *store.Summary) {
	t.Helper()
	stored := map[string]int64{}
	for _, src := range s.Sources {
		if src.Rows != src.Stored+src.Merged+src.Rejected || src.Rows < 0 || src.Stored < 0 || src.Merged < 0 || src.Rejected < 0 {
			t.Errorf("%s: counts do not add up: %+v", src.Name, src.Tally)
		}
		stored[src.Table] += src.Stored
	}
	for table, c := range s.Tables {
		if c.Added+c.Changed+c.Unchanged != stored[table] || c.Added < 0 || c.Changed < 0 || c.Unchanged < 0 || c.Removed < 0 {
			t.Errorf("%s: counts do not add up: %+v, %d rows stored", table, c, stored[table])
		}
	}
}

func estate(t *testing.T, db *store.DB) *inventory.Estate {
	t.Helper()
	e, err := db.Estate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stored, err := db.InventoryDigest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if now := inventory.DigestOf(e); now != stored {
		t.Errorf("the stored digest is %s, that of the estate %s", stored, now)
	}
	damage, err := db.Check(t.Context(), store.CheckOptions{Content: true})
	if err != nil || len(damage) > 0 {
		t.Errorf("check: %v %v", damage, err)
	}
	return e
}

// small is an inventory with something in every table.
func small() files {
	return files{
		"sites.csv": "id,role,capacity_vcpu,contract_end\nA,retire,,2027-12-31\nB,keep,100,\nC,keep,,\n",
		"links.csv": "from,to,bandwidth_mbps,rtt_ms\nB,A,1000,2\n",
		"assets.csv": "id,site,kind,tier,storage_gb,replica_group,allowed_sites,team,zone\n" +
			"web-1,A,web,1,10,web,C;B,core,z1\nweb-2,B,web,1,10,web,,core,\ndb,A,database,0,500,,,data,z2\nwww,,name,,,,,,\n",
		"dependencies.csv": "from,to,kind,mode,impact,calls_per_second,traffic_mbps,max_rtt_ms,constraint\n" +
			"web-1,db,sync,,,10,1,5,same_site\nweb-2,db,sync,,,20,2,,\nwww,web-1,dns,any,,,,,\nwww,web-2,dns,any,,,,,\n",
		"calendar.csv":  "kind,scope,start,end,name,traffic_factor\nfreeze,site:A,2027-02-01,2027-02-10,,\nevent,all,2027-11-11,2027-11-12,sale,4\n",
		"teams.csv":     "team,hours_per_window\ncore,40\n",
		"scenario.toml": "keep = 1\n",
	}
}

func TestImportTwiceIsImportOnce(t *testing.T) {
	db := memory(t)
	first := mustImport(t, db, small(), store.ImportOptions{})
	before := estate(t, db)
	second := mustImport(t, db, small(), store.ImportOptions{})
	for table, c := range second.Tables {
		if want := (ingest.Change{Unchanged: first.Tables[table].Added}); c != want {
			t.Errorf("%s: %+v, want %+v", table, c, want)
		}
	}
	if second.Digest != first.Digest || second.Scenario != "unchanged" || !equal(estate(t, db), before) {
		t.Errorf("the second import changed something: %+v", second)
	}
}

// equal compares estates, with NaN equal to itself.
func equal(a, b *inventory.Estate) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }

func TestUpdate(t *testing.T) {
	db := memory(t)
	mustImport(t, db, small(), store.ImportOptions{})
	s := mustImport(t, db, files{
		// tier changes, storage_gb is emptied, everything else is left; web-2 is as it is.
		"assets.csv":       "id,tier,storage_gb,zone,new\ndb,3,,,x\nweb-2,1,10,,\nnone,1,1,,\n",
		"dependencies.csv": "from,to,calls_per_second\nweb-1,db,11\n",
	}, store.ImportOptions{})
	if got, want := s.Tables["assets"], (ingest.Change{Changed: 1, Unchanged: 1}); got != want {
		t.Errorf("assets: %+v", got)
	}
	if got, want := s.Tables["dependencies"], (ingest.Change{Changed: 1}); got != want {
		t.Errorf("dependencies: %+v", got)
	}
	if s.Counts[inventory.CodeAssetWithoutSite] != 1 {
		t.Errorf("a new asset without a site is not refused: %v", s.Findings)
	}
	e := estate(t, db)
	i, _ := e.AssetIndex("db")
	a := e.Assets[i]
	if a.Tier != 3 || a.Needs[inventory.StorageGB] != 0 || a.Kind != inventory.KindDatabase || a.Team != "data" || e.SiteID(a.Site) != "A" {
		t.Errorf("db is %+v", a)
	}
	w, _ := e.AssetIndex("web-1")
	d := e.DependenciesOf(w)[0]
	if d.CallsPerSecond != 11 || d.TrafficMbps != 1 || d.MaxRTTms != 5 || d.Constraints != inventory.SameSite {
		t.Errorf("web-1 on db is %+v", d)
	}
	r, err := db.Record(t.Context(), ingest.Assets, "db")
	if err != nil {
		t.Fatal(err)
	}
	attributes := map[string]any{}
	for _, v := range r.Values {
		if v.Attribute {
			attributes[v.Name] = v.Value
		}
	}
	if fmt.Sprint(attributes) != "map[new:x]" || r.Origin.Line != 2 || r.Origin.Import != 2 {
		t.Errorf("attributes %v, origin %+v", attributes, r.Origin)
	}
}

func TestNotGivenIsNotTheDefault(t *testing.T) {
	db := memory(t)
	mustImport(t, db, files{
		"sites.csv": "id,role\nA,keep\n", "dependencies.csv": "from,to\n",
		"assets.csv": "id,site,tier,downtime_cost_per_hour\na,A,2,0\nb,A,,\n",
	}, store.ImportOptions{})
	e := estate(t, db)
	if e.Assets[0].DowntimeCostPerHour != 0 || inventory.Given(e.Assets[1].DowntimeCostPerHour) {
		t.Error("an empty cost is not told from 0")
	}
	for i, given := range []bool{true, false} {
		r, err := db.Record(t.Context(), ingest.Assets, string(rune('a'+i)))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range r.Values {
			if v.Name == "tier" && v.Given != given {
				t.Errorf("tier of %c: given is %v", 'a'+i, v.Given)
			}
		}
	}
}

func TestReplace(t *testing.T) {
	db := memory(t)
	mustImport(t, db, small(), store.ImportOptions{})
	f := small()
	f["assets.csv"] = "id,site,kind,tier\nweb-1,A,web,1\nweb-3,B,web,1\nwww,,name,\n"
	f["dependencies.csv"] = "from,to,kind\nwww,web-1,dns\nwww,web-3,dns\nweb-1,db,sync\n"
	delete(f, "scenario.toml")
	delete(f, "teams.csv")
	s := mustImport(t, db, f, store.ImportOptions{Replace: true})
	for table, want := range map[string]ingest.Change{
		"sites":        {Unchanged: 3},
		"links":        {Unchanged: 1},
		"assets":       {Added: 1, Changed: 1, Unchanged: 1, Removed: 2},
		"dependencies": {Added: 1, Changed: 1, Removed: 3},
		"teams":        {Removed: 1},
	} {
		if s.Tables[table] != want {
			t.Errorf("%s: %+v, want %+v", table, s.Tables[table], want)
		}
	}
	if s.Scenario != "kept" || s.Counts[inventory.CodeScenarioKept] != 1 || s.Counts[inventory.CodeUnknownAsset] != 1 {
		t.Errorf("scenario %q, findings %v", s.Scenario, s.Counts)
	}
	fresh := memory(t)
	mustImport(t, fresh, f, store.ImportOptions{})
	if !equal(estate(t, db), estate(t, fresh)) {
		t.Error("the replaced inventory is not what the files hold")
	}
	again := mustImport(t, db, f, store.ImportOptions{Replace: true})
	for table, c := range again.Tables {
		if c.Added+c.Changed+c.Removed > 0 {
			t.Errorf("replacing by the same changed %s: %+v", table, c)
		}
	}
}

func TestSeveralFilesOfATable(t *testing.T) {
	set := files{
		"sites.csv": "id,role\nA,keep\n", "assets.csv": "id,site,vcpu,tier\na,A,1,\nb,A,2,\n", "assets2.csv": "id,tier,vcpu\na,1,1\nb,,3\n",
		"dependencies.csv": "from,to,calls_per_second,impact\na,b,1,none\n", "dependencies2.csv": "from,to,traffic_mbps\na,b,7\n",
	}
	for _, replace := range []bool{false, true} {
		db := memory(t)
		for range 2 {
			if s, err := db.Import(t.Context(), set.open(t), store.ImportOptions{Replace: replace}); err != nil || s.Rejected() > 0 {
				t.Fatal(s, err)
			}
			e := estate(t, db)
			a, b, d := e.Assets[0], e.Assets[1], e.Dependencies[0]
			if a.Tier != 1 || a.Needs[inventory.VCPU] != 1 || b.Tier != 2 || b.Needs[inventory.VCPU] != 3 {
				t.Errorf("assets are %+v", e.Assets)
			}
			if len(e.Dependencies) != 1 || d.CallsPerSecond != 1 || d.TrafficMbps != 7 || d.Impact != inventory.ImpactOutage {
				t.Errorf("dependencies are %+v", e.Dependencies)
			}
		}
	}
}

func TestMergedDependencies(t *testing.T) {
	db := memory(t)
	f := files{
		"sites.csv": "id,role\nA,keep\n", "assets.csv": "id,site\na,A\nb,A\n",
		"dependencies.csv": "from,to,kind,mode,impact,calls_per_second,traffic_mbps,max_rtt_ms,constraint\n" +
			"a,b,sync,any,none,0.1,3,9,same_wave\na,b,,all,degraded,0.2,,4,same_site\na,b,sync,any,none,0.3,1,,\n" +
			"a,b,async,any,none,,,,\na,b,async,any,,,,,\nb,a,sync,any,none,,,,\nb,a,sync,,,,,,after\n",
	}
	tenth := 0.1 // a variable: constants are added up exactly
	for range 2 {
		s := mustImport(t, db, f, store.ImportOptions{})
		if src := s.Sources[2]; src.Merged != 4 || src.Stored != 3 {
			t.Errorf("%+v", src.Tally)
		}
		got := fmt.Sprintf("%+v", estate(t, db).Dependencies)
		want := fmt.Sprintf("%+v", []inventory.Dependency{
			{From: 0, To: 1, Kind: inventory.Sync, Mode: inventory.ModeAll, Impact: inventory.ImpactDegraded,
				Constraints: inventory.SameWave | inventory.SameSite, CallsPerSecond: tenth + 2*tenth + 0.3, TrafficMbps: 4, MaxRTTms: 4},
			{From: 0, To: 1, Kind: inventory.Async, Mode: inventory.ModeAny, Impact: inventory.ImpactNone, MaxRTTms: nan},
			{From: 1, To: 0, Kind: inventory.Sync, Mode: inventory.ModeAll, Impact: inventory.ImpactOutage, Constraints: inventory.After, MaxRTTms: nan},
		})
		if !strings.EqualFold(got, want) {
			t.Errorf("dependencies are\n%s, want\n%s", got, want)
		}
	}
}

func TestRefusedRows(t *testing.T) {
	s := mustImport(t, memory(t), files{
		"sites.csv": "id,role,jurisdiction\nA,keep,KR\nB,keep,Korea\nA,retire,KR\nA,keep,KR\nC,,KR\n",
		"links.csv": "from,to,bandwidth_mbps,rtt_ms\nA,B,1,1\nB,A,1,1\nA,Z,1,1\nA,B,1,1\n",
		"assets.csv": "id,site,kind,replica_group,allowed_sites\na,A,web,,A;B\na,A,web,,B;A;A\na,B,web,,\nn,A,name,,\nm,,web,,\nz,Z,web,,\n" +
			"w,,name,g,\nx,A,web,,A;Z\n",
		"dependencies.csv": "from,to,constraint\na,a,\na,z,\nw,a,after\na,m,\n",
		"calendar.csv": "kind,scope,start,end\nfreeze,site:Z,2027-01-01,2027-01-02\nfreeze,asset:zz,2027-01-01,2027-01-02\n" +
			"freeze,team:none,2027-01-01,2027-01-02\nfreeze,application:none,2027-01-01,2027-01-02\n",
	}, store.ImportOptions{})
	got := map[string]int{}
	for _, f := range s.Findings {
		got[fmt.Sprintf("%s %s", f.Code, f.Position)]++
	}
	want := map[string]int{
		"INV314 sites.csv:3:8": 1, "INV305 sites.csv:4": 1, "INV201 sites.csv:6:3": 1,
		"INV307 links.csv:3": 1, "INV301 links.csv:4:3": 1, "INV307 links.csv:5": 1,
		"INV305 assets.csv:4": 1, "INV303 assets.csv:5:3": 1, "INV304 assets.csv:6:3": 1, "INV301 assets.csv:7:3": 1,
		"INV311 assets.csv:8:9": 1, "INV301 assets.csv:9:10": 1,
		"INV306 dependencies.csv:2:3": 1, "INV302 dependencies.csv:3:3": 1, "INV312 dependencies.csv:4:5": 1, "INV302 dependencies.csv:5:3": 1,
		"INV301 calendar.csv:2:8": 1, "INV302 calendar.csv:3:8": 1, "INV313 calendar.csv:4": 1, "INV313 calendar.csv:5": 1,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("findings are\n%v, want\n%v", got, want)
	}
}

// A file from which nothing is stored does not disturb the next one.
func TestFirstFileAllRefused(t *testing.T) {
	s := mustImport(t, memory(t), files{
		"sites.csv": "id,role\nA,keep\n", "assets.csv": "id,site\na,Z\n", "assets2.csv": "id,site\nb,A\n", "dependencies.csv": "from,to\n",
	}, store.ImportOptions{})
	if s.Tables["assets"].Added != 1 || s.Rejected() != 1 {
		t.Errorf("%+v", s.Tables)
	}
}

// A partial file may not make a name of an asset that has a site, nor the other way round.
func TestKindAndSiteAgreeAcrossImports(t *testing.T) {
	db := memory(t)
	mustImport(t, db, small(), store.ImportOptions{})
	s := mustImport(t, db, files{"assets.csv": "id,kind\nweb-1,name\nwww,web\ndb,cache\n"}, store.ImportOptions{})
	if s.Counts[inventory.CodeNameWithSite] != 1 || s.Counts[inventory.CodeAssetWithoutSite] != 1 || s.Tables["assets"].Changed != 1 {
		t.Errorf("%v %+v", s.Counts, s.Tables)
	}
	s = mustImport(t, db, files{"assets.csv": "id,kind,site\nweb-1,name,\nwww,web,B\n"}, store.ImportOptions{})
	if s.Rejected() != 0 || s.Tables["assets"].Changed != 2 {
		t.Errorf("%v %+v", s.Counts, s.Tables)
	}
	estate(t, db)
}

func TestIncompleteFiles(t *testing.T) {
	whole := files{"sites.csv": "id,role\nA,keep\n", "assets.csv": "id,site\na,A\n", "dependencies.csv": "from,to\n"}
	for name, want := range map[string]string{
		"sites.csv": "there is no sites table", "assets.csv": "there is no assets table", "dependencies.csv": "there is no dependencies table",
	} {
		db := memory(t)
		part := files{}
		for n, text := range whole {
			if n != name {
				part[n] = text
			}
		}
		_, err := db.Import(t.Context(), part.open(t), store.ImportOptions{})
		var input *ingest.InputError
		if !errors.As(err, &input) || !strings.Contains(err.Error(), want) {
			t.Errorf("without %s: %v", name, err)
		}
		mustImport(t, db, whole, store.ImportOptions{})
		mustImport(t, db, part, store.ImportOptions{})
		if _, err := db.Import(t.Context(), part.open(t), store.ImportOptions{Replace: true}); !errors.As(err, &input) {
			t.Errorf("replaced without %s: %v", name, err)
		}
	}
	lacking := files{"sites.csv": "id,name\nA,x\n", "assets.csv": "id,kind\na,web\n"}
	for name, text := range lacking {
		f := files{"sites.csv": whole["sites.csv"], "assets.csv": whole["assets.csv"], "dependencies.csv": whole["dependencies.csv"]}
		f[name] = text
		_, err := memory(t).Import(t.Context(), f.open(t), store.ImportOptions{})
		var input *ingest.InputError
		if !errors.As(err, &input) || !strings.Contains(err.Error(), "needs the column") {
			t.Errorf("%s without a required column: %v", name, err)
		}
	}
}

// After a dry run, a refusal, a file that can't be read or an interruption
// everything is as it was.
func TestNothingOrAll(t *testing.T) {
	db := memory(t)
	mustImport(t, db, small(), store.ImportOptions{At: time.Unix(1800000000, 0)})
	before := info(t, db)
	change := small()
	change["assets.csv"] = strings.Replace(change["assets.csv"], "web-1,A", "web-1,B", 1)
	change["scenario.toml"] = "keep = 2\n"

	dry := mustImport(t, db, change, store.ImportOptions{DryRun: true, Replace: true})
	if !dry.DryRun || dry.Tables["assets"].Changed != 1 || dry.Scenario != "changed" || dry.Digest == before.Digest {
		t.Errorf("dry run: %+v", dry)
	}
	refuse := errors.New("refused")
	if _, err := db.Import(t.Context(), change.open(t), store.ImportOptions{Accept: func(*store.Summary) error { return refuse }}); !errors.Is(err, refuse) {
		t.Error(err)
	}
	broken := small()
	broken["dependencies.csv"] += "web-1,\"db"
	var input *ingest.InputError
	if _, err := db.Import(t.Context(), broken.open(t), store.ImportOptions{}); !errors.As(err, &input) {
		t.Error(err)
	}
	for n := range 40 {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := db.Import(ctx, change.open(t), store.ImportOptions{
			Progress: func(store.Progress) {
				if n--; n < 0 {
					cancel()
				}
			},
			Accept: func(*store.Summary) error { return ctx.Err() },
		})
		cancel()
		if err == nil {
			break // more steps than the import has
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("after %d steps: %v", n, err)
		}
		if now := info(t, db); now != before {
			t.Fatalf("after %d steps: %+v, want %+v", n, now, before)
		}
		if n == 39 {
			t.Error("the import never ended")
		}
	}
}

func info(t *testing.T, db *store.DB) store.Info {
	t.Helper()
	i, err := db.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestProgressEnds(t *testing.T) {
	var last store.Progress
	s := mustImport(t, memory(t), small(), store.ImportOptions{Progress: func(p store.Progress) {
		if p.Done < last.Done || p.Rows < last.Rows || p.Done > p.Total {
			t.Errorf("progress goes from %+v to %+v", last, p)
		}
		last = p
	}})
	rows := int64(0)
	for _, src := range s.Sources {
		rows += src.Rows
	}
	if last.Done != last.Total || last.Rows != rows {
		t.Errorf("progress ends at %+v of %d rows", last, rows)
	}
}

// Attributes of any name and value come back as they were, and are unchanged when
// they are imported again.
func TestOddAttributes(t *testing.T) {
	odd := []string{`a"b`, `back\slash`, "<&>", "sl/ash", "줄\u2028바꿈", "tab\tin", "null", "1", "true", "$.x", "{}", "🙂", "\u200bx", "#", "'"}
	rows := [][]string{append([]string{"id", "site"}, odd...)}
	for i, id := range []string{"a", "b"} {
		row := []string{id, "A"}
		for j := range odd {
			row = append(row, odd[(j+i)%len(odd)])
		}
		rows = append(rows, row)
	}
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	f := files{"sites.csv": "id,role\nA,keep\n", "dependencies.csv": "from,to\n", "assets.csv": b.String()}
	db := memory(t)
	for i := range 3 {
		s := mustImport(t, db, f, store.ImportOptions{Replace: i == 2})
		if want := (ingest.Change{Unchanged: 2}); i > 0 && s.Tables["assets"] != want {
			t.Errorf("import %d: %+v", i, s.Tables["assets"])
		}
	}
	r, err := db.Record(t.Context(), ingest.Assets, "a")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]any{}
	for _, v := range r.Values {
		if v.Attribute {
			got[v.Name] = v.Value
		}
	}
	for _, name := range odd {
		clean := strings.TrimPrefix(name, "\u200b")
		if got[clean] != clean {
			t.Errorf("%q is %q", clean, got[clean])
		}
	}
	// A later file without them takes none away; an empty cell takes its one away.
	mustImport(t, db, files{"assets.csv": "id,null,new\na,,x\n"}, store.ImportOptions{})
	names, err := db.Attributes(t.Context(), ingest.Assets)
	if err != nil || len(names) != len(odd)+1 {
		t.Errorf("%d names, %v", len(names), err)
	}
}
