package mapping_test

import (
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
)

const example = `trust = ["servicenow", "rvtools"]

[sites]
"DC Pangyo" = "ICN1"

[[table]]
name = "cmdb-extract"
columns = { "Server" = "host", "Standort" = "site", "Speicher (GB)" = "memory_gb", "Klasse" = "tier" }

[servicenow.relations]
"Blesses::Blessed by" = "child"
`

func TestMapping(t *testing.T) {
	m, err := mapping.Parse("m.toml", []byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if id, ok := m.Site(" dc pangyo"); !ok || id != "ICN1" || len(m.Trust) != 2 || m.ServiceNow.Relations["Blesses::Blessed by"] != "child" {
		t.Errorf("read %+v", m)
	}
	formats, err := m.Formats()
	if err != nil {
		t.Fatal(err)
	}
	got := foreigntest.Read(t, formats[0].(foreign.TableFormat), "x.csv", "Server,Standort,Speicher (GB),Klasse,Rest\nweb01,DC Pangyo,16,0,x\n").String()
	for _, want := range []string{`name="web01"`, `site="DC Pangyo"`, `memory_gb="16"`, `tier="0"`, `{Rest: "x"}`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	n, err := m.WithTrust([]string{"rvtools"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := mapping.Parse("again", n.Text)
	if err != nil || len(again.Trust) != 1 || again.Sites["DC Pangyo"] != "ICN1" || len(again.Tables) != 1 {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestMappingRefused(t *testing.T) {
	for text, want := range map[string]string{
		"trsut = []": "unknown key",
		"[servicenow.relations]\n\"a::b\" = \"both\"": "want parent, child or none",
		"[[table]]\nrows = \"sites\"":                 "want assets",
	} {
		if _, err := mapping.Parse("m.toml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	m, err := mapping.Parse("m.toml", []byte("[[table]]\ncolumns = { A = \"colour\" }"))
	if err == nil {
		_, err = m.Formats()
	}
	if err == nil || !strings.Contains(err.Error(), "colour") {
		t.Error(err)
	}
}
