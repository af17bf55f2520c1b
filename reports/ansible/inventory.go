package ansible

import (
	"fmt"
	"io"
	"regexp"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/addresses"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
)

// Files are the inventories of the waves.
func Files(books []*runbook.Book, plan string, known *addresses.Book) []outfile.Content {
	if len(books) == 0 {
		return nil
	}
	n := newNames(books[0].Problem.Estate)
	var files []outfile.Content
	for _, b := range books {
		i := &inventoryFile{names: n, b: b, plan: plan, known: known, group: fmt.Sprintf("wave_%02d", b.Wave)}
		dir := fmt.Sprintf("wave-%02d/", b.Wave)
		files = append(files,
			outfile.Content{Name: dir + "hosts.yml", Write: func(w io.Writer) error { return write(w, i.hosts()) }},
			outfile.Content{Name: dir + "group_vars/all.yml", Write: func(w io.Writer) error { return write(w, i.all()) }},
			outfile.Content{Name: dir + "group_vars/" + i.group + ".yml", Write: func(w io.Writer) error { return write(w, i.wave()) }},
		)
	}
	return files
}

// names are those of hosts and groups, which Ansible takes only in some forms.
type names struct {
	hosts, sites, teams, applications map[string]string
}

// plainHost is an id that Ansible takes as it is: no range, port or pattern in it.
var plainHost = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)

func newNames(e *inventory.Estate) *names {
	ids := make([]string, len(e.Assets))
	var teams, applications, sites []string
	for i := range e.Assets {
		ids[i] = e.Assets[i].ID
		teams, applications = append(teams, e.Assets[i].Team), append(applications, e.Assets[i].Application)
	}
	for i := range e.Sites {
		sites = append(sites, e.Sites[i].ID)
	}
	n := &names{hosts: escape.Slugs(ids), sites: escape.Identifiers(sites), teams: escape.Identifiers(teams), applications: escape.Identifiers(applications)}
	for _, id := range ids {
		if plainHost.MatchString(id) {
			n.hosts[id] = id
		}
	}
	return n
}

// inventoryFile is what the files of a wave are made from.
type inventoryFile struct {
	*names
	b     *runbook.Book
	plan  string
	known *addresses.Book
	group string
}

func (i *inventoryFile) asset(a int32) *inventory.Asset { return &i.b.Problem.Estate.Assets[a] }

// hosts is the inventory: all hosts with their variables in the group of the wave,
// and groups that hold them by what a playbook chooses by.
func (i *inventoryFile) hosts() *mapping {
	hosts := &mapping{}
	groups := &mapping{}
	for at := range i.b.Moves {
		m := &i.b.Moves[at]
		host := i.names.hosts[i.asset(m.Asset).ID]
		hosts.set(host, i.vars(m))
		for _, g := range i.groupsOf(m) {
			groups.child(g).child("hosts").set(host, &mapping{})
		}
	}
	groups.sort()
	wave := &mapping{}
	wave.set("hosts", hosts)
	wave.set("children", groups)
	root := &mapping{}
	root.child("all").child("children").set(i.group, wave)
	return root
}

// groupsOf lists the groups of a host besides that of the wave.
func (i *inventoryFile) groupsOf(m *runbook.Move) []string {
	a := i.asset(m.Asset)
	groups := []string{"from_" + i.sites[i.b.Problem.Estate.SiteID(m.From)], "method_" + m.Method.String(), "kind_" + a.Kind.String()}
	if !m.Retires() {
		groups = append(groups, "to_"+i.sites[i.b.Problem.Estate.SiteID(m.Target)], stage(i.b, m))
	}
	if a.Team != "" {
		groups = append(groups, "team_"+i.teams[a.Team])
	}
	if a.Application != "" {
		groups = append(groups, "application_"+i.applications[a.Application])
	}
	return groups
}

// stage is the group of all that starts at one moment, numbered in order of start.
func stage(b *runbook.Book, m *runbook.Move) string {
	n := 0
	for g := 0; g <= m.Group; g++ {
		if g == 0 || b.Groups[g].Start.After(b.Groups[g-1].Start) {
			n++
		}
	}
	return fmt.Sprintf("stage_%02d", n)
}

// vars are the variables of a host.
func (i *inventoryFile) vars(m *runbook.Move) *mapping {
	a := i.asset(m.Asset)
	e := i.b.Problem.Estate
	v := &mapping{}
	if host := i.address(m); host != "" {
		v.text("ansible_host", host)
	}
	v.text("wavecut_id", a.ID)
	v.text("wavecut_name", a.Name)
	v.text("wavecut_application", a.Application)
	v.text("wavecut_team", a.Team)
	v.text("wavecut_kind", a.Kind.String())
	v.text("wavecut_form", a.Form.String())
	v.number("wavecut_tier", int(a.Tier))
	v.text("wavecut_method", m.Method.String())
	v.text("wavecut_from", e.SiteID(m.From))
	v.text("wavecut_to", e.SiteID(m.Target))
	v.list("wavecut_from_addresses", i.known.Of(m.Asset, m.From))
	if !m.Retires() {
		v.list("wavecut_to_addresses", i.known.Of(m.Asset, m.Target))
		v.text("wavecut_start", i.moment(i.b.Groups[m.Group].Start))
	}
	v.text("wavecut_cutover", i.moment(m.Start))
	v.text("wavecut_cutover_end", i.moment(m.End))
	return v
}

// address is where Ansible reaches a host: its address at the source, else its name.
func (i *inventoryFile) address(m *runbook.Move) string {
	if known := i.known.Of(m.Asset, m.From); len(known) > 0 {
		return known[0]
	}
	name, ok := addresses.Absolute(i.asset(m.Asset).FQDN)
	if !ok {
		return ""
	}
	return name[:len(name)-1]
}

func (i *inventoryFile) moment(t time.Time) string { return t.In(i.b.Location).Format(time.RFC3339) }

// all is the variables that do not depend on the wave.
func (i *inventoryFile) all() *mapping {
	v := &mapping{}
	v.text("wavecut_plan", i.plan)
	v.text("wavecut_time_zone", i.b.Location.String())
	return v
}

// wave is the variables of the wave.
func (i *inventoryFile) wave() *mapping {
	b := i.b
	v := &mapping{}
	v.number("wavecut_wave", b.Wave)
	v.flag("wavecut_pilot", b.Pilot)
	v.text("wavecut_window_start", i.moment(b.Window.Start))
	v.text("wavecut_window_end", i.moment(b.Window.End))
	v.text("wavecut_planned_end", i.moment(b.End))
	v.text("wavecut_rollback_until", i.moment(b.NoReturn()))
	var repointed []string
	for n := range b.Repoints {
		repointed = append(repointed, i.asset(b.Repoints[n].Name).ID)
	}
	v.list("wavecut_names", repointed)
	return v
}
