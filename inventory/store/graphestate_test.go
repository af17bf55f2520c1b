package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// graphColumns are an asset without what GraphEstate leaves out.
func graphColumns(a *inventory.Asset) inventory.Asset {
	b := inventory.DefaultAsset()
	b.ID, b.Site, b.Name, b.Kind, b.Exposure, b.Application = a.ID, a.Site, a.Name, a.Kind, a.Exposure, a.Application
	b.Team, b.Tier, b.ReplicaGroup, b.MinAvailable = a.Team, a.Tier, a.ReplicaGroup, a.MinAvailable
	return b
}

// The fast way gives what the slow one gives, as far as it goes.
func TestGraphEstate(t *testing.T) {
	for name, replace := range map[string]bool{"small": false, "twice": true} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "wavecut.db")
			db, err := Create(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for range map[bool]int{false: 1, true: 2}[replace] {
				set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(sampledata.Small())}, ingest.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := db.Import(t.Context(), set, ImportOptions{Replace: replace}); err != nil {
					t.Fatal(err)
				}
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			compareGraphEstate(t, path)
		})
	}
}

func compareGraphEstate(t *testing.T, path string) {
	db, err := Open(t.Context(), path, ReadOnlyMode, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	want, err := db.Estate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := db.GraphEstate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Assets) != len(want.Assets) || len(got.Dependencies) != len(want.Dependencies) || len(got.Dependencies) == 0 {
		t.Fatalf("%d assets, %d dependencies", len(got.Assets), len(got.Dependencies))
	}
	for i := range want.Assets {
		w := graphColumns(&want.Assets[i])
		if !alike(got.Assets[i], w) {
			t.Errorf("%+v, want %+v", got.Assets[i], w)
		}
	}
	for i := range want.Dependencies {
		if !alike(got.Dependencies[i], want.Dependencies[i]) {
			t.Errorf("%+v, want %+v", got.Dependencies[i], want.Dependencies[i])
		}
	}
	if !alike(got.Sites, want.Sites) || !alike(got.Links, want.Links) || !alike(got.Calendar, want.Calendar) || !alike(got.Teams, want.Teams) {
		t.Error("the small tables differ")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := db.GraphEstate(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// alike compares values in which numbers that are not given are NaN, which is why it
// compares what they print.
func alike[T any](a, b T) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }

func TestReaderTellsErrors(t *testing.T) {
	if _, err := newReader(filepath.Join(t.TempDir(), "none.db"), time.Second); err == nil {
		t.Error("a missing file was opened")
	}
	path := filepath.Join(t.TempDir(), "wavecut.db")
	db, err := Create(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	r, err := newReader(path, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.each(t.Context(), "SELECT nope", nil); err == nil {
		t.Error("a wrong statement ran")
	}
	if err := r.each(t.Context(), "DELETE FROM asset", nil); err == nil {
		t.Error("a reader wrote")
	}
	if err := r.close(); err != nil {
		t.Error(err)
	}
}
