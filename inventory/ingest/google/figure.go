package google

import (
	"slices"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// diskSize is the column of a disk's size.
const diskSize = "SizeInGib"

// disks is diskInfo: a row for each disk of a machine.
func disks() *layout.Gathered {
	return &layout.Gathered{
		Table: &layout.Table{
			Format: "google-diskinfo", Words: "Google Migration Center diskInfo",
			Must:    [][]string{{"MachineId"}, {diskSize}},
			Fields:  []layout.Field{layout.Key(scope, "MachineId"), layout.Storage(cell.GiB, diskSize)},
			Dropped: []string{"DiskLabel", "UsedInGib", "StorageTypeLabel"},
		},
		Merge: addDisk,
	}
}

// addDisk adds a disk to those before it. The size of one that could not be read is
// an attribute instead, and leaves the whole unset.
func addDisk(into, more *foreign.Asset) {
	unread := func(a foreign.Attribute) bool { return foreign.Fold(a.Name) == foreign.Fold(diskSize) }
	if slices.ContainsFunc(into.Attributes, unread) {
		return
	}
	if i := slices.IndexFunc(more.Attributes, unread); i >= 0 {
		into.Values, into.Attributes = nil, append(into.Attributes, more.Attributes[i])
		return
	}
	for _, v := range more.Values {
		if err := layout.Add(into, v.Column, v.Text); err != nil { // beyond what can be counted
			into.Values, into.Attributes = nil, append(into.Attributes, foreign.Attribute{Name: diskSize, Text: v.Text})
		}
	}
}

// figures are the columns of perfInfo.
var figures = []string{
	"CpuUtilizationPercentage", "AvailableMemoryBytes", "DiskReadOperationsPerSec", "DiskWriteOperationsPerSec",
	"NetworkBytesPerSecSent", "NetworkBytesPerSecReceived",
}

// loads is perfInfo: a row for each machine and time.
func loads() *layout.Gathered {
	fields := []layout.Field{layout.Key(scope, "MachineId"), layout.Seen("TimeStamp")}
	for _, name := range figures {
		fields = append(fields, layout.Custom(func(a *foreign.Asset, text string) error {
			v, err := cell.Amount(text)
			if err == nil {
				a.Keep("highest "+name, cell.Format(v))
			}
			return err
		}, name))
	}
	return &layout.Gathered{
		Table: &layout.Table{
			Format: "google-perfinfo", Words: "Google Migration Center perfInfo",
			Must:   [][]string{{"MachineId"}, {"TimeStamp"}, {"CpuUtilizationPercentage", "AvailableMemoryBytes"}},
			Fields: fields,
		},
		Merge: highest,
	}
}

// highest keeps the highest figure of each column, and the latest time.
func highest(into, more *foreign.Asset) {
	if more.Seen.After(into.Seen) {
		into.Seen = more.Seen
	}
	for _, m := range more.Attributes {
		i := slices.IndexFunc(into.Attributes, func(a foreign.Attribute) bool { return a.Name == m.Name })
		switch {
		case i < 0:
			into.Attributes = append(into.Attributes, m)
		case lower(into.Attributes[i].Text, m.Text):
			into.Attributes[i] = m
		}
	}
}

// lower reports whether a is the lower of two figures; what is no figure is lowest.
func lower(a, b string) bool {
	x, err1 := cell.Amount(a)
	y, err2 := cell.Amount(b)
	return err2 == nil && (err1 != nil || x < y)
}
