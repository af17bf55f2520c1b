package reconcile

import (
	"cmp"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Link is a dependency between two things.
type Link struct {
	From, To int32 // indexes of things
	Kind     inventory.DependencyKind
	Values   map[string]string
	Edges    []*Edge
}

// Gap is an end of dependencies that no source knows, or that several things may be.
type Gap struct {
	Label     string
	Ambiguous bool
	Count     int
	First     *Edge
}

// directory finds things by what they are known as.
type directory struct {
	keys      map[keyed][]int32
	uuids     map[string][]int32
	ids       map[string]int32
	fqdns     map[string][]int32
	labels    map[string][]int32
	firsts    map[string][]int32 // first labels of fully qualified names
	addresses map[netip.Addr][]int32
	sets      []*set
}

func (r *reconciler) directory() *directory {
	d := &directory{
		keys: map[keyed][]int32{}, uuids: map[string][]int32{}, ids: map[string]int32{}, fqdns: map[string][]int32{},
		labels: map[string][]int32{}, firsts: map[string][]int32{}, addresses: map[netip.Addr][]int32{}, sets: r.sets,
	}
	for i := range r.out.Things {
		t, s := int32(i), r.sets[i]
		d.ids[foldName(r.out.Things[i].ID)] = t
		for _, k := range s.keys {
			d.keys[k] = append(d.keys[k], t)
		}
		for _, u := range s.uuids {
			d.uuids[u.id] = append(d.uuids[u.id], t)
		}
		for _, f := range s.fqdns {
			d.fqdns[f] = append(d.fqdns[f], t)
			d.firsts[firstLabel(f)] = append(d.firsts[firstLabel(f)], t)
		}
		for _, l := range s.labels {
			d.labels[l] = append(d.labels[l], t)
		}
		for _, a := range s.addresses {
			d.addresses[a] = append(d.addresses[a], t)
		}
	}
	return d
}

// find is the thing that an identity means. Without one it says how many there are
// to choose from.
func (d *directory) find(id *foreign.Identity, format, file string) (thing int32, choice int) {
	c := Claim{Asset: &foreign.Asset{Identity: *id}, Format: format}
	c.At.File = file
	c.fqdn, c.label = names(id)
	var at []int32
	for _, a := range id.Addresses {
		at = append(at, d.addresses[a.Unmap()]...)
	}
	at = unique(at)
	for _, list := range d.lookups(&c) {
		list = unique(list)
		if len(list) > 1 {
			list = d.narrow(list, at)
		}
		if len(list) == 1 {
			return list[0], 1
		}
		choice = max(choice, len(list))
	}
	if choice == 0 && len(at) == 1 {
		return at[0], 1
	}
	return -1, max(choice, len(at))
}

// lookups are the things that each part of an identity may mean, the surest first.
func (d *directory) lookups(c *Claim) [][]int32 {
	var all [][]int32
	if c.Key != "" {
		all = append(all, d.keys[keyed{c.scope(), c.Key}])
	}
	for _, u := range c.uuids() {
		all = append(all, d.uuids[u])
	}
	if c.fqdn != "" {
		all = append(all, d.fqdns[c.fqdn])
	}
	for _, name := range []string{c.label, c.fqdn} {
		if t, ok := d.ids[name]; ok && name != "" {
			all = append(all, []int32{t})
		}
	}
	if c.label != "" {
		all = append(all, d.labels[c.label], d.firsts[c.label])
	}
	if c.fqdn != "" { // a thing of which only the short name is known
		all = append(all, slices.DeleteFunc(slices.Clone(d.labels[firstLabel(c.fqdn)]), func(t int32) bool { return len(d.sets[t].fqdns) > 0 }))
	}
	return all
}

// narrow chooses among several things those with one of the addresses, else the
// machines among DNS names.
func (d *directory) narrow(list, at []int32) []int32 {
	if both := slices.DeleteFunc(slices.Clone(list), func(t int32) bool { return !slices.Contains(at, t) }); len(both) > 0 {
		return both
	}
	if machines := slices.DeleteFunc(slices.Clone(list), func(t int32) bool { return !d.sets[t].machine }); len(machines) > 0 {
		return machines
	}
	return list
}

func unique(list []int32) []int32 {
	if len(list) < 2 {
		return list
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// linkKey is what makes two observed dependencies one.
type linkKey struct {
	from, to int32
	kind     inventory.DependencyKind
}

// link finds the ends of the dependencies and makes one of those with the same.
func (r *reconciler) link(*joiner) {
	d := r.directory()
	byKey := map[linkKey][]*Edge{}
	gaps := map[string]*Gap{}
	for _, e := range r.edges {
		from, n := d.find(&e.From, e.Format, e.At.File)
		to, m := d.find(&e.To, e.Format, e.At.File)
		if from < 0 {
			gap(gaps, &e.From, n, e)
		}
		if to < 0 {
			gap(gaps, &e.To, m, e)
		}
		switch {
		case from < 0 || to < 0:
		case from == to:
			r.out.Internal++
		default:
			k := linkKey{from, to, e.Kind}
			byKey[k] = append(byKey[k], e)
		}
	}
	for _, id := range sortedKeys(gaps) {
		r.out.Gaps = append(r.out.Gaps, *gaps[id])
	}
	for k, edges := range byKey {
		r.out.Links = append(r.out.Links, merge(k, edges))
	}
	slices.SortFunc(r.out.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
}

// gap counts an end that was not found.
func gap(gaps map[string]*Gap, id *foreign.Identity, choice int, e *Edge) {
	a := foreign.Asset{Identity: *id}
	label := foldName(Label(&a))
	g := gaps[label]
	if g == nil {
		g = &Gap{Label: label, Ambiguous: choice > 1, First: e}
		gaps[label] = g
	}
	g.Count++
	if before(e, g.First) {
		g.First = e
	}
}

// before puts observed dependencies in order of where they stand.
func before(a, b *Edge) bool {
	return cmp.Or(strings.Compare(a.At.File, b.At.File), strings.Compare(a.At.Sheet, b.At.Sheet), cmp.Compare(a.At.Line, b.At.Line)) < 0
}

// merge makes one dependency: rates that one file observed are added up, of what
// several files observed the largest counts; the smallest max_rtt_ms, the graver
// impact and mode all win, and all constraints hold.
func merge(k linkKey, edges []*Edge) Link {
	slices.SortFunc(edges, compareEdges)
	l := Link{From: k.from, To: k.to, Kind: k.kind, Values: map[string]string{}, Edges: edges}
	for _, rate := range []string{"calls_per_second", "traffic_mbps"} {
		if v, ok := largest(edges, rate); ok {
			l.Values[rate] = v
		}
	}
	for _, e := range edges {
		for _, v := range e.Values {
			switch v.Column {
			case "calls_per_second", "traffic_mbps":
			default:
				l.Values[v.Column] = graver(v.Column, l.Values[v.Column], v.Text)
			}
		}
	}
	return l
}

func compareEdges(a, b *Edge) int {
	return cmp.Or(strings.Compare(a.Format, b.Format), strings.Compare(a.At.File, b.At.File), strings.Compare(a.At.Sheet, b.At.Sheet),
		cmp.Compare(a.At.Line, b.At.Line), slices.CompareFunc(a.Values, b.Values, func(x, y foreign.Value) int {
			return cmp.Or(strings.Compare(x.Column, y.Column), strings.Compare(x.Text, y.Text))
		}))
}

// largest adds a rate up by file, in an order that does not depend on that of the
// rows, and gives the largest sum.
func largest(edges []*Edge, column string) (string, bool) {
	byFile := map[string][]float64{}
	for _, e := range edges {
		for _, v := range e.Values {
			if n, err := strconv.ParseFloat(v.Text, 64); v.Column == column && err == nil {
				file := e.Format + "\x00" + e.At.File + "\x00" + e.At.Sheet
				byFile[file] = append(byFile[file], n)
			}
		}
	}
	best := 0.0
	for _, rates := range byFile {
		slices.Sort(rates)
		sum := 0.0
		for _, n := range rates {
			sum += n
		}
		best = max(best, sum)
	}
	return strconv.FormatFloat(best, 'f', -1, 64), len(byFile) > 0
}

var gravest = map[string][]string{
	"impact": {"outage", "degraded", "none"},
	"mode":   {"all", "any"},
}

// graver is the value of two that prevails; "" says nothing.
func graver(column, a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	case column == "constraint":
		parts := slices.Concat(strings.Split(a, ";"), strings.Split(b, ";"))
		slices.Sort(parts)
		return strings.Join(slices.Compact(parts), ";")
	case column == "max_rtt_ms":
		x, err1 := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		if err2 != nil || err1 == nil && x <= y {
			return a
		}
		return b
	}
	for _, w := range gravest[column] {
		if a == w || b == w {
			return w
		}
	}
	return min(a, b)
}
