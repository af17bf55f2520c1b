package aws

import (
	"errors"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{
		discoveryImport(), agentSystems(), agentInterfaces(), agentConnections(), sampleConnections(), factory(), migration(),
	}
}

var errSeveral = errors.New("names several applications")

// application reads a list of applications that must be one.
func application(text string) (string, error) {
	all := cell.Items(text, ",;")
	switch len(all) {
	case 0:
		return "", nil
	case 1:
		return all[0], nil
	}
	return "", errSeveral
}

// tags reads a list of tags, a name and a value each; a tag that names the
// environment gives it.
func tags(separators, between string) func(*foreign.Asset, string) error {
	return func(a *foreign.Asset, text string) error {
		for _, tag := range cell.Items(text, separators) {
			name, value, _ := strings.Cut(tag, between)
			layout.Tag(a, strings.TrimSpace(name), strings.TrimSpace(value))
		}
		return nil
	}
}
