package cli

import (
	"reflect"
	"testing"

	"github.com/wavecut/wavecut/planner"
	"pgregory.net/rapid"
)

// What a pin is printed as reads back the same, whatever the ids are made of.
func TestPinsReadBack(t *testing.T) {
	id := rapid.StringMatching(`[a-z0-9=@가.-]{0,6}[a-z가]`)
	rapid.Check(t, func(t *rapid.T) {
		var want planner.Pin
		if rapid.Bool().Draw(t, "application") {
			want.Application = id.Draw(t, "name")
		} else {
			want.Asset = id.Draw(t, "id")
		}
		if rapid.Bool().Draw(t, "sent") {
			want.Target = rapid.StringMatching(`[A-Z0-9@]{0,3}[A-Z]`).Draw(t, "site")
		}
		if wave := int32(rapid.IntRange(0, 999).Draw(t, "wave")); want.Target == "" || rapid.Bool().Draw(t, "dated") {
			want.Wave = &wave
		}
		got, err := parsePin(want.String())
		if want.Target == "" && hasEquals(want) {
			return // what follows = reads as a site; such ids need a file of pins
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: %+v, %v", want, got, err)
		}
	})
}

func hasEquals(p planner.Pin) bool {
	for _, r := range p.Asset + p.Application {
		if r == '=' {
			return true
		}
	}
	return false
}

// A file of pins says the same as the flags, also for ids that the flags can't tell.
func TestPinFile(t *testing.T) {
	wave := int32(3)
	got, err := readPins("pins.csv", []byte("\ufeffwave,Asset,note,target,application\n3,a=b@1,x,,\n,,,NEW,erp\n# none\n,c,,,\n3,d,,NEW,erp\n"))
	want := []planner.Pin{
		{Asset: "a=b@1", Wave: &wave}, {Application: "erp", Target: "NEW"}, {Asset: "d", Wave: &wave, Target: "NEW"},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, text := range []string{"", "asset\nx\n", "wave,target\n1,NEW\n", "asset,wave\na,-1\n", "asset,wave\n\"a,1\n"} {
		if got, err := readPins("pins.csv", []byte(text)); err == nil {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
