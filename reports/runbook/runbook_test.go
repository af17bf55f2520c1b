package runbook_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/runbook"
	"pgregory.net/rapid"
)

// fataler is what *testing.T and *rapid.T have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// holds checks what must be true of the books of any plan.
func holds(t fataler, p *model.Problem, plan *model.Plan, books []*runbook.Book) {
	t.Helper()
	seen := map[int32]int{}
	for _, b := range books {
		for i := range b.Moves {
			seen[b.Moves[i].Asset] = b.Wave
		}
		everyAssetOnce(t, b)
		orderHolds(t, p, b)
		wayBackIsReverse(t, b)
		timesHold(t, b)
	}
	for _, d := range plan.Decisions {
		if d.Moves() && seen[d.Asset] != int(d.Wave) {
			t.Fatalf("%s moves in wave %d and is in the book of %d", p.Estate.Assets[d.Asset].ID, d.Wave, seen[d.Asset])
		}
	}
}

// everyAssetOnce: what moves is in one group and has its way back; what retires in none.
func everyAssetOnce(t fataler, b *runbook.Book) {
	t.Helper()
	in := map[int32]int{}
	for g, group := range b.Groups {
		for _, a := range group.Assets {
			in[a]++
			if b.Move(a).Group != g {
				t.Fatalf("asset %d is in group %d, its move says %d", a, g, b.Move(a).Group)
			}
		}
	}
	for i := range b.Moves {
		m := &b.Moves[i]
		if want := map[bool]int{true: 0, false: 1}[m.Retires()]; in[m.Asset] != want {
			t.Fatalf("wave %d: asset %d is in %d groups", b.Wave, m.Asset, in[m.Asset])
		}
		if b.Move(m.Asset) != m {
			t.Fatalf("Move finds another for %d", m.Asset)
		}
	}
}

// orderHolds: what is needed is checked before what needs it starts, unless both
// need each other and start together; nothing starts before its cutover is over.
func orderHolds(t fataler, p *model.Problem, b *runbook.Book) {
	t.Helper()
	moving := map[int32]bool{}
	for i := range b.Moves {
		moving[b.Moves[i].Asset] = !b.Moves[i].Retires()
	}
	for _, d := range p.Estate.Dependencies {
		if !moving[d.From] || !moving[d.To] || d.Impact == inventory.ImpactNone && d.Kind != inventory.Replication {
			continue
		}
		from, to := b.Move(d.From).Group, b.Move(d.To).Group
		if from != to && b.Groups[from].Start.Before(b.Groups[to].End) {
			t.Fatalf("wave %d: %s starts before %s is checked", b.Wave, p.Estate.Assets[d.From].ID, p.Estate.Assets[d.To].ID)
		}
	}
	for i := range b.Moves {
		if m := &b.Moves[i]; !m.Retires() && b.Groups[m.Group].Start.Before(m.End) {
			t.Fatalf("wave %d: %d starts before it is cut over", b.Wave, m.Asset)
		}
	}
	for i := range b.Repoints {
		r := &b.Repoints[i]
		for _, a := range r.Moved {
			if m := b.Move(a); !m.Retires() && r.Start.Before(b.Groups[m.Group].End) {
				t.Fatalf("wave %d: name %d is repointed before %d is checked", b.Wave, r.Name, a)
			}
		}
	}
}

func wayBackIsReverse(t fataler, b *runbook.Book) {
	t.Helper()
	if len(b.Rollback) != len(b.Groups) {
		t.Fatalf("%d groups, %d ways back", len(b.Groups), len(b.Rollback))
	}
	done := map[int]time.Duration{}
	for i, u := range b.Rollback {
		if u.Group != len(b.Groups)-1-i {
			t.Fatalf("the way back has group %d at place %d", u.Group, i)
		}
		done[u.Group] = u.End
	}
	for _, u := range b.Rollback {
		for g := range b.Groups {
			if slices.Contains(b.Groups[g].Waits, u.Group) && u.Check < done[g] {
				t.Fatalf("group %d goes back before %d, which needs it", u.Group, g)
			}
		}
		if u.End > b.RollbackLength || u.Check < u.Start || u.End < u.Check {
			t.Fatalf("the way back of group %d ends after all", u.Group)
		}
	}
}

