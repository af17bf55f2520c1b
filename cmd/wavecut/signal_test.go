package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stubborn is a program whose work does not look at its context, for the test of
// the second interrupt.
func stubborn() {
	ctx, cancel := context.WithCancelCause(context.Background())
	go interrupt(catch(), cancel)
	fmt.Println("ready")
	<-ctx.Done()
	fmt.Println("canceled")
	select {}
}

// binary builds the program once for the tests that watch it as a process.
func binary(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("signals are sent otherwise on Windows")
	}
	path := filepath.Join(t.TempDir(), "wavecut")
	cmd := exec.Command("go", "build", "-o", path, ".")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// estate writes an inventory that takes long enough to import to be interrupted.
func estate(t *testing.T, assets int) string {
	t.Helper()
	dir := t.TempDir()
	var b, d bytes.Buffer
	b.WriteString("id,site,vcpu,storage_gb\n")
	d.WriteString("from,to\n")
	for i := range assets {
		fmt.Fprintf(&b, "asset-%07d,SEL1,4,100\n", i)
		fmt.Fprintf(&d, "asset-%07d,asset-%07d\n", i, (i*7+1)%assets)
	}
	for name, text := range map[string][]byte{
		"sites.csv": []byte("id,role\nSEL1,retire\nPTK1,keep\n"), "assets.csv": b.Bytes(), "dependencies.csv": d.Bytes(),
		"scenario.toml": []byte("start_date = 2027-03-01\n"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// process is the program at work.
type process struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
	ended  chan error
}

func start(t *testing.T, dir, path string, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(path, args...), ended: make(chan error, 1)}
	p.cmd.Dir, p.cmd.Stderr = dir, &p.stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.ended <- p.cmd.Wait() }()
	return p
}

// until waits for a condition while the process runs, and reports whether it came
// about before the process ended.
func (p *process) until(t *testing.T, what string, holds func() bool) bool {
	t.Helper()
	deadline := time.After(time.Minute)
	for !holds() {
		select {
		case err := <-p.ended:
			p.ended <- err
			return false
		case <-deadline:
			p.cmd.Process.Kill()
			t.Fatalf("%s did not come about in a minute", what)
		case <-time.After(time.Millisecond):
		}
	}
	return true
}

// end waits for the process and gives its exit code.
func (p *process) end(t *testing.T) int {
	t.Helper()
	select {
	case err := <-p.ended:
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return exit.ExitCode()
		}
		return 0
	case <-time.After(time.Minute):
		p.cmd.Process.Kill()
		t.Fatal("the process did not end in a minute")
		return -1
	}
}

// A signal during an import takes everything back: exit 130, and what was there
// before is there after.
func TestSignalDuringImport(t *testing.T) {
	path, inventory := binary(t), estate(t, 60_000)
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			dir := t.TempDir()
			if code := start(t, dir, path, "init").end(t); code != 0 {
				t.Fatal("init failed")
			}
			p := start(t, dir, path, "import", inventory)
			journal := filepath.Join(dir, "wavecut.db-journal")
			if !p.until(t, "the transaction", func() bool { _, err := os.Stat(journal); return err == nil }) {
				t.Skip("the import was too fast to be interrupted")
			}
			if err := p.cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			code := p.end(t)
			if code == 0 {
				t.Skip("the import ended before the signal came")
			}
			if want := "wavecut: interrupted, nothing imported\n"; code != 130 || p.stderr.String() != want {
				t.Errorf("code %d, stderr %q, want 130, %q", code, p.stderr.String(), want)
			}
			out, err := exec.Command(path, "assets", "--db", filepath.Join(dir, "wavecut.db"), "--format", "csv", "--columns", "id").Output()
			if err != nil || string(out) != "id\n" {
				t.Errorf("after the signal the inventory holds %.40q, %v", out, err)
			}
		})
	}
}

// Waiting for input ends with one signal.
func TestSignalWhileReading(t *testing.T) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("needs /proc to see that the database is open")
	}
	path, dir := binary(t), t.TempDir()
	if code := start(t, dir, path, "init").end(t); code != 0 {
		t.Fatal("init failed")
	}
	in, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	p := &process{cmd: exec.Command(path, "plan", "evaluate", "-"), ended: make(chan error, 1)}
	p.cmd.Dir, p.cmd.Stdin, p.cmd.Stderr = dir, in, &p.stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.ended <- p.cmd.Wait() }()
	p.until(t, "the opening of the database", func() bool { return hasOpen(p.cmd.Process.Pid, "wavecut.db") })
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if code := p.end(t); code != 130 || p.stderr.String() != "wavecut: interrupted\n" {
		t.Errorf("code %d, stderr %q", code, p.stderr.String())
	}
}

// hasOpen reports whether a process has a file of that name open.
func hasOpen(pid int, name string) bool {
	links, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil {
		return false
	}
	for _, l := range links {
		if target, err := os.Readlink(l); err == nil && filepath.Base(target) == name {
			return true
		}
	}
	return false
}

// A second interrupt ends a process whose work does not end by itself.
func TestSecondInterrupt(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "WAVECUT_TEST_STUBBORN=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for _, want := range []string{"ready", "canceled"} {
		if !lines.Scan() || strings.TrimSpace(lines.Text()) != want {
			t.Fatalf("the process says %q, want %q", lines.Text(), want)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("the process ended with %v, want 130", err)
	}
}
