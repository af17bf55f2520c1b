package store_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/formats"
	"github.com/wavecut/wavecut/inventory/store"
)

// mixedEstate is one estate as several tools tell it: with short names, fully
// qualified names and addresses mixed, and other case.
var mixedEstate = map[string]string{
	"sites.csv": "id,name,role\nICN1,DC Pangyo,retire\nPUS1,DC Busan,keep\n",
	"vinfo.csv": `VM,Powerstate,Template,SRM Placeholder,DNS Name,CPUs,Memory,Total disk capacity MiB,Primary IP Address,Datacenter,Cluster,Host,VM ID,VM UUID,VI SDK UUID
web01,poweredOn,False,False,web01.corp.example,4,16384,95367,10.0.0.1,DC Pangyo,C1,esx1.corp.example,vm-1,5001aaaa-0000-0000-0000-000000000001,vc
DB01,poweredOn,False,False,,8,32768,953674,10.0.0.2,DC Pangyo,C1,esx1.corp.example,vm-2,5001aaaa-0000-0000-0000-000000000002,vc
batch,poweredOn,False,False,,2,8192,47684,10.0.0.3,DC Busan,C2,esx2.corp.example,vm-3,5001aaaa-0000-0000-0000-000000000003,vc
`,
	"vnetwork.csv": `VM,Powerstate,Template,NIC label,Network,Mac Address,IPv4 Address,Datacenter,Host,VM ID,VM UUID,VI SDK UUID
DB01,poweredOn,False,n1,v,00:50:56:aa:00:21,10.0.1.2,DC Pangyo,esx1.corp.example,vm-2,5001aaaa-0000-0000-0000-000000000002,vc
`,
	"corp.zone": "$ORIGIN corp.example.\n$TTL 300\n@ IN SOA ns1 admin 1 3600 600 86400 60\nweb01 A 10.0.0.1\ndb01 A 10.0.0.2\nwww CNAME web01\nshop A 10.0.0.1\n",
	"rel.csv":   "parent,type,child\nBATCH,Depends on::Used by,db01.corp.example\nWeb01,Depends on::Used by,ghost\n",
	"flows.csv": "Time slot,Source server name,Source IP,Source application,Source process,Destination server name,Destination IP,Destination application,Destination process,Destination port\n" +
		"12/15/2024 12:00-18:00,WEB01,10.0.0.1,nginx,nginx,,10.0.1.2,oracle,oracle,1521\n",
}

// nativeEstate is the same estate in the native tables.
var nativeEstate = map[string]string{
	"sites.csv": "id,name,role\nICN1,DC Pangyo,retire\nPUS1,DC Busan,keep\n",
	"assets.csv": `id,site,name,fqdn,kind,form,vcpu,memory_gb,storage_gb,dns_ttl_seconds,exposure
web01.corp.example,ICN1,web01,web01.corp.example,,vm,4,16,99.999547,300,
db01.corp.example,ICN1,DB01,db01.corp.example,,vm,8,32,999.999668,300,
batch,PUS1,batch,,,vm,2,8,50.000298,,
esx1.corp.example,ICN1,,esx1.corp.example,,physical,,,,,
esx2.corp.example,PUS1,,esx2.corp.example,,physical,,,,,
www.corp.example,,,www.corp.example,name,,,,,300,
shop.corp.example,,,shop.corp.example,name,,,,,300,
`,
	"dependencies.csv": `from,to,kind,mode,impact
web01.corp.example,esx1.corp.example,async,,none
db01.corp.example,esx1.corp.example,async,,none
batch,esx2.corp.example,async,,none
web01.corp.example,db01.corp.example,sync,,
batch,db01.corp.example,sync,,
www.corp.example,web01.corp.example,dns,,
shop.corp.example,web01.corp.example,dns,any,
`,
}

func filesOf(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	}
	return fsys
}

// importFiles imports files in the order of the names, and checks the accounts.
func importFiles(t *testing.T, db *store.DB, fsys fstest.MapFS, names []string, opts store.ImportOptions) *store.Summary {
	t.Helper()
	var inputs []ingest.Input
	for _, n := range names {
		inputs = append(inputs, ingest.Input{FS: fsys, Path: n})
	}
	set, err := ingest.Open(t.Context(), inputs, ingest.Options{Formats: formats.All()})
	if err != nil {
		t.Fatal(err)
	}
	defer set.Close()
	s, err := db.Import(t.Context(), set, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range s.Sources {
		if src.Rows != src.Stored+src.Merged+src.Left+src.Rejected {
			t.Errorf("%s: the rows don't add up: %+v", src.Name, src.Tally)
		}
	}
	return s
}

// One estate in the formats of several tools is the same estate in native form,
// apart from what is told to be a gap.
func TestMixedSourcesAreOneEstate(t *testing.T) {
	mixed, native := memory(t), memory(t)
	s := importFiles(t, mixed, filesOf(mixedEstate), slices.Sorted(maps.Keys(mixedEstate)), store.ImportOptions{})
	importFiles(t, native, filesOf(nativeEstate), slices.Sorted(maps.Keys(nativeEstate)), store.ImportOptions{})
	if s.Counts[inventory.CodeGap] != 1 || s.Counts[inventory.CodeConflict]+s.Counts[inventory.CodeAmbiguousName]+s.Counts[inventory.CodeUnsited] != 0 {
		t.Errorf("found %v", s.Counts)
	}
	got, want := tables(t, mixed), tables(t, native)
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("row %d is\n%s, want\n%s", i, g, w)
		}
	}
	if digestOf(t, mixed) != digestOf(t, native) {
		t.Error("the digests differ")
	}
}

