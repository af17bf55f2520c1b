package lp

import (
	"time"
)

// legend says what the names of columns mean.
var legend = []string{
	"The objective is the plan's total in major units of the currency, and the weight",
	"below for each unscheduled asset. All columns are within 0 and 1:",
	"y_aI_sJ_wT  asset I has moved to site J in wave T or before (out: it is retired);",
	"            its wave is the first T for which this is 1",
	"u_aI        asset I is unscheduled",
	"            an asset for which none of these is 1 stays where it is",
	"k_sJ        candidate site J survives",
	"o_sJ_tT     some asset is still at site J after wave T, and the site is given up",
	"v_wT        something moves in wave T",
	"h_dD_lL_wT  something in outage set D is down in wave T for at least its L-th length",
	"b_pP_tT     both ends of pair P have moved by wave T",
	"f_pP_sA_sB_tT  after wave T the ends of pair P are at sites A and B",
	"g_rG_sJ_tT  all members of replica group G that last are at site J after wave T",
	"n_rG        no member of replica group G moves",
	constantName + "         is 1: its factor is what no decision changes",
}

// writeHeader writes the legend and what the numbers stand for.
func (b *builder) writeHeader(out *printer) {
	out.line("\\ Migration plan of scenario %q, %s to %s", b.p.Scenario.Name, b.day(b.p.Start), b.day(b.p.End))
	for _, l := range legend {
		out.line("\\ %s", l)
	}
	out.line("\\ weight of an unscheduled asset: %.0f %s", b.weight, b.p.Scenario.Currency)
	for s := range b.p.Estate.Sites {
		out.line("\\ s%d = %q", s+1, b.p.Estate.Sites[s].ID)
	}
	for t := range b.p.Windows {
		out.line("\\ w%d starts %s", t+1, b.p.Windows[t].Start.In(b.p.Scenario.Location).Format(time.RFC3339))
	}
	for i := range b.assets {
		out.line("\\ a%d = %q", i+1, b.assets[i].ID)
	}
	for g := range b.p.Groups {
		out.line("\\ r%d = %q", g+1, b.p.Groups[g].Name)
	}
	for d := range b.sets {
		out.line("\\ d%d is what service %q needs", d+1, b.p.Estate.Assets[b.sets[d].service].ID)
	}
	for k := range b.pairs.Len() {
		out.line("\\ p%d is a%d and a%d", k+1, b.place[b.pairs.U[k]]+1, b.place[b.pairs.V[k]]+1)
	}
}

func (b *builder) day(t time.Time) string {
	return t.In(b.p.Scenario.Location).Format(time.DateOnly)
}
