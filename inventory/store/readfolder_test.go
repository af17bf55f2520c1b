package store_test

import (
	"context"
	"os"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
)

func TestReadFolder(t *testing.T) {
	fsys := fstest.MapFS{
		"sites.csv":        {Data: []byte("id,role\nA,retire\nB,keep\n")},
		"assets.csv":       {Data: []byte("id,site,kind,tier,spread,note\nweb,A,web,1,yes,x\ndb,A,database,,no,\nwww,,name,,,\nbad,Z,web,,,\n")},
		"dependencies.csv": {Data: []byte("from,to,kind,calls_per_second\nweb,db,sync,2\nwww,web,dns,1\nweb,db,sync,3\n")},
		"links.csv":        {Data: []byte("from,to,bandwidth_mbps,rtt_ms\nB,A,100,2\n")},
		"calendar.csv":     {Data: []byte("kind,scope,start,end,name\nfreeze,all,2027-01-01,2027-01-03,new year\n")},
		"teams.csv":        {Data: []byte("team,hours_per_window\ncore,10\n")},
		"scenario.toml":    {Data: []byte("keep = 1\n")},
	}
	e, scenario, findings, err := store.ReadFolder(context.Background(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Sites) != 2 || len(e.Assets) != 3 || len(e.Dependencies) != 2 || len(e.Links) != 1 || len(e.Calendar) != 1 || len(e.Teams) != 1 {
		t.Fatalf("estate is %+v", e)
	}
	if string(scenario) != "keep = 1\n" {
		t.Errorf("scenario is %q", scenario)
	}
	if i, _ := e.AssetIndex("web"); e.DependenciesOf(i)[0].CallsPerSecond != 5 {
		t.Errorf("rates are not added up: %+v", e.DependenciesOf(i))
	}
	errors := 0
	for _, f := range findings {
		t.Log(f)
		if f.Severity == inventory.SeverityError {
			errors++
		}
	}
	if errors != 1 {
		t.Errorf("%d rejected rows, want 1", errors)
	}
}

func TestReadWikimedia(t *testing.T) {
	const folder = "../../../shared/data/wikimedia-2020"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the estate to develop against is not there")
	}
	e, _, findings, err := store.ReadFolder(context.Background(), os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) > 0 {
		t.Errorf("%d findings, the first %v", len(findings), findings[0])
	}
	if len(e.Sites) != 5 || len(e.Assets) != 9113 || e.Placed() != 9113-6607 {
		t.Errorf("%d sites, %d assets, %d placed", len(e.Sites), len(e.Assets), e.Placed())
	}
	t.Log(len(e.Dependencies), inventory.DigestOf(e))
}
