package store_test

import (
	"fmt"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest"
)

func TestRecord(t *testing.T) {
	db := listed(t)
	r, err := db.Record(t.Context(), ingest.Assets, "web-2")
	if err != nil || r == nil {
		t.Fatalf("record is %v, %v", r, err)
	}
	want := map[string]string{
		"id": "web-2 given", "site": "SEL1 given", "name": "<nil> default", "tier": "1 given", "form": "vm default",
		"spread": "yes given", "burstable": "no default", "Rack Row": "10 given",
	}
	for _, v := range r.Values {
		if w, ok := want[v.Name]; ok {
			got := fmt.Sprint(v.Value, " default")
			if v.Given {
				got = fmt.Sprint(v.Value, " given")
			}
			if got != w {
				t.Errorf("%s is %s, want %s", v.Name, got, w)
			}
			delete(want, v.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("missing are %v", want)
	}
	if r.Origin.Source != "assets.csv" || r.Origin.Line != 3 || r.Origin.Import != 1 {
		t.Errorf("origin is %+v", r.Origin)
	}
}

func TestRecordNotThere(t *testing.T) {
	if r, err := listed(t).Record(t.Context(), ingest.Sites, "SEL"); r != nil || err != nil {
		t.Errorf("record is %v, %v", r, err)
	}
}

func TestIDs(t *testing.T) {
	db := listed(t)
	for prefix, want := range map[string]string{"": "[db_1 q? web-1]", "web": "[web-1 web-2]", "w_b": "[]", "쇼": "[]"} {
		if got, err := db.IDs(t.Context(), ingest.Assets, prefix, 3); err != nil || fmt.Sprint(got) != want {
			t.Errorf("ids with %q are %v, %v, want %s", prefix, got, err, want)
		}
	}
	for id, want := range map[string]string{"wbe-1": "web-1", "SEL2": "", "web1": "web-1", "쇼핑몰 웹": "web-1", "www": "www.shop.example", "www.shop": "www.shop.example"} {
		if got, err := db.NearestID(t.Context(), ingest.Assets, id); err != nil || got != want {
			t.Errorf("nearest to %q is %q, %v, want %q", id, got, err, want)
		}
	}
	if got, err := db.NearestID(t.Context(), ingest.Sites, "SEL2"); err != nil || got != "SEL1" {
		t.Errorf("nearest site is %q, %v", got, err)
	}
}
