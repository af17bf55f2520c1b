package quality

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// incomplete tells what would improve the trustworthiness, the most first.
func (a *assessor) incomplete(r *Report) []inventory.Finding {
	var all []inventory.Finding
	for _, i := range r.Improvements {
		if i.Gain < 0.01 {
			break
		}
		f := inventory.Finding{Code: inventory.CodeIncomplete, Severity: inventory.SeverityInfo, Subject: i.Field,
			Message: fmt.Sprintf("%d of %d assets have no %s; giving it would raise the confidence by %.0f %%", i.Applies-i.Given, i.Applies, i.Field, 100*i.Gain),
			Hint:    "most are from " + i.Where + "; an assets.csv with id and " + i.Field + " gives it"}
		if i.Field == DependencyField {
			f.Hint = "import flow logs, zone files or relations of a CMDB"
		}
		all = append(all, f)
	}
	return all
}

// orphans are assets that nothing needs and that need nothing.
func orphans(e *inventory.Estate, linked []bool) []inventory.Finding {
	n, first := 0, ""
	for i := range e.Assets {
		if !linked[i] && !e.Assets[i].IsName() {
			if n++; n == 1 {
				first = e.Assets[i].ID
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []inventory.Finding{{Code: inventory.CodeOrphans, Severity: inventory.SeverityInfo, Subject: first,
		Message: fmt.Sprintf("%d assets need nothing and are needed by nothing; the first is %s", n, first),
		Hint:    "look whether their dependencies are unknown, or whether they are used at all (method = retire)"}}
}

// nowhere are names that need nothing: what answers them is not known.
func nowhere(e *inventory.Estate) []inventory.Finding {
	n, first := 0, ""
	for i := range e.Assets {
		if e.Assets[i].IsName() && len(e.DependenciesOf(int32(i))) == 0 {
			if n++; n == 1 {
				first = e.Assets[i].ID
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []inventory.Finding{{Code: inventory.CodeNameNowhere, Severity: inventory.SeverityInfo, Subject: first,
		Message: fmt.Sprintf("%d names resolve to nothing that is known; the first is %s", n, first),
		Hint:    "import a source that knows what has their addresses, or remove the names"}}
}

// hub is an asset that many need.
type hub struct {
	asset        int32
	needed       int
	applications map[string]bool
	sites        map[int32]bool
}

// hubs are assets that far more others need than is usual: at least 20, and at
// least ten times as many as need an asset on average.
func hubs(e *inventory.Estate) []inventory.Finding {
	needed := make([]int, len(e.Assets))
	for _, d := range e.Dependencies {
		if d.Impact != inventory.ImpactNone && d.Kind != inventory.DNS {
			needed[d.To]++
		}
	}
	limit := max(20, 10*len(e.Dependencies)/max(1, len(e.Assets)))
	found := map[int32]*hub{}
	for i, n := range needed {
		if n >= limit {
			found[int32(i)] = &hub{asset: int32(i), needed: n, applications: map[string]bool{}, sites: map[int32]bool{}}
		}
	}
	for _, d := range e.Dependencies {
		if h := found[d.To]; h != nil && d.Impact != inventory.ImpactNone {
			h.applications[e.Assets[d.From].Application] = true
			h.sites[e.Assets[d.From].Site] = true
		}
	}
	var all []*hub
	for _, h := range found {
		all = append(all, h)
	}
	slices.SortFunc(all, func(a, b *hub) int {
		return cmp.Or(cmp.Compare(b.needed, a.needed), strings.Compare(e.Assets[a.asset].ID, e.Assets[b.asset].ID))
	})
	var findings []inventory.Finding
	for _, h := range all {
		findings = append(findings, inventory.Finding{Code: inventory.CodeHub, Severity: inventory.SeverityInfo, Subject: e.Assets[h.asset].ID,
			Message: fmt.Sprintf("needed by %d assets of %d applications at %d sites, far above the rest (%d): it ties them together", h.needed, len(h.applications), len(h.sites), limit),
			Hint:    "prepare it first, replicate it (mode any), or give its dependencies impact none"})
	}
	return findings
}
