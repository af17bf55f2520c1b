package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime/pprof"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest"
)

func TestBulkProbe(t *testing.T) {
	dir := os.Getenv("BULK")
	if dir == "" {
		t.Skip("probe")
	}
	ctx := context.Background()
	path := filepath.Join("/tmp/storebench", "bulk.db")
	os.Remove(path)
	db, err := Create(ctx, path, Options{})
	if err != nil && KindOf(err) != Modified {
		t.Fatal(err)
	}
	if db == nil {
		db, err = connect(path, ReadWriteMode, Options{})
		if err != nil {
			t.Fatal(err)
		}
	}
	defer db.Close()
	if f := os.Getenv("CPUPROF"); f != "" {
		w, _ := os.Create(f)
		pprof.StartCPUProfile(w)
		defer pprof.StopCPUProfile()
	}
	start := time.Now()
	set, err := ingest.Open(ctx, ingest.Paths(dir), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Log("opened", time.Since(start))
	s, err := db.Import(ctx, set, ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Log("imported", time.Since(start), s.Tables, s.Counts)
	if os.Getenv("ESTATE") != "" {
		start = time.Now()
		e, err := db.Estate(ctx)
		if err != nil {
			t.Fatal(err)
		}
		t.Log("estate", time.Since(start), len(e.Dependencies))
	}
}
