package store_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

// importing imports files into a database.
func importing(t *testing.T, db *store.DB, opts store.ImportOptions, files map[string]string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(fsys)}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Import(t.Context(), set, opts); err != nil {
		t.Fatal(err)
	}
}

func codes(t *testing.T, db *store.DB) string {
	t.Helper()
	found, err := db.Findings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range found {
		out = append(out, f.Severity.String()+" "+f.Code+" "+f.Position.String())
	}
	return fmt.Sprint(out)
}

// What was found in a file stands until that file, or everything, is imported anew.
func TestFindingsOfTheInventoryAsItIs(t *testing.T) {
	db, err := store.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const sites = "id,role\nSEL1,keep\nBUS1,keeep\n"
	importing(t, db, store.ImportOptions{}, map[string]string{
		"sites.csv": sites, "assets.csv": "id,site,tier\na,SEL1,9\nb,SEL1,0\nc,SEL1,0\n", "dependencies.csv": "from,to\nb,c\n",
		"links.csv": "from,to,bandwidth_mbps,rtt_ms\n",
	})
	if got, want := codes(t, db), "[error INV204 assets.csv:2:8 error INV205 sites.csv:3:6 warning INV106 links.csv]"; got != want {
		t.Errorf("after the first import: %s, want %s", got, want)
	}
	importing(t, db, store.ImportOptions{}, map[string]string{"assets.csv": "id,site,tier\na,SEL1,1\n"})
	if got, want := codes(t, db), "[error INV205 sites.csv:3:6 warning INV106 links.csv]"; got != want {
		t.Errorf("after a better assets.csv: %s, want %s", got, want)
	}
	importing(t, db, store.ImportOptions{Replace: true}, map[string]string{
		"sites.csv": "id,role\nSEL1,keep\n", "assets.csv": "id,site\na,SEL1\n", "dependencies.csv": "from,to\na,b\n",
	})
	if got, want := codes(t, db), "[error INV302 dependencies.csv:2:3]"; got != want {
		t.Errorf("after replacing everything: %s, want %s", got, want)
	}
}
