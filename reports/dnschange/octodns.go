package dnschange

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/reports/outfile"
	"go.yaml.in/yaml/v3"
)

// OctoDNS is the files for octoDNS: for each wave and state a folder with its
// configuration and a file for each zone, which holds the names of the wave alone;
// the configuration keeps octoDNS from touching others.
func (p *Plan) OctoDNS() []outfile.Content {
	files := []outfile.Content{p.values()}
	for i := range p.Waves {
		wave := &p.Waves[i]
		zones := wave.zones()
		for _, s := range States() {
			dir := fmt.Sprintf("wave-%02d/%s/", wave.Book.Wave, s)
			files = append(files, outfile.Content{
				Name: dir + "config.yaml", Write: func(w io.Writer) error { return p.config(w, wave, s, zones) },
			})
			for _, z := range zones {
				files = append(files, outfile.Content{
					Name: dir + z.name + "yaml", Write: func(w io.Writer) error { return p.zone(w, wave, s, z) },
				})
			}
		}
	}
	return files
}

// zoneChanges is the changes in a zone.
type zoneChanges struct {
	name    string // absolute
	changes []*Change
}

// zones are the zones of a wave, in order; changes are sorted by zone.
func (w *Wave) zones() []zoneChanges {
	var zones []zoneChanges
	for i := range w.Changes {
		c := &w.Changes[i]
		if n := len(zones); n == 0 || zones[n-1].name != c.Zone {
			zones = append(zones, zoneChanges{name: c.Zone})
		}
		last := &zones[len(zones)-1]
		last.changes = append(last.changes, c)
	}
	return zones
}

// label is the name of a change within its zone; empty for the zone itself.
func (c *Change) label() string {
	return strings.TrimSuffix(strings.TrimSuffix(c.Owner, c.Zone), ".")
}

// config names the files as the source, a server that takes dynamic updates as the
// target, with its values from the environment, and lets nothing but the names of
// the wave through.
func (p *Plan) config(w io.Writer, wave *Wave, s State, zones []zoneChanges) error {
	processors, zoneNodes := map[string]any{}, map[string]any{}
	for _, z := range zones {
		names := make([]string, len(z.changes))
		for i, c := range z.changes {
			names[i] = c.label()
		}
		only := "only-" + strings.TrimSuffix(z.name, ".")
		processors[only] = map[string]any{"class": "octodns.processor.filter.NameAllowlistFilter", "allowlist": slices.Compact(names)}
		zoneNodes[z.name] = map[string]any{"sources": []string{"files"}, "targets": []string{"live"}, "processors": []string{only}}
	}
	return p.yaml(w, wave, s, map[string]any{
		"processors": processors, "zones": zoneNodes,
		"providers": map[string]any{
			"files": map[string]any{"class": "octodns.provider.yaml.YamlProvider", "directory": ".", "enforce_order": false},
			"live": map[string]any{
				"class": "octodns_bind.Rfc2136Provider", "host": "env/DNS_HOST",
				"key_name": "env/DNS_KEY_NAME", "key_secret": "env/DNS_KEY_SECRET",
			},
		},
	})
}

// zone writes the records of a wave's names, by name. Those that a wave leaves are
// there as well: octoDNS takes away what a name does not have.
func (p *Plan) zone(w io.Writer, wave *Wave, s State, z zoneChanges) error {
	names := map[string]any{}
	for _, c := range z.changes {
		byType := map[string][]Record{}
		for _, r := range append(c.records(s, p.Low), c.Keep...) {
			byType[r.Type] = append(byType[r.Type], r)
		}
		var sets []any
		for _, kind := range slices.Concat(changed, kept) {
			if len(byType[kind]) > 0 {
				sets = append(sets, octoRecord(kind, byType[kind], c.TTL))
			}
		}
		if len(sets) > 0 {
			names[c.label()] = sets
		}
	}
	return p.yaml(w, wave, s, names)
}

// octoRecord is the records of one type as octoDNS has them.
func octoRecord(kind string, records []Record, ttl int) map[string]any {
	set := map[string]any{"type": kind, "ttl": ttl}
	if records[0].TTL >= 0 {
		set["ttl"] = records[0].TTL
	}
	if kind == "CNAME" {
		set["value"] = records[0].Data
		return set
	}
	values := make([]any, len(records))
	for i, r := range records {
		values[i] = octoValue(kind, strings.Fields(r.Data))
	}
	set["values"] = values
	return set
}

func octoValue(kind string, words []string) any {
	switch kind {
	case "MX":
		return map[string]any{"preference": yamlNumber(words[0]), "exchange": words[1]}
	case "SRV":
		return map[string]any{
			"priority": yamlNumber(words[0]), "weight": yamlNumber(words[1]), "port": yamlNumber(words[2]), "target": words[3],
		}
	}
	return strings.Join(words, " ")
}

// yamlNumber is a number that was read as text.
func yamlNumber(digits string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: digits}
}

// yaml writes a file with its header. Maps are sorted by key.
func (p *Plan) yaml(w io.Writer, wave *Wave, s State, content any) error {
	var b bytes.Buffer
	b.WriteString("---\n")
	p.header(&b, wave, s, "#")
	out := yaml.NewEncoder(&b)
	out.SetIndent(2)
	if err := out.Encode(content); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}
