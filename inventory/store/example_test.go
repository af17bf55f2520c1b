package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

func exampleFolder() fstest.MapFS {
	return fstest.MapFS{
		"sites.csv":        {Data: []byte("id,role\nSEL1,retire\nPUS1,keep\n")},
		"assets.csv":       {Data: []byte("id,site,kind\nweb,SEL1,web\ndb,PUS1,database\n")},
		"dependencies.csv": {Data: []byte("from,to,calls_per_second\nweb,db,20\nweb,db,5\n")},
	}
}

func ExampleReadFolder() {
	estate, _, findings, err := store.ReadFolder(context.Background(), exampleFolder())
	if err != nil {
		fmt.Println(err)
		return
	}
	web, _ := estate.AssetIndex("web")
	for _, d := range estate.DependenciesOf(web) {
		fmt.Println("web needs", estate.Assets[d.To].ID, "for", d.CallsPerSecond, "calls per second")
	}
	fmt.Println(len(findings), "findings")
	// Output:
	// web needs db for 25 calls per second
	// 0 findings
}

func ExampleDB_Import() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	db, err := store.Create(ctx, filepath.Join(dir, "wavecut.db"), store.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	for range 2 {
		set, err := ingest.Open(ctx, []ingest.Input{ingest.Folder(exampleFolder())}, ingest.Options{})
		if err != nil {
			fmt.Println(err)
			return
		}
		summary, err := db.Import(ctx, set, store.ImportOptions{At: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("assets %+v, dependencies %+v\n", summary.Tables["assets"], summary.Tables["dependencies"])
	}
	// Output:
	// assets {Added:2 Changed:0 Unchanged:0 Removed:0}, dependencies {Added:1 Changed:0 Unchanged:0 Removed:0}
	// assets {Added:0 Changed:0 Unchanged:2 Removed:0}, dependencies {Added:0 Changed:0 Unchanged:1 Removed:0}
}
