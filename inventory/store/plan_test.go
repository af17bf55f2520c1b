package store_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory/store"
)

func aPlan() *store.Plan {
	return &store.Plan{
		Name: "first", Created: time.Date(2027, 3, 1, 9, 0, 0, 0, time.FixedZone("", 9*3600)), Seed: 1<<63 + 5, Effort: "standard",
		InventoryDigest: "aa", ScenarioDigest: "bb", ScenarioTOML: []byte("keep = 1\n"), Summary: []byte(`{"total": 1.50}`), Flags: []string{"interrupted"},
		Rows: []store.PlanRow{
			{Asset: "web", Wave: 2, Target: "B", Method: "live", OutageMinutes: 0.1, MoveGroup: "g1", Reason: "이유"},
			{Asset: "db", Wave: store.Unscheduled, Reason: "C9"}, {Asset: "app", Target: "A", Method: "auto"},
		},
	}
}

func TestPlans(t *testing.T) {
	db := memory(t)
	p := aPlan()
	if err := db.SavePlan(t.Context(), p, store.SavePlanOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := db.SavePlan(t.Context(), p, store.SavePlanOptions{}); store.KindOf(err) != store.PlanExists {
		t.Errorf("saved twice: %v", err)
	}
	got, err := db.LoadPlan(t.Context(), "first")
	if err != nil {
		t.Fatal(err)
	}
	want := aPlan()
	want.Created = want.Created.UTC()
	want.Rows = []store.PlanRow{want.Rows[2], want.Rows[1], want.Rows[0]} // in order of the ids
	if !reflect.DeepEqual(got, want) {
		t.Errorf("loaded\n%+v, want\n%+v", got, want)
	}
	p.Rows = p.Rows[:1]
	if err := db.SavePlan(t.Context(), p, store.SavePlanOptions{Replace: true}); err != nil {
		t.Fatal(err)
	}
	if err := db.SavePlan(t.Context(), &store.Plan{Name: "second"}, store.SavePlanOptions{}); err != nil {
		t.Fatal(err)
	}
	list, err := db.Plans(t.Context())
	if err != nil || len(list) != 2 || list[1].Name != "second" {
		t.Errorf("%+v %v", list, err)
	}
	if damage, err := db.Check(t.Context(), store.CheckOptions{Content: true}); err != nil || len(damage) > 0 {
		t.Error(damage, err)
	}
	if err := db.DeletePlan(t.Context(), "first"); err != nil {
		t.Error(err)
	}
	for _, err := range []error{db.DeletePlan(t.Context(), "first"), func() error { _, err := db.LoadPlan(t.Context(), "first"); return err }()} {
		if store.KindOf(err) != store.NoPlan || !strings.Contains(err.Error(), "first") {
			t.Error(err)
		}
	}
}

// A plan is saved whole or not at all.
func TestBadPlanLeavesNothing(t *testing.T) {
	db := memory(t)
	p := aPlan()
	p.Rows = append(p.Rows, p.Rows[0])
	if err := db.SavePlan(t.Context(), p, store.SavePlanOptions{}); err == nil {
		t.Fatal("an asset stands in the plan twice")
	}
	p = aPlan()
	p.Summary = []byte("{")
	if err := db.SavePlan(t.Context(), p, store.SavePlanOptions{}); err == nil {
		t.Fatal("the summary is no JSON")
	}
	if list, err := db.Plans(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%+v %v", list, err)
	}
}

// Imports and replacements leave plans alone.
func TestPlansSurviveImports(t *testing.T) {
	db := memory(t)
	mustImport(t, db, small(), store.ImportOptions{})
	if err := db.SavePlan(t.Context(), aPlan(), store.SavePlanOptions{}); err != nil {
		t.Fatal(err)
	}
	f := small()
	f["assets.csv"], f["dependencies.csv"] = "id,site\nother,A\n", "from,to\n"
	mustImport(t, db, f, store.ImportOptions{Replace: true})
	if p, err := db.LoadPlan(t.Context(), "first"); err != nil || len(p.Rows) != 3 {
		t.Errorf("%+v %v", p, err)
	}
}

func TestChangedPlanIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	db, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.SavePlan(t.Context(), aPlan(), store.SavePlanOptions{}); err != nil {
		t.Fatal(err)
	}
	raw(t, path, "UPDATE plan_row SET wave = 3 WHERE asset = 'web'")
	damage, err := db.Check(t.Context(), store.CheckOptions{Content: true})
	if err != nil || len(damage) != 1 || !strings.Contains(damage[0], `plan "first"`) {
		t.Errorf("%v %v", damage, err)
	}
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path, to := filepath.Join(dir, "w.db"), filepath.Join(dir, "copy of w?.db")
	filled(t, path)
	db, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Backup(t.Context(), to, store.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	copied, err := store.Open(t.Context(), to, store.ReadWriteMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !equal(estate(t, copied), estate(t, db)) {
		t.Error("the copy differs")
	}
	copied.Close()
	if err := db.Backup(t.Context(), to, store.BackupOptions{}); store.KindOf(err) != store.Exists {
		t.Error(err)
	}
	if err := db.Backup(t.Context(), to, store.BackupOptions{Replace: true}); err != nil {
		t.Error(err)
	}
	for _, own := range []string{path, filepath.Join(dir, ".", "w.db")} {
		if err := db.Backup(t.Context(), own, store.BackupOptions{Replace: true}); store.KindOf(err) != store.Exists {
			t.Error(err)
		}
	}
	if err := db.Backup(t.Context(), filepath.Join(dir, "none", "x.db"), store.BackupOptions{}); err == nil {
		t.Error("a folder that is not there is taken")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 2 {
		t.Errorf("files are %v", left)
	}
}
