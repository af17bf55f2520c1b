package schedule

import (
	"cmp"
	"slices"
)

// siteOrders lists the orders in which the closing sites may be emptied: every
// one of them for up to four sites, else those that begin with one site and go on
// by what a month of the site costs per asset.
func (s *space) siteOrders() [][]int32 {
	var sites []int32
	assets := make([]float64, s.sites)
	for _, site := range s.site {
		assets[site]++
	}
	for site, costs := range s.exitCost {
		if costs != nil && assets[site] > 0 {
			sites = append(sites, int32(site))
		}
	}
	slices.SortStableFunc(sites, func(a, b int32) int { return cmp.Compare(s.worth(b)/assets[b], s.worth(a)/assets[a]) })
	if len(sites) <= 4 {
		return permutations(sites)
	}
	orders := [][]int32{sites}
	for k := 1; k < len(sites); k++ {
		order := append([]int32{sites[k]}, sites[:k]...)
		orders = append(orders, append(order, sites[k+1:]...))
	}
	return orders
}

// worth is what giving a site up in the first wave rather than never saves.
func (s *space) worth(site int32) float64 {
	return s.exitCost[site][s.t+1] - s.exitCost[site][min(1, s.t)]
}

// permutations lists all orders, in lexicographic order of place.
func permutations(items []int32) [][]int32 {
	if len(items) <= 1 {
		return [][]int32{items}
	}
	var all [][]int32
	for k := range items {
		rest := append(append([]int32(nil), items[:k]...), items[k+1:]...)
		for _, tail := range permutations(rest) {
			all = append(all, append([]int32{items[k]}, tail...))
		}
	}
	return all
}

// siteRanks ranks units by the place of their site in an order; assets of sites
// that survive come last.
func (st *state) siteRanks(order []int32) []float64 {
	place := make([]float64, st.sites)
	for k := range place {
		place[k] = float64(len(order))
	}
	for k, site := range order {
		place[site] = float64(k)
	}
	ranks := make([]float64, st.units.count())
	for u := range ranks {
		first := float64(len(order))
		for _, i := range st.units.members(int32(u)) {
			first = min(first, place[st.site[i]])
		}
		ranks[u] = first + float64(len(st.wavesOf(int32(u))))/float64(st.t+2)
	}
	return ranks
}
