package rvtools

import (
	"slices"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

func vCPU() *tab {
	return &tab{
		name: "rvtools-vcpu", title: "RVTools vCPU",
		must:   [][]string{{"VM", "vCPUVMName"}, {"CPUs", "vCPUCPUs"}, {"Sockets", "Cores p/s", "vCPUSockets"}},
		own:    append([]string{"Sockets", "Cores p/s", "Max", "Overall", "Level", "Shares", "Reservation", "Entitlement", "DRS Entitlement", "Limit", "Hot Add", "Hot Remove", "Numa Hotadd Exposed"}, official...),
		fields: []layout.Field{layout.Number("vcpu", "CPUs", "vCPUCPUs")},
		begin:  func(r *reader) rowHandler { return &partRows{machines: machines{reader: r}} },
	}
}

func vMemory() *tab {
	return &tab{
		name: "rvtools-vmemory", title: "RVTools vMemory",
		must: [][]string{{"VM", "vMemoryVMName"}, {"Size MiB", "Size MB", "vMemorySizeMiB", "vMemorySize"}},
		own: append([]string{"Memory Reservation Locked To Max", "Overhead", "Max", "Consumed", "Consumed Overhead", "Private", "Shared", "Swapped", "Ballooned",
			"Active", "Entitlement", "DRS Entitlement", "Level", "Shares", "Reservation", "Limit", "Hot Add"}, official...),
		fields: []layout.Field{layout.Memory(cell.MiB, "Size MiB", "Size MB", "vMemorySizeMiB", "vMemorySize")},
		begin:  func(r *reader) rowHandler { return &partRows{machines: machines{reader: r}} },
	}
}

func vDisk() *tab {
	return &tab{
		name: "rvtools-vdisk", title: "RVTools vDisk",
		must: [][]string{{"VM", "vDiskVMName"}, {"Capacity MiB", "Capacity MB", "vDiskCapacityMiB"}, {"Disk Path", "Disk Mode", "Controller", "Thin", "Raw", "Disk UUID", "vDiskPath"}},
		own: append([]string{"Disk", "Disk Key", "Disk UUID", "Disk Path", "Raw", "Disk Mode", "Sharing mode", "Thin", "Eagerly Scrub", "Split", "Write Through", "Level",
			"Shares", "Reservation", "Limit", "Controller", "Label", "SCSI Unit #", "Unit #", "Shared Bus", "Raw LUN ID", "Raw Comp. Mode", "Internal Sort Column"}, official...),
		fields: []layout.Field{layout.Storage(cell.MiB, "Capacity MiB", "Capacity MB", "vDiskCapacityMiB")},
		begin:  func(r *reader) rowHandler { return &partRows{machines: machines{reader: r}, sum: true} },
	}
}

func vPartition() *tab {
	return &tab{
		name: "rvtools-vpartition", title: "RVTools vPartition",
		must: [][]string{{"VM", "vPartitionVMName"}, {"Capacity MiB", "Capacity MB", "vPartitionCapacityMiB"}, {"Free %", "Free MiB", "Free MB", "Consumed MiB", "Consumed MB", "vPartitionConsumedMiB"}},
		own: append([]string{"Disk Key", "Disk", "Capacity MiB", "Capacity MB", "Consumed MiB", "Consumed MB", "Free MiB", "Free MB", "Free %",
			"vPartitionCapacityMiB", "vPartitionConsumedMiB", "Internal Sort Column"}, official...),
		begin: func(r *reader) rowHandler { return &leftRows{reader: r, what: "partitions are parts of disks"} },
	}
}

func vNetwork() *tab {
	return &tab{
		name: "rvtools-vnetwork", title: "RVTools vNetwork",
		must: [][]string{{"VM", "vNetworkVMName"}, {"Mac Address", "vNetworkMacAddress"}, {"IPv4 Address", "IP Address", "IPv6 Address", "Network", "vNetworkIPv4Address"}},
		own:  append([]string{"NIC label", "Adapter", "Network", "Switch", "Connected", "Starts Connected", "Type", "Direct Path IO", "Internal Sort Column"}, official...),
		fields: []layout.Field{
			layout.Addresses("IPv4 Address", "IP Address", "vNetworkIPv4Address"),
			layout.Addresses("IPv6 Address", "vNetworkIPv6Address"),
			layout.MACs("Mac Address", "vNetworkMacAddress"),
		},
		begin: func(r *reader) rowHandler { return &partRows{machines: machines{reader: r}} },
	}
}

// partRows reads tabs with several rows for a machine, of which one asset is made.
type partRows struct {
	machines
	sum   bool // the storage of the rows is added up
	parts map[string]*foreign.Asset
	order []*foreign.Asset
}

func (p *partRows) row(a *foreign.Asset, row foreign.Row, sink foreign.Sink) error {
	if ok, err := p.identify(a, row, sink); !ok {
		return err
	}
	key := a.Scope + "\x00" + a.Key
	name := a.Name
	p.fill(a, row, sink)
	a.Name = name
	first := p.parts[key]
	if first == nil {
		if p.parts == nil {
			p.parts = map[string]*foreign.Asset{}
		}
		a.Attributes = nil
		p.parts[key] = a
		p.order = append(p.order, a)
		sink.Row(foreign.Stored)
		return nil
	}
	sink.Row(foreign.Merged)
	for _, x := range a.Addresses {
		if !slices.Contains(first.Addresses, x) {
			first.Addresses = append(first.Addresses, x)
		}
	}
	for _, x := range a.MACs {
		if !slices.Contains(first.MACs, x) {
			first.MACs = append(first.MACs, x)
		}
	}
	if p.sum {
		addStorage(first, a)
	}
	return nil
}

// addStorage adds the storage of a to that of the first.
func addStorage(first, a *foreign.Asset) {
	for _, v := range a.Values {
		if v.Column != "storage_gb" {
			continue
		}
		i := slices.IndexFunc(first.Values, func(f foreign.Value) bool { return f.Column == v.Column })
		if i < 0 {
			first.Values = append(first.Values, v)
			continue
		}
		x, err1 := cell.Amount(first.Values[i].Text)
		y, err2 := cell.Amount(v.Text)
		if err1 == nil && err2 == nil {
			first.Values[i].Text = cell.Format(x + y)
		}
	}
}

func (p *partRows) close(sink foreign.Sink) error {
	p.tell(sink)
	for _, a := range p.order {
		if err := sink.Asset(a); err != nil {
			return err
		}
	}
	return nil
}
