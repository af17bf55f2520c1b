package diagnose

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// Check lists what the problem asks for that no plan can give, and what else a
// person should know before planning, in order of the codes. Candidate sites count
// as surviving, all of them, so that what is found holds for any choice.
func Check(p *model.Problem) []inventory.Finding {
	c := newChecker(p, optimistic(p))
	looks := []func(){
		c.lookAtWindows, c.lookAtSites, c.lookAtRetired, c.lookAtAssets, c.lookAtMoveGroups, c.lookAtTies,
		c.lookAtAfters, c.lookAtSiteGroups, c.lookAtReplicas, c.lookAtSpreads, c.lookAtLimits,
		c.lookAtStandby, c.lookAtStages, c.lookAtPeaks,
	}
	if p.T() == 0 {
		looks = looks[:3] // nothing can move, and that says it all
	}
	for _, look := range looks {
		look()
	}
	return c.findings()
}

// optimistic has every site survive that may.
func optimistic(p *model.Problem) []bool {
	kept := make([]bool, len(p.Estate.Sites))
	for s := range kept {
		kept[s] = p.Estate.Sites[s].Role != inventory.RoleRetire
	}
	return kept
}

// checker collects findings.
type checker struct {
	*count
	found map[string][]inventory.Finding
	more  map[string]int // findings left out, by code
	// stuck are the assets that must move and can't, whatever the wave, by place.
	stuck []bool
}

func newChecker(p *model.Problem, kept []bool) *checker {
	c := &checker{count: newCount(p, kept), found: map[string][]inventory.Finding{}, more: map[string]int{}}
	c.stuck = make([]bool, len(p.Placed))
	return c
}

// mostFindings is how many findings of one code are listed.
const mostFindings = 100

func (c *checker) add(code string, severity inventory.Severity, subject, message, hint string) {
	if len(c.found[code]) == mostFindings {
		c.more[code]++
		return
	}
	c.found[code] = append(c.found[code], inventory.Finding{
		Code: code, Severity: severity, Subject: subject, Message: message, Hint: hint,
	})
}

// findings lists them in order of the codes.
func (c *checker) findings() []inventory.Finding {
	var all []inventory.Finding
	for _, e := range Explanations() {
		all = append(all, c.found[e.Code]...)
		if n := c.more[e.Code]; n > 0 {
			last := c.found[e.Code][0]
			last.Subject, last.Message = "", fmt.Sprintf("%d more findings like these", n)
			all = append(all, last)
		}
	}
	return all
}

// count is a problem as arguments that count see it.
type count struct {
	p       *model.Problem
	kept    []bool
	survey  *schedule.Survey
	choices [][]schedule.Choice // by place in Problem.Placed
	rows    []schedule.Row
	uses    *uses
}

func newCount(p *model.Problem, kept []bool) *count {
	c := &count{p: p, kept: kept, survey: schedule.NewSurvey(p, kept), choices: make([][]schedule.Choice, len(p.Placed))}
	for i := range c.choices {
		c.choices[i] = c.survey.Choices(int32(i))
	}
	c.rows = c.survey.Rows()
	c.uses = newUses(c.choices, len(c.rows))
	return c
}

func (c *count) asset(i int32) *inventory.Asset { return &c.p.Estate.Assets[c.p.Placed[i]] }

// windowsOf is the waves in which the i-th placed asset may move, by any choice.
func (c *count) windowsOf(i int32) waves {
	all := newWaves(c.p.T())
	for k := range c.choices[i] {
		for _, w := range c.choices[i][k].Windows {
			all.set(w)
		}
	}
	return all
}

// common is the waves in which all of some assets may move.
func (c *count) common(assets []int32) waves {
	all := c.windowsOf(assets[0])
	for _, i := range assets[1:] {
		all.retain(c.windowsOf(i))
	}
	return all
}

// ids names up to three assets of the estate.
func ids(e *inventory.Estate, assets []int32) string {
	var names []string
	for _, a := range assets[:min(3, len(assets))] {
		names = append(names, e.Assets[a].ID)
	}
	text := strings.Join(names, ", ")
	if more := len(assets) - 3; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// idsAt names up to three placed assets.
func (c *count) idsAt(places []int32) string {
	assets := make([]int32, len(places))
	for k, i := range places {
		assets[k] = c.p.Placed[i]
	}
	return ids(c.p.Estate, assets)
}

// number prints a figure as people write it.
func number(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// plural is a number of things: "1 wave", "8 waves".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
