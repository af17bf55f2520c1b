package dnschange_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/internal/tools"
)

// A server of BIND takes every script of every wave, twice, and then answers with
// the records of the state and no others.
func TestBINDTakesTheScripts(t *testing.T) {
	tools.Heavy(t)
	tools.Need(t, "named", "nsupdate", "dig")
	p := changes(t, planned.Small(t, "../.."))
	port := serve(t, "dawon.example", "dawon.internal")
	for _, c := range p.NSUpdate() {
		if c.Name == "values.env" {
			continue
		}
		script := fmt.Sprintf("server 127.0.0.1 %d\n", port) + os.Expand(text(t, c), func(string) string { return "192.0.2.99" })
		for range 2 {
			tools.Run(t, t.TempDir(), script, "nsupdate")
		}
	}
	answer := tools.Run(t, t.TempDir(), "", "dig", "@127.0.0.1", "-p", fmt.Sprint(port), "+short", "pay.dawon.example", "A")
	if got := strings.Join(strings.Fields(answer), " "); got != "198.51.100.3 198.51.100.4" && got != "198.51.100.4 198.51.100.3" {
		t.Errorf("pay.dawon.example is %s", got)
	}
}

// serve starts a server for empty zones that anyone here may change.
func serve(t *testing.T, zones ...string) int {
	t.Helper()
	dir := t.TempDir()
	port := freePort(t)
	conf := fmt.Sprintf("options { directory %q; pid-file none; session-keyfile \"%s/key\"; listen-on port %d { 127.0.0.1; }; "+
		"listen-on-v6 { none; }; recursion no; dnssec-validation no; };\ncontrols { };\n", dir, dir, port)
	for _, z := range zones {
		file := filepath.Join(dir, z+".zone")
		write(t, file, "$TTL 300\n@ SOA ns."+z+". root."+z+". 1 3600 600 86400 60\n@ NS ns."+z+".\nns A 127.0.0.1\n")
		conf += fmt.Sprintf("zone %q { type primary; file %q; allow-update { 127.0.0.1; }; };\n", z, file)
	}
	write(t, filepath.Join(dir, "named.conf"), conf)
	server := exec.Command("named", "-g", "-c", filepath.Join(dir, "named.conf"))
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	server.Stdout, server.Stderr = log, log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait(); log.Close() })
	awaitAnswer(t, port, zones[len(zones)-1], filepath.Join(dir, "log"))
	return port
}

// awaitAnswer asks until the server answers: dig itself waits between its tries.
func awaitAnswer(t *testing.T, port int, zone, log string) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		out, err := exec.CommandContext(t.Context(), "dig", "@127.0.0.1", "-p", fmt.Sprint(port), "+short", "+tries=1", "+timeout=1", zone, "SOA").Output()
		if err == nil && strings.Contains(string(out), zone) {
			return
		}
	}
	said, _ := os.ReadFile(log)
	t.Fatalf("named does not answer:\n%s", said)
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.LocalAddr().(*net.UDPAddr).Port
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
