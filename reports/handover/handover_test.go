package handover_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/formats"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/handover"
	"pgregory.net/rapid"
)

// recognised are the formats as which what is written must be read again.
var recognised = map[string]string{
	"azure": "azure-migrate-servers", "ads": "aws-ads-import", "mgn": "aws-mgn-import", "cmf": "aws-cmf-intake",
	"konveyor": "konveyor-applications",
}

func shop() *handover.Plan {
	estate := &inventory.Estate{
		Sites: []inventory.Site{{ID: "GSN"}, {ID: "PGY"}},
		Assets: []inventory.Asset{
			server("db", func(a *inventory.Asset) {
				a.FQDN, a.Application, a.Kind, a.Form = "shop-db-1.corp.example", "Shop", inventory.KindDatabase, inventory.FormPhysical
				a.Needs = inventory.Resources{inventory.VCPU: 16, inventory.MemoryGB: 128, inventory.StorageGB: 2048.5}
			}),
			server("fn", func(a *inventory.Asset) { a.Application, a.Form = "Billing, new", inventory.FormService }),
			server("old", func(a *inventory.Asset) { a.Name = "=old|1" }),
			server("web", func(a *inventory.Asset) {
				a.Name, a.Application, a.Team, a.Environment = "shop-web-1", "Shop", "front", inventory.EnvStage
				a.Needs = inventory.Resources{inventory.VCPU: 4, inventory.MemoryGB: 16, inventory.StorageGB: 80}
			}),
		},
		Dependencies: []inventory.Dependency{{From: 3, To: 0}, {From: 3, To: 1}, {From: 0, To: 1, Impact: inventory.ImpactNone}},
	}
	rows := []model.Row{
		{Asset: "db", Wave: "12", Target: "PGY", Method: "cold", WindowStart: "2027-06-06T01:00:00+09:00"},
		{Asset: "fn", Wave: "", Target: ""},
		{Asset: "gone", Wave: "1", Target: "PGY"},
		{Asset: "old", Wave: "2", Target: "", Method: "retire"},
		{Asset: "web", Wave: "2", Target: "PGY", Method: "live", WindowStart: "2027-03-07T01:00:00+09:00"},
	}
	attributes := map[string]map[string]string{
		"web": {
			"OS.Name": "Ubuntu", "OS.Version": "22.04", "ExternalId": "ext-1", "r_type": "Replatform", "mgn:region": "eu-central-1",
			"mgn:launch:instance-type": "m5.large", "mgn:wave:name": "someone's", "ip_addresses": "10.20.0.11;10.20.0.12",
		},
		"db": {"OS name": "Windows Server 2019", "r_type": "Retain", "Tags": "Owner:dba"},
	}
	return &handover.Plan{Estate: estate, Rows: rows, Attributes: func(id string) map[string]string { return attributes[id] }}
}

func server(id string, fill func(*inventory.Asset)) inventory.Asset {
	a := inventory.DefaultAsset()
	a.ID, a.Site = id, 0
	fill(&a)
	return a
}

func TestGolden(t *testing.T) {
	for _, f := range handover.Formats() {
		var out bytes.Buffer
		if err := f.Write(&out, shop()); err != nil {
			t.Fatal(err)
		}
		foreigntest.Same(t, filepath.Join("testdata", f.Name+".csv"), out.String())
	}
}

// reread reads what was written as what it is recognised as.
func reread(t testing.TB, name, text string) *foreigntest.Recorder {
	t.Helper()
	var tables []foreign.TableFormat
	for _, f := range formats.All() {
		if table, ok := f.(foreign.TableFormat); ok {
			tables = append(tables, table)
		}
	}
	format, _, alone := foreigntest.Choose(foreigntest.Header(t, name, text), tables)
	if !alone || format.Name() != recognised[name] {
		t.Fatalf("%s is recognised as %v", name, format)
	}
	return foreigntest.Read(t, format, name, text)
}

// A Go program's fuzzing of names finds what a tool's list separators and spaces do.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.StringMatching(`[a-zA-Z=+@'"#][a-zA-Z0-9 =+@'"-]{0,10}[a-z]`)
		a := server("id-1", func(a *inventory.Asset) {
			a.Name, a.Application = word.Draw(rt, "name"), word.Draw(rt, "application")
			a.Needs[inventory.VCPU] = float64(rapid.IntRange(1, 256).Draw(rt, "vcpu"))
			a.Needs[inventory.MemoryGB] = float64(rapid.IntRange(1, 1<<16).Draw(rt, "MB")) / 1024
			a.Needs[inventory.StorageGB] = float64(rapid.IntRange(1, 1e6).Draw(rt, "storage")) / 100
		})
		wave := rapid.IntRange(1, 300).Draw(rt, "wave")
		p := &handover.Plan{
			Estate: &inventory.Estate{Assets: []inventory.Asset{a}},
			Rows:   []model.Row{{Asset: a.ID, Wave: fmt.Sprint(wave), Target: "X"}},
		}
		for _, f := range handover.Formats() {
			var out bytes.Buffer
			if err := f.Write(&out, p); err != nil {
				rt.Fatal(err)
			}
			rec := reread(t, f.Name, out.String())
			if len(rec.Assets) != 1 || rec.Rejected > 0 {
				rt.Fatalf("%s comes back as\n%s", f.Name, rec)
			}
			same(rt, f.Name, rec.Assets[0], &a, wave)
		}
	})
}

// same compares an asset that was read again with what was written.
func same(t *rapid.T, format string, got *foreign.Asset, want *inventory.Asset, wave int) {
	name := want.Name
	if format == "konveyor" {
		name = want.Application
	}
	if got.Name != name {
		t.Errorf("%s: name %q comes back as %q", format, name, got.Name)
	}
	for _, v := range got.Values {
		expected := map[string]string{
			"application": want.Application, "vcpu": number(want.Needs[inventory.VCPU]), "storage_gb": number(want.Needs[inventory.StorageGB]),
			"memory_gb": number(want.Needs[inventory.MemoryGB]),
		}[v.Column]
		if expected != "" && v.Text != expected {
			t.Errorf("%s: %s %q comes back as %q", format, v.Column, expected, v.Text)
		}
	}
	if !slices.ContainsFunc(got.Attributes, func(a foreign.Attribute) bool { return a.Text == fmt.Sprintf("Wave %d", wave) }) {
		t.Errorf("%s: the wave does not come back: %v", format, got.Attributes)
	}
}

func number(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.6f", v), "0"), ".")
}
