package handover

import (
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/planner/model"
)

// asset is an asset with what the plan decides for it and what is known besides.
type asset struct {
	*inventory.Asset
	row        model.Row
	attributes map[string]string
	folded     map[string]string // attributes by the form in which headers are compared
}

// attribute is the first of the attributes that the asset has, or "". Names are
// compared as headers are.
func (a *asset) attribute(names ...string) string {
	for _, n := range names {
		if text := a.folded[foreign.Fold(n)]; text != "" {
			return text
		}
	}
	return ""
}

// wave is the name of the asset's wave, or "" where it has none.
func (a *asset) wave() string {
	if a.row.Wave == "" || a.row.Wave == "0" {
		return ""
	}
	return "Wave " + a.row.Wave
}

// moves reports whether the asset goes somewhere in a wave.
func (a *asset) moves() bool { return a.wave() != "" && !a.retired() }

func (a *asset) retired() bool { return a.row.Method == inventory.MethodRetire.String() }

// server reports whether the asset is a machine, as tools that move machines know them.
func (a *asset) server() bool {
	return a.Form == inventory.FormVM || a.Form == inventory.FormPhysical
}

// label is the name that people know, else the id.
func (a *asset) label() string {
	if a.Name != "" {
		return a.Name
	}
	return a.ID
}

// host is the name of the machine: its fully qualified name, else its label.
func (a *asset) host() string {
	if a.FQDN != "" {
		return a.FQDN
	}
	return a.label()
}

// The operating system stands in a column of another name in every export.
func (a *asset) osName() string {
	return a.attribute("OS name", "OS.Name", "OsName", "os_name", "OS", "OS according to the VMware Tools",
		"OS according to the configuration file", "server_os_version", "Platform", "mgn:server:platform")
}

func (a *asset) osVersion() string {
	return a.attribute("OS version", "OS.Version", "OsVersion", "os_version", "server_os_version", "OS Version Number")
}

// osFamily is windows or linux, where the name of the operating system tells it.
func (a *asset) osFamily() string {
	if family := a.attribute("server_os_family", "mgn:server:platform"); family != "" {
		return family
	}
	name := strings.ToLower(a.osName())
	for _, windows := range []string{"windows", "microsoft"} {
		if strings.Contains(name, windows) {
			return "windows"
		}
	}
	for _, linux := range []string{"linux", "ubuntu", "red hat", "rhel", "centos", "debian", "suse", "rocky", "alma", "fedora"} {
		if strings.Contains(name, linux) {
			return "linux"
		}
	}
	return ""
}

// addresses are the asset's IP addresses, which an import keeps as an attribute, as
// a list in one cell.
func (a *asset) addresses() string {
	return strings.Join(cell.List(a.attribute("ip_addresses")), ",")
}

func (a *asset) vcpu() string      { return positive(a.Needs[inventory.VCPU]) }
func (a *asset) memoryMB() string  { return positive(a.Needs[inventory.MemoryGB] * 1024) }
func (a *asset) storageGB() string { return positive(a.Needs[inventory.StorageGB]) }

// positive writes an amount; 0 is not known.
func positive(v float64) string {
	if v <= 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
