package rvtools

import (
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

func vInfo() *tab {
	return &tab{
		name: "rvtools-vinfo", title: "RVTools vInfo",
		must: [][]string{vmNames[:2], {"Powerstate", "vInfoPowerstate"}, {"CPUs", "vInfoCPUs"}, {"Memory", "vInfoMemory"}},
		own:  official,
		fields: []layout.Field{
			layout.Custom(dnsName, "DNS Name", "vInfoGuestHostName", "vInfoDNSName"),
			layout.Addresses("Primary IP Address", "vInfoPrimaryIPAddress"),
			layout.Number("vcpu", "CPUs", "vInfoCPUs"),
			layout.Memory(cell.MiB, "Memory", "vInfoMemory"),
			layout.Storage(cell.MiB, "Total disk capacity MiB", "Total disk capacity MB", "Provisioned MiB", "Provisioned MB", "vInfoProvisioned"),
			layout.Environment("Environment", "Env").AlsoKept(),
			layout.Text("application", "Application", "Application name").AlsoKept(),
		},
		kept: []string{
			"Cluster", "vInfoCluster", "Folder", "Resource pool", "Powerstate", "vInfoPowerstate", "In Use MiB", "In Use MB", "vInfoInUse",
			"HW version", "Firmware", "Annotation", "OS according to the configuration file", "OS according to the VMware Tools",
			"VM ID", "VM UUID", "VI SDK Server", "Host", "vInfoHost", "Creation date",
		},
		begin: func(r *reader) rowHandler {
			return &infoRows{machines: machines{reader: r}, power: r.header.Index("Powerstate", "vInfoPowerstate"), hosts: map[string]*foreign.Asset{}}
		},
	}
}

// dnsName takes the guest's name, unless it is one that every guest has.
func dnsName(a *foreign.Asset, text string) error {
	if l := strings.ToLower(text); strings.HasPrefix(l, "localhost") || strings.HasSuffix(l, ".localdomain") {
		return nil
	}
	cell.Host(&a.Identity, text)
	return nil
}

// infoRows reads vInfo.
type infoRows struct {
	machines
	power int
	hosts map[string]*foreign.Asset
}

func (v *infoRows) row(a *foreign.Asset, row foreign.Row, sink foreign.Sink) error {
	if ok, err := v.identify(a, row, sink); !ok {
		return err
	}
	a.Set("form", "vm")
	v.fill(a, row, sink)
	if p := strings.ToLower(row.Cell(v.power)); p != "" && p != "poweredon" {
		v.off++
	}
	sink.Row(foreign.Stored)
	if err := v.onHost(a, row, sink); err != nil {
		return err
	}
	return sink.Asset(a)
}

// onHost tells that a machine needs its host, and remembers the host.
func (v *infoRows) onHost(a *foreign.Asset, row foreign.Row, sink foreign.Sink) error {
	name := row.Cell(v.at.host)
	if name == "" {
		return nil
	}
	host := v.host(name, row)
	key := host.Scope + "\x00" + host.Key
	if v.hosts[key] == nil {
		v.hosts[key] = host
	}
	d := &foreign.Dependency{From: a.Identity, To: host.Identity, Kind: inventory.Async, At: row.At, Seen: a.Seen}
	d.Set("impact", "none")
	return sink.Dependency(d)
}

// host is the host of that name.
func (r *reader) host(name string, row foreign.Row) *foreign.Asset {
	h := &foreign.Asset{At: row.At, Seen: r.opts.Taken, Site: row.Cell(r.at.datacenter)}
	h.Scope, h.Key = r.scope(row)+"/hosts", strings.ToLower(name)
	cell.Host(&h.Identity, name)
	h.Set("form", "physical")
	return h
}

func (v *infoRows) close(sink foreign.Sink) error {
	v.tell(sink)
	for _, key := range slices.Sorted(maps.Keys(v.hosts)) {
		if err := sink.Asset(v.hosts[key]); err != nil {
			return err
		}
	}
	return nil
}
