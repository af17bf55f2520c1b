package konveyor

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

const (
	// scope is the name space of applications.
	scope = "konveyor"
	// maxTags is how many tags a row may have.
	maxTags = 20
)

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{records{applications()}}
}

// recordType are the names of the column that tells the types of records apart.
var recordType = []string{"Record Type 1", "Record Type"}

// applications are the records of applications.
func applications() *layout.Table {
	return &layout.Table{
		Format: "konveyor-applications", Words: "Konveyor applications",
		Must: [][]string{recordType, {"Application Name"}},
		Fields: []layout.Field{layout.Custom(func(a *foreign.Asset, text string) error {
			a.Identity = application(text)
			a.Set("application", text)
			a.Set("form", inventory.FormService.String())
			return nil
		}, "Application Name")},
		Kept: []string{
			"Description", "Comments", "Business Service", "Binary Group", "Binary Artifact", "Binary Version", "Binary Packaging",
			"Repository Type", "Repository URL", "Repository Branch", "Repository Path", "Owner", "Contributors",
		},
		Dropped: append([]string{"Record Type 1", "Record Type", "Dependency", "Dependency Direction"}, tagColumns()...),
		Finish: func(a *foreign.Asset, cells layout.Cells) string {
			for n := 1; n <= maxTags; n++ {
				layout.Tag(a, cells(fmt.Sprintf("Tag Category %d", n), fmt.Sprintf("Tag Type %d", n)), cells(fmt.Sprintf("Tag %d", n)))
			}
			return ""
		},
	}
}

// tagColumns are the columns of tags, of which very old files name the category type.
func tagColumns() []string {
	var names []string
	for n := 1; n <= maxTags; n++ {
		names = append(names, fmt.Sprintf("Tag Category %d", n), fmt.Sprintf("Tag Type %d", n), fmt.Sprintf("Tag %d", n))
	}
	return names
}

func application(name string) foreign.Identity {
	return foreign.Identity{Key: name, Scope: scope, Name: name}
}

// records is the format: applications, with dependencies among the rows.
type records struct{ *layout.Table }

// Open begins to read a table.
func (r records) Open(h foreign.Header, opts foreign.Options) (foreign.RowReader, error) {
	rows, err := r.Table.Open(h, opts)
	if err != nil {
		return nil, err
	}
	return &reader{
		RowReader: rows, record: h.Index(recordType...), application: h.Index("Application Name"),
		dependency: h.Index("Dependency"), direction: h.Index("Dependency Direction"),
	}, nil
}

// reader reads records of both types.
type reader struct {
	foreign.RowReader
	record, application, dependency, direction int // columns
}

// Row reads a record.
func (r *reader) Row(row foreign.Row, sink foreign.Sink) error {
	switch kind := row.Cell(r.record); {
	case layout.Blank(row) || kind == "1":
		return r.RowReader.Row(row, sink)
	case kind == "2":
		return r.depend(row, sink)
	default:
		return sink.Reject(row.At, row.Cells, foreign.Problem{
			Code: inventory.CodeUnreadForeign, Column: "Record Type", Value: kind, Reason: "neither 1, an application, nor 2, a dependency",
		})
	}
}

// depend reads a dependency.
func (r *reader) depend(row foreign.Row, sink foreign.Sink) error {
	name, other := row.Cell(r.application), row.Cell(r.dependency)
	if cell.Empty(name) || cell.Empty(other) {
		return sink.Reject(row.At, row.Cells, foreign.Problem{Code: inventory.CodeNoIdentity, Reason: "an end of the dependency is missing"})
	}
	d := &foreign.Dependency{From: application(name), To: application(other), Kind: inventory.Sync, At: row.At}
	switch direction := row.Cell(r.direction); {
	case strings.EqualFold(name, other):
		return sink.Reject(row.At, row.Cells, foreign.Problem{Code: inventory.CodeSelfDependency, Reason: "an application can't depend on itself"})
	case strings.EqualFold(direction, "northbound"):
		d.From, d.To = d.To, d.From
	case !strings.EqualFold(direction, "southbound"):
		return sink.Reject(row.At, row.Cells, foreign.Problem{
			Code: inventory.CodeUnreadForeign, Column: "Dependency Direction", Value: direction, Reason: "neither northbound nor southbound",
			Hint: "southbound: the application needs the dependency",
		})
	}
	sink.Row(foreign.Stored)
	return sink.Dependency(d)
}
