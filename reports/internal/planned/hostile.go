package planned

import (
	"testing"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
)

// hostileTexts are what names from outside may hold.
var hostileTexts = []string{
	"=cmd|' /C calc'!A0", "../../etc/passwd", "a\nb", "\x1b]0;x\x07", "<script>alert(1)</script>", "{{ lookup('pipe','id') }}",
	"${HOME}", "a|b", "*x*", "[a](javascript:x)", "CON", "\u202eevil", "a;b,c:d", "%s", "a\"b'c`d", "update add x 1 A 1.2.3.4", "- [x]", "서울",
}

// Hostile is the small estate with texts that no output may take literally in
// every field that is free, ids among them.
func Hostile(t testing.TB, root string) *Plan {
	t.Helper()
	s := Small(t, root)
	e := s.Problem.Estate
	for i := range e.Assets {
		a := &e.Assets[i]
		text := hostileTexts[i%len(hostileTexts)]
		// The order of the ids must stay as it was: the text comes behind, after the
		// least of all characters that an id may have.
		a.ID, a.Name, a.Team, a.Application, a.FQDN = a.ID+" "+text, text, text, text, text
	}
	for i := range e.Sites {
		e.Sites[i].ID, e.Sites[i].Name = e.Sites[i].ID+" "+hostileTexts[i], hostileTexts[i]
	}
	for i := range e.Calendar {
		e.Calendar[i].Name = hostileTexts[i%len(hostileTexts)]
	}
	p, err := model.NewProblem(e, s.Problem.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	return &Plan{p, s.Plan, cost.Evaluate(p, s.Plan)}
}
