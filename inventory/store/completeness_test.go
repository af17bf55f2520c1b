package store_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory/store"
)

func TestCompleteness(t *testing.T) {
	db := memory(t)
	importFiles(t, db, filesOf(mixedEstate), slices.Sorted(maps.Keys(mixedEstate)), store.ImportOptions{})
	facts, err := db.Completeness(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	web := facts["web01.corp.example"]
	for column, want := range map[string]bool{"site": true, "vcpu": true, "memory_gb": true, "storage_gb": true, "dns_ttl_seconds": true, "tier": false, "kind": false, "team": false} {
		if web.Given(column) != want {
			t.Errorf("%s given: %v, want %v", column, !want, want)
		}
	}
	if len(facts) != 7 || web.Conflicts != 0 {
		t.Errorf("%d assets, %+v", len(facts), web)
	}
}

// What sources said of an asset is told with its place, and which of it counts.
func TestRecordSays(t *testing.T) {
	db := memory(t)
	files := maps.Clone(mixedEstate)
	files["cmdb.csv"] = "name,sys_class_name,ip_address,cpu_count,support_group\nWEB01,cmdb_ci_linux_server,10.0.0.1,8,Ops\n"
	importFiles(t, db, filesOf(files), slices.Sorted(maps.Keys(files)), store.ImportOptions{Trust: []string{"rvtools", "servicenow"}})
	r, err := db.Record(t.Context(), 2, "web01.corp.example")
	if err != nil || r == nil {
		t.Fatal(err)
	}
	counts, others := "", ""
	importFiles(t, db, filesOf(files), []string{"rel.csv"}, store.ImportOptions{}) // the order of trust is remembered
	for _, s := range r.Said {
		if s.Column != "vcpu" {
			continue
		}
		if s.Counts {
			counts += s.Text + " " + s.Format + " " + s.Position.String()
		} else {
			others += s.Text + " " + s.Format + " " + s.Position.String()
		}
	}
	if counts != "4 rvtools-vinfo vinfo.csv:2" || others != "8 servicenow-items cmdb.csv:2" {
		t.Errorf("%q counts, not %q", counts, others)
	}
	var vcpu store.Value
	for _, v := range r.Values {
		if v.Name == "vcpu" {
			vcpu = v
		}
	}
	if vcpu.Value != 4.0 {
		t.Errorf("vcpu is %v", vcpu.Value)
	}
	if len(r.Aliases) == 0 {
		t.Error("no aliases")
	}
}
