package inventory

import (
	"math"
	"reflect"
	"testing"
)

func digestedEstate() *Estate {
	site := DefaultSite()
	site.ID = "A"
	other := DefaultSite()
	other.ID = "B"
	a, b := DefaultAsset(), DefaultAsset()
	a.ID, a.Site, b.ID, b.Site = "a", 0, "b", 1
	team := DefaultTeam()
	team.ID = "core"
	return &Estate{
		Sites: []Site{site, other}, Assets: []Asset{a, b}, Teams: []Team{team},
		Links:        []Link{{From: 0, To: 1, BandwidthMbps: 1, RTTms: 1}},
		Dependencies: []Dependency{{From: 0, To: 1, MaxRTTms: math.NaN()}},
		Calendar:     []Entry{{Start: Moment{Day: Date{2027, 1, 1}}, End: Moment{Day: Date{2027, 1, 2}}, TrafficFactor: math.NaN()}},
	}
}

// Every field of every row is in the digest: a change of any one changes it.
func TestDigestSeesEveryField(t *testing.T) {
	seen := map[string]string{DigestOf(digestedEstate()): "nothing"}
	e := reflect.TypeFor[Estate]()
	for i := range e.NumField() {
		row := e.Field(i).Type.Elem()
		for j := range row.NumField() {
			name := e.Field(i).Name + "." + row.Field(j).Name
			estate := digestedEstate()
			if !change(reflect.ValueOf(estate).Elem().Field(i).Index(0).Field(j)) {
				t.Fatalf("%s can't be changed by this test", name)
			}
			d := DigestOf(estate)
			if before, twice := seen[d]; twice {
				t.Errorf("changing %s has the digest of changing %s", name, before)
			}
			seen[d] = name
		}
	}
}

// change sets a field to another value.
func change(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Uint8:
		v.SetUint(v.Uint() ^ 1)
	case reflect.Int32, reflect.Int:
		v.SetInt(1 - v.Int())
	case reflect.Float64:
		v.SetFloat(77)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Array:
		return change(v.Index(v.Len() - 1))
	case reflect.Slice:
		v.Set(reflect.ValueOf([]int32{1}))
	default:
		return changeStruct(v)
	}
	return true
}

func changeStruct(v reflect.Value) bool {
	switch v.Interface().(type) {
	case Date:
		v.Set(reflect.ValueOf(Date{2028, 2, 3}))
	case Moment:
		v.Set(reflect.ValueOf(Moment{Day: Date{2028, 2, 3}}))
	case Scope:
		v.Set(reflect.ValueOf(Scope{ScopeTeam, "x"}))
	default:
		return false
	}
	return true
}

// The order of rows does not matter, nor how they are split and merged.
func TestDigestIsOrderless(t *testing.T) {
	var forward, back, half Digest
	assets := digestedEstate().Assets
	for i := range assets {
		forward.AddAsset(&assets[i], "A", nil)
		j := len(assets) - 1 - i
		if i == 0 {
			half.AddAsset(&assets[j], "A", nil)
		} else {
			back.AddAsset(&assets[j], "A", nil)
		}
	}
	back.Merge(&half)
	if forward.String() != back.String() {
		t.Error("the digest depends on the order")
	}
	var twice Digest
	twice.AddAsset(&assets[0], "A", nil)
	once := twice.String()
	twice.AddAsset(&assets[0], "A", nil)
	if twice.String() == once {
		t.Error("a row twice is a row once")
	}
}
