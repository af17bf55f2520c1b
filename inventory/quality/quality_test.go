package quality_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/quality"
)

func TestAssess(t *testing.T) {
	e := &inventory.Estate{Sites: []inventory.Site{{ID: "A"}}}
	add := func(id string, kind inventory.Kind, site int32) {
		a := inventory.DefaultAsset()
		a.ID, a.Kind, a.Site = id, kind, site
		e.Assets = append(e.Assets, a)
	}
	add("db", inventory.KindDatabase, 0)
	for i := range 30 {
		add(fmt.Sprintf("web%02d", i), inventory.KindWeb, 0)
		e.Dependencies = append(e.Dependencies, inventory.Dependency{From: int32(i + 1), To: 0})
	}
	add("www", inventory.KindName, inventory.NoSite)
	add("yonder", inventory.KindOther, inventory.NoSite)
	whole := func(i int) quality.Facts {
		return quality.Facts{Source: "native", Given: func(string) bool { return true }}
	}
	r := quality.Assess(e, whole)
	codes := map[string]string{}
	for _, f := range r.Findings {
		codes[f.Code] += f.Subject + " "
	}
	if codes[inventory.CodeHub] != "db " || codes[inventory.CodeNameNowhere] != "www " || codes[inventory.CodeOrphans] != "yonder " {
		t.Errorf("found %v", codes)
	}
	if r.Assets[0] != 1 || r.Assets[len(r.Assets)-1] >= 1 {
		t.Errorf("confidence %v", r.Assets)
	}
	bare := quality.Assess(e, func(i int) quality.Facts {
		return quality.Facts{Source: "rvtools-vinfo", Given: func(c string) bool { return c == "site" || c == "kind" }, Conflicts: i % 2}
	})
	if bare.Confidence >= r.Confidence || bare.Improvements[0].Gain < bare.Improvements[1].Gain || bare.Improvements[0].Where != "rvtools-vinfo" {
		t.Errorf("confidence %v, improvements %+v", bare.Confidence, bare.Improvements)
	}
	if len(bare.BySite) != 2 || len(bare.BySource) != 1 || bare.BySource[0].Assets != len(e.Assets) {
		t.Errorf("by site %+v, by source %+v", bare.BySite, bare.BySource)
	}
	if !strings.Contains(bare.Findings[0].Message, "would raise the confidence") {
		t.Errorf("the first finding is %v", bare.Findings[0])
	}
}

// Giving a value never lowers the confidence, and the gains of all improvements
// make up for what is missing where nothing is in conflict.
func TestGainsMakeUp(t *testing.T) {
	e := &inventory.Estate{}
	for i := range 7 {
		a := inventory.DefaultAsset()
		a.ID, a.Kind = fmt.Sprint(i), inventory.Kind(i)
		e.Assets = append(e.Assets, a)
	}
	r := quality.Assess(e, func(i int) quality.Facts {
		return quality.Facts{Given: func(c string) bool { return len(c)%(i+2) == 0 }}
	})
	sum := r.Confidence
	for _, i := range r.Improvements {
		sum += i.Gain
	}
	if sum < 0.999999 || sum > 1.000001 {
		t.Errorf("confidence and gains are %v", sum)
	}
}

func TestAssessNothing(t *testing.T) {
	r := quality.Assess(&inventory.Estate{}, nil)
	if r.Confidence != 0 || len(r.Findings)+len(r.Improvements) != 0 {
		t.Errorf("%+v", r)
	}
}