// timesHold: all times are whole minutes inside the window, or there is a finding.
func timesHold(t fataler, b *runbook.Book) {
	t.Helper()
	last := b.Window.Start
	note := func(start, end time.Time) {
		if start.Before(b.Window.Start) || end.Before(start) || end.Sub(b.Window.Start)%time.Minute != 0 {
			t.Fatalf("wave %d: from %v to %v", b.Wave, start, end)
		}
		if end.After(last) {
			last = end
		}
	}
	for i := range b.Moves {
		note(b.Moves[i].Start, b.Moves[i].End)
	}
	for i := range b.Groups {
		note(b.Groups[i].Start, b.Groups[i].End)
	}
	for i := range b.Repoints {
		note(b.Repoints[i].Start, b.Repoints[i].End)
	}
	for i := range b.Services {
		note(b.Services[i].Start, b.Services[i].End)
	}
	if !last.Equal(b.End) {
		t.Fatalf("wave %d ends at %v, the book says %v", b.Wave, last, b.End)
	}
	for code, broken := range map[string]bool{
		runbook.CodeChainTooLong: last.After(b.Window.End), runbook.CodeNoWayBack: b.NoReturn().Before(b.End),
	} {
		if got := slices.ContainsFunc(b.Findings, func(f inventory.Finding) bool { return f.Code == code }); got != broken {
			t.Fatalf("wave %d: finding %s is %v, want %v", b.Wave, code, got, broken)
		}
	}
	for i := range b.Preparations {
		if b.Preparations[i].By.After(b.Window.Start) || i > 0 && b.Preparations[i].By.Before(b.Preparations[i-1].By) {
			t.Fatalf("wave %d: preparation %d is at %v", b.Wave, i, b.Preparations[i].By)
		}
	}
}

func TestSmall(t *testing.T) {
	s := planned.Small(t, "../..")
	holds(t, s.Problem, s.Plan, runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{}))
}

func TestFourToTwo(t *testing.T) {
	s := planned.Filled(t, "../../sample-data/four-to-two")
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	holds(t, s.Problem, s.Plan, books)
	moves := 0
	for _, b := range books {
		moves += len(b.Moves)
	}
	if moves != s.Evaluation.Moved || moves < 1000 {
		t.Errorf("the books move %d assets, the plan %d", moves, s.Evaluation.Moved)
	}
}

// Any plan has a runbook, however it breaks the constraints.
func TestAnyPlan(t *testing.T) {
	p := planned.Small(t, "../..").Problem
	rapid.Check(t, func(t *rapid.T) {
		rows := make([]model.Row, 0, len(p.Placed))
		waves := rapid.IntRange(1, p.T()).Draw(t, "waves")
		for _, a := range p.Placed {
			row := model.Row{Asset: p.Estate.Assets[a].ID, Wave: fmt.Sprint(rapid.IntRange(0, waves).Draw(t, "wave"))}
			if row.Wave != "0" {
				row.Target = p.Estate.Sites[rapid.IntRange(0, len(p.Estate.Sites)-1).Draw(t, "site")].ID
				row.Method = rapid.SampledFrom([]string{"drain", "redeploy", "replicate", "live", "cold", "physical", "retire"}).Draw(t, "method")
			}
			rows = append(rows, row)
		}
		plan, _ := model.Bind(p, rows)
		opt := runbook.Options{CheckMinutes: rapid.IntRange(0, 60).Draw(t, "check"), LowTTLSeconds: rapid.IntRange(0, 900).Draw(t, "ttl")}
		holds(t, p, plan, runbook.Build(p, plan, cost.Evaluate(p, plan), opt))
	})
}

// The catalogue has every text in every language, with the same gaps.
func TestCatalogueIsComplete(t *testing.T) {
	args := []any{"\x01", "\x02", "\x03", "\x04"}
	for _, key := range runbook.Keys() {
		var filled [2]map[rune]bool
		for lang := range runbook.LangNames() {
			text := runbook.Speaker{Lang: runbook.Lang(lang)}.Say(runbook.Phrase{Key: key, Args: args})
			if text == "" || text == string(key) {
				t.Errorf("%s has no text in %s", key, runbook.Lang(lang))
			}
			filled[lang] = map[rune]bool{}
			for _, r := range text {
				if r < 5 {
					filled[lang][r] = true
				}
			}
		}
		if !maps.Equal(filled[0], filled[1]) {
			t.Errorf("%s has other gaps in Korean", key)
		}
	}
}

func TestSay(t *testing.T) {
	s := runbook.Speaker{Location: time.UTC, Escape: func(s string) string { return "<" + s + ">" }}
	tests := []struct {
		p    runbook.Phrase
		want string
	}{
		{runbook.Phrase{Key: "h.assets", Args: []any{1}}, "1 asset"},
		{runbook.Phrase{Key: "h.assets", Args: []any{1200}}, "1,200 assets"},
		{runbook.Phrase{Key: "do.repoint", Args: []any{"{0}"}}, "Repoint <{0}>"},
		{runbook.Phrase{Key: "h.wayback", Args: []any{26*time.Hour + time.Minute}}, "the way back takes 1 d 2 h 1 min"},
		{runbook.Phrase{Key: "h.over", Args: []any{time.Duration(0)}}, "0 min AFTER the window"},
	}
	for _, tt := range tests {
		if got := s.Say(tt.p); got != tt.want {
			t.Errorf("%s says %q, want %q", tt.p.Key, got, tt.want)
		}
	}
}