// tables are the assets and dependencies, without attributes.
func tables(t *testing.T, db *store.DB) []string {
	t.Helper()
	var all []string
	for _, table := range []ingest.Table{ingest.Sites, ingest.Assets, ingest.Dependencies} {
		n := len(table.Columns())
		for values, err := range db.Rows(t.Context(), table, nil) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, fmt.Sprint(values[:n]))
		}
	}
	return all
}

func digestOf(t *testing.T, db *store.DB) string {
	t.Helper()
	d, err := db.InventoryDigest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The order of files and of their rows does not matter, and a second import of the
// same changes nothing.
func TestMixedOrderDoesNotMatter(t *testing.T) {
	first := memory(t)
	names := slices.Sorted(maps.Keys(mixedEstate))
	importFiles(t, first, filesOf(mixedEstate), names, store.ImportOptions{})
	want := digestOf(t, first)
	importFiles(t, first, filesOf(mixedEstate), names, store.ImportOptions{})
	if got := digestOf(t, first); got != want {
		t.Error("a second import changed the estate")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		files := map[string]string{}
		for name, text := range mixedEstate {
			files[name] = text
			if strings.HasSuffix(name, ".csv") {
				lines := strings.Split(strings.TrimSpace(text), "\n")
				r.Shuffle(len(lines)-1, func(i, j int) { lines[i+1], lines[j+1] = lines[j+1], lines[i+1] })
				files[name] = strings.Join(lines, "\n") + "\n"
			}
		}
		shuffled := slices.Clone(names)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		db := memory(t)
		importFiles(t, db, filesOf(files), shuffled, store.ImportOptions{Replace: r.IntN(2) == 0})
		if got := digestOf(t, db); got != want {
			t.Fatalf("in the order %v it is another estate:\n%s", shuffled, strings.Join(tables(t, db), "\n"))
		}
		db.Close()
	}
}

// The sources may come one after the other, in any order: what one could not find
// is found when another knows it.
func TestSourcesMayComeOneByOne(t *testing.T) {
	whole := memory(t)
	importFiles(t, whole, filesOf(mixedEstate), slices.Sorted(maps.Keys(mixedEstate)), store.ImportOptions{})
	for _, order := range [][]string{
		{"vinfo.csv", "vnetwork.csv", "corp.zone", "rel.csv", "flows.csv", "sites.csv"},
		{"sites.csv+assets", "vinfo.csv", "flows.csv", "rel.csv", "vnetwork.csv", "corp.zone"},
	} {
		db := memory(t)
		files := maps.Clone(mixedEstate)
		files["a.csv"], files["d.csv"] = "id,site\n", "from,to\n"
		for _, name := range order {
			if name == "sites.csv+assets" {
				importFiles(t, db, filesOf(files), []string{"sites.csv", "a.csv", "d.csv"}, store.ImportOptions{})
				continue
			}
			importFiles(t, db, filesOf(files), []string{name}, store.ImportOptions{})
		}
		got, want := tables(t, db), tables(t, whole)
		var dependencies [2]int
		for i, rows := range [][]string{got, want} {
			for _, r := range rows {
				if strings.Contains(r, " sync ") || strings.Contains(r, " dns ") || strings.Contains(r, " async ") {
					dependencies[i]++
				}
			}
		}
		if len(got) != len(want) || dependencies[0] != dependencies[1] {
			t.Errorf("%v: %s\nwant\n%s", order, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// A native overlay counts before what was found, also later, and only for the
// columns that it gives.
func TestOverlaysCount(t *testing.T) {
	db := memory(t)
	files := maps.Clone(mixedEstate)
	files["overlay.csv"] = "id,tier,memory_gb,site\nweb01.corp.example,0,64,PUS1\nbatch,3,,PUS1\n"
	files["part.csv"] = "id,team\nweb01.corp.example,Shop\nnobody,Shop\n"
	names := slices.Sorted(maps.Keys(mixedEstate))
	importFiles(t, db, filesOf(files), names, store.ImportOptions{})
	importFiles(t, db, filesOf(files), []string{"overlay.csv"}, store.ImportOptions{})
	s := importFiles(t, db, filesOf(files), []string{"part.csv"}, store.ImportOptions{})
	if s.Rejected() != 1 {
		t.Errorf("%d rows rejected, want the one of an asset that is not known", s.Rejected())
	}
	check := func() {
		t.Helper()
		e, err := db.Estate(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		i, _ := e.AssetIndex("web01.corp.example")
		j, _ := e.AssetIndex("batch")
		web, batch := e.Assets[i], e.Assets[j]
		if web.Tier != 0 || web.Needs[inventory.MemoryGB] != 64 || e.SiteID(web.Site) != "PUS1" || web.Needs[inventory.VCPU] != 4 || web.Team != "Shop" {
			t.Errorf("web01 is %+v", web)
		}
		if batch.Tier != 3 || batch.Needs[inventory.MemoryGB] != 8 {
			t.Errorf("batch is %+v", batch)
		}
	}
	check()
	importFiles(t, db, filesOf(files), names, store.ImportOptions{}) // the tools' exports once more
	check()
}
