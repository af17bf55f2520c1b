package netbox

import (
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// sites is the table of sites. What is to become of a site NetBox does not know.
type sites struct{}

// siteColumns are the columns that a table of sites has besides its name.
var siteColumns = []string{"Slug", "Facility", "Region", "Group", "Time zone", "Physical address", "Shipping address", "ASNs", "Latitude", "Longitude"}

func (sites) Name() string  { return "netbox-sites" }
func (sites) Title() string { return "NetBox sites" }

// Recognise wants a name, a status and two more columns of a site, and none that
// things at a site have.
func (sites) Recognise(h foreign.Header) int {
	if h.Count("Name", "Status") < 2 || h.Count(siteColumns...) < 2 || h.Index("Site", "Role", "Device role", "VCPUs") >= 0 {
		return 0
	}
	return 2 + h.Count(siteColumns...)
}

func (sites) Open(h foreign.Header, _ foreign.Options) (foreign.RowReader, error) {
	if err := layout.Require("netbox-sites", h, [][]string{{"Name"}}); err != nil {
		return nil, err
	}
	return siteRows{name: h.Index("Name"), region: h.Index("Region")}, nil
}

// siteRows reads the rows of a table of sites.
type siteRows struct{ name, region int }

// Row reads one site.
func (r siteRows) Row(row foreign.Row, sink foreign.Sink) error {
	name := row.Cell(r.name)
	switch {
	case layout.Blank(row):
		sink.Row(foreign.Left)
		return nil
	case name == "":
		return sink.Reject(row.At, row.Cells, layout.Nameless())
	}
	s := &foreign.Site{ID: name, At: row.At}
	if region := row.Cell(r.region); region != "" {
		s.Values = []foreign.Value{{Column: "region", Text: region}}
	}
	sink.Row(foreign.Stored)
	return sink.Site(s)
}

// Close has nothing to give.
func (r siteRows) Close(foreign.Sink) error { return nil }
