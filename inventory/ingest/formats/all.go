package formats

import (
	"github.com/wavecut/wavecut/inventory/ingest/aws"
	"github.com/wavecut/wavecut/inventory/ingest/azure"
	"github.com/wavecut/wavecut/inventory/ingest/device42"
	"github.com/wavecut/wavecut/inventory/ingest/flow"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/google"
	"github.com/wavecut/wavecut/inventory/ingest/konveyor"
	"github.com/wavecut/wavecut/inventory/ingest/netbox"
	"github.com/wavecut/wavecut/inventory/ingest/rvtools"
	"github.com/wavecut/wavecut/inventory/ingest/servicenow"
	"github.com/wavecut/wavecut/inventory/ingest/tidal"
	"github.com/wavecut/wavecut/inventory/ingest/zone"
)

// All are the formats that are recognised. Of formats that know as many columns of
// a header, the first wins.
func All() []foreign.Format {
	var all []foreign.Format
	all = add(all, aws.Formats())
	all = add(all, rvtools.Formats())
	all = add(all, servicenow.Formats())
	all = add(all, azure.Formats())
	all = add(all, device42.Formats())
	all = add(all, google.Formats())
	all = add(all, konveyor.Formats())
	all = add(all, netbox.Formats())
	all = add(all, tidal.Formats())
	all = add(all, flow.Formats())
	return append(all, zone.Format{})
}

// add appends the formats of a family, of either kind.
func add[F foreign.Format](all []foreign.Format, family []F) []foreign.Format {
	for _, f := range family {
		all = append(all, f)
	}
	return all
}

// Named finds a format by its name.
func Named(name string) (foreign.Format, bool) {
	for _, f := range All() {
		if f.Name() == name {
			return f, true
		}
	}
	return nil, false
}
