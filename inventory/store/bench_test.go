package store_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// Environment variables of the benchmarks.
const (
	benchAssets  = "WAVECUT_BENCH_ASSETS"  // assets, names included; five times as many dependencies
	benchFolder  = "WAVECUT_BENCH_FOLDER"  // a folder to import instead of a generated one
	benchProfile = "WAVECUT_BENCH_PROFILE" // a file for the import's CPU profile
	importDB     = "WAVECUT_TEST_IMPORT_DB"
	importFrom   = "WAVECUT_TEST_IMPORT_FROM"
)

// importChild imports a folder into a new database: a process of its own, so that
// its memory can be told.
func importChild(ctx context.Context, path, folder string) error {
	if name := os.Getenv(benchProfile); name != "" {
		f, err := os.Create(name)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	set, err := ingest.Open(ctx, ingest.Paths(folder), ingest.Options{})
	if err != nil {
		return err
	}
	db, err := store.Create(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	s, err := db.Import(ctx, set, store.ImportOptions{})
	if err == nil && s.Rejected() > 0 {
		err = fmt.Errorf("%d rows rejected, the first: %v", s.Rejected(), s.Findings[0])
	}
	if err != nil {
		return err
	}
	return db.Close()
}

// estateFolder is a generated estate of the size that is asked for, and the
// number of its rows.
func estateFolder(b *testing.B) (folder string, rows int) {
	b.Helper()
	folder = os.Getenv(benchFolder)
	if folder == "" {
		assets := 20_000
		if n, err := strconv.Atoi(os.Getenv(benchAssets)); err == nil {
			assets = n
		}
		folder = b.TempDir()
		placed := assets * sampledata.DefaultAssets / (sampledata.DefaultAssets + sampledata.DefaultNames)
		o := sampledata.Options{Assets: placed, Names: assets - placed, Dependencies: 5 * assets}
		if err := sampledata.GenerateDir(o, folder); err != nil {
			b.Fatal(err)
		}
	}
	for _, name := range []string{"assets.csv", "dependencies.csv"} {
		rows += lines(b, filepath.Join(folder, name)) - 1
	}
	return folder, rows
}

func lines(b *testing.B, path string) int {
	b.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return strings.Count(string(text), "\n")
}

// BenchmarkImport imports an estate and, in the same run, the same two large files
// with the sqlite3 shell's .import into tables without types, checks or indexes.
// It prints rows per second, the peak memory of the import, and the ratio of the
// times.
func BenchmarkImport(b *testing.B) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("the sqlite3 shell is not installed")
	}
	folder, rows := estateFolder(b)
	dir := b.TempDir()
	var ours, theirs time.Duration
	var peak int64
	for b.Loop() {
		took, kib := importTimed(b, filepath.Join(dir, "ours.db"), folder)
		ours += took
		peak = max(peak, kib)
		b.StopTimer()
		theirs += shellTimed(b, shell, filepath.Join(dir, "theirs.db"), folder)
		b.StartTimer()
	}
	b.ReportMetric(float64(rows*b.N)/ours.Seconds(), "rows/s")
	b.ReportMetric(float64(rows*b.N)/theirs.Seconds(), "shell-rows/s")
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "times-shell")
	b.ReportMetric(float64(peak)/1024, "peak-MiB")
}

// importTimed runs the import as a child; it returns the time and the peak of
// its memory in KiB.
func importTimed(b *testing.B, path, folder string) (time.Duration, int64) {
	b.Helper()
	os.Remove(path)
	exe, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), importDB+"="+path, importFrom+"="+folder)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return time.Since(start), peakKiB(cmd.ProcessState)
}

// shellTimed is the time that the shell takes for the two large files.
func shellTimed(b *testing.B, shell, path, folder string) time.Duration {
	b.Helper()
	os.Remove(path)
	script := ".mode csv\n"
	for _, table := range []string{"assets", "dependencies"} {
		file := filepath.Join(folder, table+".csv")
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		header, _, _ := strings.Cut(string(text), "\n")
		columns := `"` + strings.ReplaceAll(strings.TrimSpace(header), ",", `","`) + `"`
		script += fmt.Sprintf("CREATE TABLE %s(%s);\n.import --skip 1 '%s' %s\n", table, columns, file, table)
	}
	cmd := exec.Command(shell, path)
	cmd.Stdin = strings.NewReader(script)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return time.Since(start)
}

// BenchmarkEstate loads an estate from its database, and computes its digest from
// the rows.
func BenchmarkEstate(b *testing.B) {
	folder, rows := estateFolder(b)
	path := filepath.Join(b.TempDir(), "w.db")
	if err := importChild(b.Context(), path, folder); err != nil {
		b.Fatal(err)
	}
	db, err := store.Open(b.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for _, work := range []struct {
		name string
		do   func() error
	}{
		{"load", func() error { _, err := db.Estate(b.Context()); return err }},
		{"check", func() error { _, err := db.Check(b.Context(), store.CheckOptions{Content: true}); return err }},
	} {
		b.Run(work.name, func(b *testing.B) {
			for b.Loop() {
				if err := work.do(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
