package estatetest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Plan reads decisions, each "ASSET WAVE [TARGET [METHOD]]": the wave is a
// number or "-" for unscheduled, the target may be left out or "-" where there
// is none (stays, unscheduled, retired). Without a method the one that the
// problem resolves is taken. Assets that are not named stay where they are.
func Plan(p *model.Problem, decisions ...string) *model.Plan {
	plan := Stay(p)
	at := make(map[int32]int, len(p.Placed))
	for i, a := range p.Placed {
		at[a] = i
	}
	for _, line := range decisions {
		d := parseDecision(p, strings.Fields(line))
		plan.Decisions[at[d.Asset]] = d
	}
	return plan
}

// Stay is the plan in which no asset moves.
func Stay(p *model.Problem) *model.Plan {
	plan := &model.Plan{}
	for _, a := range p.Placed {
		plan.Decisions = append(plan.Decisions, model.Decision{
			Asset: a, Target: p.Estate.Assets[a].Site, Method: p.Estate.Assets[a].Method,
		})
	}
	return plan
}

func parseDecision(p *model.Problem, fields []string) model.Decision {
	a := index(p.Estate, fields[0])
	d := model.Decision{
		Asset: a, Wave: model.Unscheduled, Target: p.Estate.Assets[a].Site, Method: p.Estate.Assets[a].Method,
	}
	if fields[1] != "-" {
		d.Wave = int32(must(strconv.Atoi(fields[1])))
	}
	if d.Wave > 0 {
		d.Target = inventory.NoSite
	}
	if len(fields) > 2 && fields[2] != "-" {
		d.Target = site(p.Estate, fields[2])
	}
	if len(fields) > 3 {
		d.Method = must(inventory.ParseMethod(fields[3]))
	} else if d.Wave > 0 {
		d.Method = resolve(p, a, d.Target)
	}
	return d
}

// resolve is the method of a move, or panics: a test that wants one that is not
// allowed names it.
func resolve(p *model.Problem, a, target int32) inventory.Method {
	m, code := p.ResolveMove(a, target)
	if code != "" {
		panic(fmt.Sprintf("estatetest: no method for %s to %q: %s", p.Estate.Assets[a].ID, p.Estate.SiteID(target), code))
	}
	return m.Method
}

// RandomPlan decides every placed asset at random and without regard for any
// constraint but one: methods are those that the problem resolves, and where it
// resolves none the asset stays or is unscheduled.
func RandomPlan(rng *rand.Rand, p *model.Problem) *model.Plan {
	plan := Stay(p)
	for i := range plan.Decisions {
		d := &plan.Decisions[i]
		target := int32(rng.IntN(len(p.Estate.Sites)+1)) - 1
		wave := int32(rng.IntN(p.T() + 1))
		switch m, code := p.ResolveMove(d.Asset, target); {
		case rng.IntN(8) == 0:
			d.Wave = model.Unscheduled
		case code == "" && target != d.Target && wave > 0:
			d.Wave, d.Target, d.Method = wave, target, m.Method
		}
	}
	return plan
}
