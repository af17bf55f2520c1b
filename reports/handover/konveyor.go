package handover

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// maxTags is how many tags a record has room for.
const maxTags = 20

// application is an application of the plan: what its assets have in common.
type application struct {
	name, owner string
	waves       []string // in their order
	attributes  func(names ...string) string
}

// applications writes a record for each application with its waves as tags, and one
// for each pair of which one needs the other. Assets of no application are in none.
func applications(out *csv.Writer, p *Plan) error {
	header := konveyorHeader()
	if err := out.Write(header); err != nil {
		return err
	}
	for _, a := range p.applications() {
		record := make([]string, len(header))
		record[0], record[1] = "1", a.name
		for i, name := range header[2:] {
			if i+2 != 5 && i+2 != 6 { // the dependency
				record[i+2] = a.attributes(name)
			}
		}
		record[15] = or(record[15], a.owner)
		for i, wave := range a.waves[:min(len(a.waves), maxTags)] {
			record[17+2*i], record[18+2*i] = "Migration Wave", wave
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	for _, need := range p.needs() {
		record := make([]string, len(header))
		record[0], record[1], record[5], record[6] = "2", need[0], need[1], "southbound"
		if err := out.Write(record); err != nil {
			return err
		}
	}
	return nil
}

func konveyorHeader() []string {
	header := []string{
		"Record Type 1", "Application Name", "Description", "Comments", "Business Service", "Dependency", "Dependency Direction",
		"Binary Group", "Binary Artifact", "Binary Version", "Binary Packaging", "Repository Type", "Repository URL", "Repository Branch",
		"Repository Path", "Owner", "Contributors",
	}
	for n := 1; n <= maxTags; n++ {
		header = append(header, fmt.Sprintf("Tag Category %d", n), fmt.Sprintf("Tag %d", n))
	}
	return header
}

// applications are those of the plan's assets, by name.
func (p *Plan) applications() []application {
	byName := map[string][]asset{}
	for _, a := range p.assets() {
		if a.Application != "" {
			byName[a.Application] = append(byName[a.Application], a)
		}
	}
	all := make([]application, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		all = append(all, gathered(name, byName[name]))
	}
	return all
}

// gathered is an application of its assets; what its own record said stands with the
// asset that bears its name.
func gathered(name string, assets []asset) application {
	a := application{name: name}
	i := slices.IndexFunc(assets, func(x asset) bool { return x.label() == name })
	a.attributes = func(names ...string) string {
		if i < 0 {
			return ""
		}
		return assets[i].attribute(names...)
	}
	slices.SortStableFunc(assets, func(x, y asset) int {
		return cmp.Or(cmp.Compare(len(x.row.Wave), len(y.row.Wave)), cmp.Compare(x.row.Wave, y.row.Wave))
	})
	for _, x := range assets {
		a.owner = or(a.owner, x.Team)
		if wave := x.wave(); wave != "" && !slices.Contains(a.waves, wave) {
			a.waves = append(a.waves, wave)
		}
	}
	return a
}

// needs are the pairs of applications of which the first needs the second, in order.
func (p *Plan) needs() [][2]string {
	found := map[[2]string]bool{}
	for _, d := range p.Estate.Dependencies {
		from, to := p.Estate.Assets[d.From].Application, p.Estate.Assets[d.To].Application
		if from != "" && to != "" && from != to && d.Impact != inventory.ImpactNone {
			found[[2]string{from, to}] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
}
