package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Thing is what several observations are of.
type Thing struct {
	ID string
	// Native is the index of the native asset that it is, or -1.
	Native int
	// Claims are the observations, the one that counts first.
	Claims []*Claim
	// Values are what is so of it, and Attributes too, each with the claim that says so.
	Values     []Won
	Attributes []Won
	// Site is what the sources call the place where it is.
	Site Won
	// Aliases are the other identifiers by which it is known.
	Aliases []Alias
	// Known are the other ids that it had before, where it was several things.
	Known []string
}

// Won is a value with the claim that it is from.
type Won struct {
	Column, Text string
	Claim        *Claim
}

// Alias is an identifier of a thing: an fqdn, a name, a uuid or an address.
type Alias struct{ Kind, Value string }

// Label is what an identity is called in a message.
func Label(a *foreign.Asset) string {
	switch {
	case a.FQDN != "":
		return a.FQDN
	case a.Name != "":
		return a.Name
	case len(a.Addresses) > 0:
		return a.Addresses[0].String()
	case len(a.UUIDs) > 0:
		return a.UUIDs[0]
	}
	return a.Key
}

// things makes a thing of every set that is more than an alias.
func (r *reconciler) things(j *joiner) {
	members := map[int32][]*Claim{}
	var order []int32
	for i := range r.claims {
		root := j.root(int32(len(r.natives) + i))
		if members[root] == nil {
			order = append(order, root)
		}
		members[root] = append(members[root], r.claims[i])
	}
	r.thingOf = make(map[int32]int32, len(order))
	for _, root := range order {
		s := &j.sets[root]
		if s.alias && s.native < 0 {
			continue
		}
		t := Thing{Native: int(s.native), Claims: members[root]}
		slices.SortFunc(t.Claims, r.trust.Compare)
		r.thingOf[root] = int32(len(r.out.Things))
		r.out.Things = append(r.out.Things, t)
		r.sets = append(r.sets, s)
	}
	for i := range r.natives {
		root := j.root(int32(i))
		if _, ok := r.thingOf[root]; !ok {
			r.thingOf[root] = int32(len(r.out.Things))
			r.out.Things = append(r.out.Things, Thing{Native: i})
			r.sets = append(r.sets, &j.sets[root])
		}
	}
	r.name()
	for i := range r.out.Things {
		r.settle(&r.out.Things[i], r.sets[i])
	}
}

// name gives every thing its id: the native one, the one that it had, its fully
// qualified name, its name, its UUID, its address. Where two would have one id, both
// get what tells them apart behind it.
func (r *reconciler) name() {
	taken := map[string]bool{}
	wanted := map[string][]int{}
	for i := range r.out.Things {
		t := &r.out.Things[i]
		if t.Native >= 0 {
			t.ID = r.natives[t.Native].ID
			taken[t.ID] = true
			t.Known = known(t)
			continue
		}
		want := wantedID(t)
		old := known(t)
		switch {
		case slices.Contains(old, want):
			t.ID = want
		case len(old) > 0:
			t.ID = old[0]
		}
		if t.ID != "" && !taken[t.ID] {
			taken[t.ID] = true
			t.Known = slices.DeleteFunc(old, func(id string) bool { return id == t.ID })
			continue
		}
		t.Known = old
		wanted[want] = append(wanted[want], i)
	}
	for _, id := range sortedKeys(wanted) {
		list := wanted[id]
		if len(list) == 1 && !taken[id] {
			r.out.Things[list[0]].ID = id
			taken[id] = true
			continue
		}
		for _, i := range list {
			t := &r.out.Things[i]
			t.ID = free(taken, id+"#"+distinction(t))
			taken[t.ID] = true
		}
	}
}

func free(taken map[string]bool, id string) string {
	if !taken[id] {
		return id
	}
	for n := 2; ; n++ {
		if try := id + "-" + strconv.Itoa(n); !taken[try] {
			return try
		}
	}
}

