package planner

import (
	"context"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// randomPins pins a few assets to random waves and sites.
func randomPins(rng *rand.Rand, p *model.Problem) []Pin {
	var pins []Pin
	for range 1 + rng.IntN(4) {
		pin := Pin{Asset: p.Estate.Assets[p.Placed[rng.IntN(len(p.Placed))]].ID}
		if rng.IntN(3) > 0 {
			w := int32(rng.IntN(p.T() + 1))
			pin.Wave = &w
		}
		if pin.Wave == nil || rng.IntN(3) == 0 {
			pin.Target = p.Estate.Sites[rng.IntN(len(p.Estate.Sites))].ID
		}
		pins = append(pins, pin)
	}
	return pins
}

// keeps reports whether a decision is the one that a pin asks for.
func keeps(p *model.Problem, pin Pin, d model.Decision) bool {
	if pin.Wave != nil && *pin.Wave != d.Wave {
		return false
	}
	return pin.Target == "" || d.Wave != model.Unscheduled && pin.Target == p.Estate.SiteID(p.SiteIn(d, p.T()))
}

// TestPinsKept holds random plans to their pins, or to a report with a reason.
// (That the plans are sound, Solve itself has checked.)
func TestPinsKept(t *testing.T) {
	kept, broken := 0, 0
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 31))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 4 + int(seed%12), Windows: 6})
		pins := randomPins(rng, p)
		s, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed, Pins: pins})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		reported := map[int]bool{}
		for _, b := range s.BrokenPins {
			reported[b.Index] = true
			if b.Reason == "" || b.ID == "" || !reflect.DeepEqual(b.Pin, pins[b.Index]) {
				t.Errorf("seed %d: %+v", seed, b)
			}
		}
		for k, pin := range pins {
			for _, d := range s.Plan.Decisions {
				if p.Estate.Assets[d.Asset].ID != pin.Asset {
					continue
				}
				switch {
				case reported[k]:
					broken++
				case keeps(p, pin, d):
					kept++
				default:
					t.Errorf("seed %d: pin %s not kept: %+v", seed, pin, d)
				}
			}
		}
	}
	t.Logf("%d pins kept, %d reported", kept, broken)
	if kept < 100 || broken < 30 {
		t.Errorf("%d pins kept, %d reported: too few of a kind", kept, broken)
	}
}

// pinned is two assets that leave old for new in four weekly windows, one a wave.
func pinned() *estatetest.Builder {
	return estatetest.New().Site("new", inventory.RoleKeep).Site("other", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Asset("a", "old", func(a *inventory.Asset) { a.Application = "shop" }).
		Asset("b", "old", func(a *inventory.Asset) { a.Application = "shop" }).
		Asset("c", "new").Name("www").Allow("b", "new").
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = 1 })
}

func TestPins(t *testing.T) {
	wave := func(w int32) *int32 { return &w }
	for _, test := range []struct {
		name   string
		pins   []Pin
		broken []string // a part of "ID: reason"
	}{
		{"wave", []Pin{{Asset: "a", Wave: wave(4)}}, nil},
		{"wave and target", []Pin{{Asset: "a", Wave: wave(2), Target: "other"}}, nil},
		{"stays", []Pin{{Asset: "c", Wave: wave(0)}}, nil},
		{"moves", []Pin{{Asset: "c", Wave: wave(3)}}, nil},
		{"target is its site", []Pin{{Asset: "c", Target: "new"}}, nil},
		{"application to a site", []Pin{{Application: "shop", Target: "new"}}, nil},
		{"wave is full", []Pin{{Application: "shop", Wave: wave(1)}}, []string{": C4"}},
		{"given up", []Pin{{Asset: "a", Wave: wave(0)}}, []string{"a: C1"}},
		{"to a site that is given up", []Pin{{Asset: "c", Target: "old"}}, []string{"c: C1"}},
		{"not allowed", []Pin{{Asset: "b", Target: "other"}}, []string{"b: C2"}},
		{"no such wave", []Pin{{Asset: "a", Wave: wave(5)}}, []string{"a: C10"}},
		{"no such site", []Pin{{Asset: "a", Target: "moon"}}, []string{"a: C10"}},
		{"no such asset", []Pin{{Asset: "z", Wave: wave(1)}}, []string{"z: C10"}},
		{"a name", []Pin{{Asset: "www", Wave: wave(1)}}, []string{"www: C10"}},
		{"contradiction", []Pin{{Asset: "a", Wave: wave(1)}, {Asset: "a", Wave: wave(2)}}, []string{"a: another pin says a@1"}},
		{"two pins that agree", []Pin{{Asset: "a", Wave: wave(1)}, {Asset: "a", Target: "other"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := pinned().Problem()
			s, err := Solve(context.Background(), p, Options{Effort: Quick, Pins: test.pins})
			if err != nil {
				t.Fatal(err)
			}
			if len(s.BrokenPins) != len(test.broken) {
				t.Fatalf("broken pins %+v, want %q", s.BrokenPins, test.broken)
			}
			for k, b := range s.BrokenPins {
				if got := b.ID + ": " + b.Reason; !strings.Contains(got, test.broken[k]) {
					t.Errorf("broken pin %q, want %q", got, test.broken[k])
				}
			}
			if len(s.Evaluation.Unscheduled) > 0 {
				t.Errorf("unscheduled: %+v", s.Evaluation.Unscheduled)
			}
		})
	}
}
