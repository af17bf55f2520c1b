package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

// Environment variables that make the test binary a child that can be killed.
const (
	crashDB     = "WAVECUT_TEST_CRASH_DB"
	crashRounds = "WAVECUT_TEST_CRASH_ROUNDS" // more rounds than in a normal run
)

// TestMain runs a child where one is asked for.
func TestMain(m *testing.M) {
	ctx := context.Background()
	var err error
	switch {
	case os.Getenv(crashDB) != "":
		err = crashChild(ctx, os.Getenv(crashDB))
	case os.Getenv(importDB) != "":
		err = importChild(ctx, os.Getenv(importDB), os.Getenv(importFrom))
	case os.Getenv(lockDB) != "":
		err = lockChild(ctx, os.Getenv(lockDB))
	case os.Getenv(tryDB) != "":
		tryChild(ctx, os.Getenv(tryDB))
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

// batch is the n-th state of an inventory: 200 assets, all with the change rate n.
func batch(n int) fstest.MapFS {
	var b strings.Builder
	b.WriteString("id,site,change_gb_per_day,name\n")
	for i := range 200 {
		fmt.Fprintf(&b, "a%d,A,%d,%s\n", i, n, strings.Repeat("x", n%200))
	}
	return fstest.MapFS{
		"sites.csv": {Data: []byte("id,role\nA,keep\n")}, "assets.csv": {Data: []byte(b.String())},
		"dependencies.csv": {Data: []byte(fmt.Sprintf("from,to,calls_per_second\na0,a1,%d\n", n))},
	}
}

// crashChild imports batch after batch and says which are in, until it is killed.
func crashChild(ctx context.Context, path string) error {
	db, err := store.Create(ctx, path, store.Options{})
	if store.KindOf(err) == store.Exists && err != nil {
		db, err = store.Open(ctx, path, store.ReadWriteMode, store.Options{})
	}
	if err != nil {
		return err
	}
	n := 0
	if e, err := db.Estate(ctx); err != nil {
		return err
	} else if len(e.Assets) > 0 {
		n = int(e.Assets[0].ChangeGBPerDay)
	}
	fmt.Println("open")
	for {
		n++
		set, err := ingest.Open(ctx, []ingest.Input{ingest.Folder(batch(n))}, ingest.Options{})
		if err != nil {
			return err
		}
		if _, err := db.Import(ctx, set, store.ImportOptions{Replace: n%3 == 0}); err != nil {
			return err
		}
		plan := &store.Plan{Name: fmt.Sprint("p", n%2), Rows: []store.PlanRow{{Asset: "a0", Wave: n}, {Asset: "a1", Wave: n}}}
		if err := db.SavePlan(ctx, plan, store.SavePlanOptions{Replace: true}); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// A kill at any moment leaves a state that was committed, and none that was told
// as committed is lost (A1).
func TestKilledAtAnyMoment(t *testing.T) {
	rounds := 8
	if n, err := strconv.Atoi(os.Getenv(crashRounds)); err == nil {
		rounds = n
	}
	if testing.Short() {
		rounds = 2
	}
	path := filepath.Join(t.TempDir(), "w.db")
	for round := range rounds {
		told := killAfter(t, path, round)
		db, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{})
		if store.KindOf(err) == store.Missing && told == 0 {
			continue // killed before there was a database
		}
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		checkBatch(t, db, told)
		db.Close()
	}
	left, _ := filepath.Glob(path + ".*")
	if len(left) > 1 {
		t.Errorf("left behind: %v", left)
	}
}

// killAfter starts the child, kills it after some of its work, and returns the
// last batch that it told of. The number of the round varies the moment.
func killAfter(t *testing.T, path string, round int) (told int) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), crashDB+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	lines := bufio.NewScanner(out)
	for n := 0; n <= round%4 && lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "failed") {
			t.Fatalf("child %s", lines.Text())
		}
		if k, err := strconv.Atoi(lines.Text()); err == nil {
			told = k
		}
	}
	for range round * round * 20_000 { // some time goes by, without a clock
		told += 0
	}
	cmd.Process.Kill()
	for lines.Scan() { // what it told before it was killed
		if k, err := strconv.Atoi(lines.Text()); err == nil {
			told = k
		}
	}
	return told
}

// checkBatch holds that the database is whole, and holds one batch, not older
// than the one that was told.
func checkBatch(t *testing.T, db *store.DB, told int) {
	t.Helper()
	e := estate(t, db) // checks pages, references and digests
	if len(e.Assets) == 0 {
		if told > 0 {
			t.Errorf("batch %d is lost", told)
		}
		return
	}
	n := int(e.Assets[0].ChangeGBPerDay)
	for i := range e.Assets {
		if int(e.Assets[i].ChangeGBPerDay) != n {
			t.Fatalf("torn: batches %d and %v", n, e.Assets[i].ChangeGBPerDay)
		}
	}
	if n < told || len(e.Assets) != 200 || int(e.Dependencies[0].CallsPerSecond) != n {
		t.Errorf("batch %d with %d assets, %d was told", n, len(e.Assets), told)
	}
	plans, err := db.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range plans {
		if full, err := db.LoadPlan(t.Context(), p.Name); err != nil || len(full.Rows) != 2 || full.Rows[0].Wave != full.Rows[1].Wave {
			t.Errorf("plan %s: %v %v", p.Name, full, err)
		}
	}
}