// known are the ids that a thing's claims had before, each once, in order.
func known(t *Thing) []string {
	var ids []string
	for _, c := range t.Claims {
		if c.Known != "" {
			ids = append(ids, c.Known)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// wantedID is the id that a thing would have if it were alone.
func wantedID(t *Thing) string {
	for _, pick := range []func(*Claim) string{
		func(c *Claim) string { return c.fqdn },
		func(c *Claim) string { return c.label },
		func(c *Claim) string { return strings.Join(c.uuids(), "") },
		func(c *Claim) string {
			if len(c.Addresses) > 0 {
				return c.Addresses[0].Unmap().String()
			}
			return ""
		},
		func(c *Claim) string { return foldName(c.Key) },
	} {
		for _, machines := range []bool{true, false} { // what a machine is called before its other names
			for _, c := range t.Claims {
				if id := pick(c); id != "" && (!machines || !c.isName() && !c.Alias) {
					return cut(id)
				}
			}
		}
	}
	return "unnamed"
}

// cut bounds an id to what the tables take.
func cut(id string) string {
	const most = 200
	if r := []rune(id); len(r) > most {
		return string(r[:most])
	}
	return id
}

// distinction tells a thing from others of its name.
func distinction(t *Thing) string {
	best := ""
	for _, c := range t.Claims {
		for _, u := range c.uuids() {
			if best == "" || u < best {
				best = u
			}
		}
	}
	if best != "" {
		return best[:8]
	}
	for _, c := range t.Claims {
		if c.Key != "" {
			return foldName(c.Key)
		}
	}
	for _, c := range t.Claims {
		if len(c.Addresses) > 0 {
			return c.Addresses[0].String()
		}
	}
	return family(t.Claims[0].Format)
}

// settle finds out what is so of a thing, and tells where its sources differ.
func (r *reconciler) settle(t *Thing, s *set) {
	won := map[string]int{}
	for _, c := range t.Claims {
		if t.Site.Text == "" && c.Site != "" {
			t.Site = Won{Column: "site", Text: c.Site, Claim: c}
		}
		for _, v := range c.Values {
			if v.Column == "kind" && v.Text == "name" && s.machine {
				continue // the DNS name of a machine
			}
			if i, ok := won[v.Column]; ok {
				r.conflict(t, t.Values[i], Won{v.Column, v.Text, c})
				continue
			}
			won[v.Column] = len(t.Values)
			t.Values = append(t.Values, Won{v.Column, v.Text, c})
		}
	}
	r.identify(t, s, won)
	r.attributes(t)
	slices.SortFunc(t.Values, func(a, b Won) int { return strings.Compare(a.Column, b.Column) })
	t.Aliases = r.aliases(t, s)
}

// identify adds name and fqdn as values.
func (r *reconciler) identify(t *Thing, s *set, won map[string]int) {
	for _, c := range t.Claims {
		if c.isName() && s.machine {
			continue
		}
		if _, ok := won["name"]; !ok && c.Name != "" {
			won["name"] = len(t.Values)
			t.Values = append(t.Values, Won{"name", c.Name, c})
		}
		if _, ok := won["fqdn"]; !ok && c.fqdn != "" {
			won["fqdn"] = len(t.Values)
			t.Values = append(t.Values, Won{"fqdn", c.fqdn, c})
		}
	}
	for _, c := range t.Claims { // DNS knows the fully qualified name of a machine
		if _, ok := won["fqdn"]; !ok && c.fqdn != "" {
			won["fqdn"] = len(t.Values)
			t.Values = append(t.Values, Won{"fqdn", c.fqdn, c})
		}
	}
}

func (r *reconciler) attributes(t *Thing) {
	seen := map[string]bool{}
	for _, c := range t.Claims {
		for _, a := range c.Attributes {
			if !seen[a.Name] {
				seen[a.Name] = true
				t.Attributes = append(t.Attributes, Won{a.Name, a.Text, c})
			}
		}
	}
	var list []string
	var first *Claim
	for _, c := range t.Claims {
		for _, a := range c.Addresses {
			list = append(list, a.Unmap().String())
			if first == nil {
				first = c
			}
		}
	}
	if first != nil && !seen["ip_addresses"] {
		slices.Sort(list)
		t.Attributes = append(t.Attributes, Won{"ip_addresses", strings.Join(slices.Compact(list), ";"), first})
	}
	slices.SortFunc(t.Attributes, func(a, b Won) int { return strings.Compare(a.Column, b.Column) })
}

// conflict tells that two sources differ in a value, unless one tool only counts in
// two ways.
func (r *reconciler) conflict(t *Thing, won, lost Won) {
	if won.Text == lost.Text || family(won.Claim.Format) == family(lost.Claim.Format) || near(won.Text, lost.Text) {
		return
	}
	r.say(inventory.Finding{Code: inventory.CodeConflict, Severity: inventory.SeverityWarning, Subject: t.ID, Position: lost.Claim.At,
		Message: won.Column + " is " + strconv.Quote(won.Text) + " by " + won.Claim.Format + " and " + strconv.Quote(lost.Text) + " by " + lost.Claim.Format + "; the first counts",
		Hint:    "correct one of the sources, give the value in assets.csv, or change the order with --trust"})
}

// near reports whether two numbers differ by less than a tenth: sources count in
// other units and at other times.
func near(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && max(x, y)-min(x, y) <= 0.1*max(x, y, -x, -y)
}

func (r *reconciler) aliases(t *Thing, s *set) []Alias {
	var all []Alias
	for _, f := range s.fqdns {
		all = append(all, Alias{"fqdn", f})
	}
	for _, l := range s.labels {
		all = append(all, Alias{"name", l})
	}
	for _, u := range s.uuids {
		all = append(all, Alias{"uuid", u.id})
	}
	for _, a := range s.addresses {
		all = append(all, Alias{"address", a.String()})
	}
	slices.SortFunc(all, func(a, b Alias) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Value, b.Value))
	})
	return slices.Compact(all)
}
