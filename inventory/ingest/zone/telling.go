package zone

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/address"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// tell gives everything to the sink: the names in their order, then the findings.
func (r *reading) tell() error {
	if r.opts.Progress != nil {
		r.opts.Progress(r.rows)
	}
	r.names.zones[0] = bare(r.parser.first)
	aliases := follow(r.names)
	for _, i := range r.names.sorted() {
		if err := r.tellName(i, aliases); err != nil {
			return err
		}
	}
	if err := r.tellPointers(); err != nil {
		return err
	}
	for _, loop := range aliases.loops {
		r.notes.add(inventory.CodeAliasLoop, strings.Join(append(loop, loop[0]), " → "), r.lineOf(loop[0]))
	}
	r.tellOrigin()
	r.left.tell(r.file, r.sink)
	r.notes.tell(r.file, r.sink)
	return nil
}

// lineOf is the first line of a name's records.
func (r *reading) lineOf(name string) int {
	all, _ := r.names.of(r.names.at[name])
	return firstLine(all)
}

func firstLine(all []record) int {
	line := all[0].line
	for _, rec := range all {
		line = min(line, rec.line)
	}
	return int(line)
}

// tellName gives a name and what it needs.
func (r *reading) tellName(i int32, aliases *aliases) error {
	all, twice := r.names.of(i)
	for range all {
		r.sink.Row(foreign.Stored)
	}
	for range twice {
		r.sink.Row(foreign.Merged)
	}
	o := r.names.owners[i]
	r.noteName(o.name, all)
	asset := r.asset(o, all)
	if aliases.external(i) {
		asset.Set("exposure", "external")
	}
	if err := r.sink.Asset(asset); err != nil {
		return err
	}
	for _, rec := range all {
		if err := r.tellNeed(o, rec, aliases); err != nil {
			return err
		}
	}
	return nil
}

// asset is the name of an owner with its records.
func (r *reading) asset(o owner, all []record) *foreign.Asset {
	a := &foreign.Asset{At: r.at(firstLine(all)), Seen: r.opts.Taken}
	a.FQDN = o.name
	a.Set("kind", "name")
	if ttl := longest(all); ttl >= 0 {
		a.Set("dns_ttl_seconds", strconv.FormatInt(ttl, 10))
	}
	var kinds, texts, ports []string
	for _, rec := range all {
		kinds = append(kinds, dns.TypeToString[rec.kind])
		texts = append(texts, rec.text())
		if rec.kind == dns.TypeSRV {
			ports = append(ports, rec.port())
		}
	}
	slices.Sort(ports)
	a.Keep("dns_zone", r.names.zones[o.zone])
	a.Keep("dns_type", strings.Join(slices.Compact(kinds), ";"))
	a.Keep("dns_ports", strings.Join(slices.Compact(ports), ";"))
	a.Keep("dns_records", strings.Join(texts, ";"))
	return a
}

// longest is the TTL for which a cutover of a name has to wait, or -1: the longest
// of its records but MX, which count only where there are no others.
func longest(all []record) int64 {
	ttl, mail := int64(-1), int64(-1)
	for _, rec := range all {
		if rec.kind == dns.TypeMX {
			mail = max(mail, rec.ttl)
		} else {
			ttl = max(ttl, rec.ttl)
		}
	}
	if ttl < 0 && all[0].kind == dns.TypeMX {
		return mail
	}
	return ttl
}

// tellNeed gives the dependency that a record stands for.
func (r *reading) tellNeed(o owner, rec record, aliases *aliases) error {
	d := &foreign.Dependency{Kind: inventory.DNS, At: r.at(int(rec.line)), Seen: r.opts.Taken}
	d.From.FQDN = o.name
	switch rec.kind {
	case dns.TypeA, dns.TypeAAAA:
		a, err := netip.ParseAddr(rec.data)
		if err != nil || address.Of(a) == address.None {
			r.notes.add(inventory.CodeNoMachine, o.name+" → "+rec.data, int(rec.line))
			return nil
		}
		d.To.Addresses = []netip.Addr{a.Unmap()}
		d.Set("mode", "any")
	default:
		d.To.FQDN = r.find(o, rec, aliases)
		if d.To.FQDN == o.name {
			return nil
		}
		d.Set("mode", modeOf(rec.kind))
	}
	if rec.kind == dns.TypeMX {
		d.Set("impact", "degraded")
	}
	return r.sink.Dependency(d)
}

// modeOf is the mode of a record's dependency: a client takes any of the addresses
// and services of a name. Mail servers don't join that pool.
func modeOf(kind uint16) string {
	if kind == dns.TypeSRV {
		return "any"
	}
	return "all"
}

// find is the name that answers for a record's target.
func (r *reading) find(o owner, rec record, aliases *aliases) string {
	target := rec.target()
	if i, ok := aliases.find(target); ok {
		return r.names.owners[i].name
	}
	if zone := r.names.zones[o.zone]; zone != "" && within(target, zone) && !r.cut(target) {
		r.notes.add(inventory.CodeAliasNowhere, o.name+" → "+target, int(rec.line))
	}
	return target
}

// cut reports whether a name belongs to a zone that is delegated to others.
func (r *reading) cut(name string) bool {
	for {
		if r.cuts[name] {
			return true
		}
		_, up, ok := strings.Cut(name, ".")
		if !ok {
			return false
		}
		name = up
	}
}

// noteName notes what is odd about a name's records.
func (r *reading) noteName(name string, all []record) {
	line := firstLine(all)
	if strings.HasPrefix(name, "*.") {
		r.notes.add(inventory.CodeWildcardName, name, line)
	}
	aliases, differ := 0, false
	for i, rec := range all {
		if rec.kind == dns.TypeCNAME {
			aliases++
		}
		differ = differ || i > 0 && all[i-1].kind == rec.kind && all[i-1].ttl != rec.ttl
	}
	if aliases > 0 && len(all) > 1 {
		r.notes.add(inventory.CodeAliasBeside, name, line)
	}
	if differ {
		r.notes.add(inventory.CodeTTLsDiffer, name, line)
	}
}
