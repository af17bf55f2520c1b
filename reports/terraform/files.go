package terraform

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/addresses"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
)

// Asset is what is to stand at the site. Keys are those of variables.tf.
type Asset struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	FQDN         string   `json:"fqdn"`
	Application  string   `json:"application"`
	Team         string   `json:"team"`
	Environment  string   `json:"environment"`
	Kind         string   `json:"kind"`
	Form         string   `json:"form"`
	Method       string   `json:"method"`
	ReplicaGroup string   `json:"replica_group"`
	DataClass    string   `json:"data_class"`
	Tier         int      `json:"tier"`
	VCPU         float64  `json:"vcpu"`
	MemoryGB     float64  `json:"memory_gb"`
	StorageGB    float64  `json:"storage_gb"`
	RackUnits    float64  `json:"rack_units"`
	PowerKW      float64  `json:"power_kw"`
	FromSite     string   `json:"from_site"`
	Wave         int      `json:"wave"`
	ReadyBy      string   `json:"ready_by"` // RFC 3339: source and target run side by side from then on
	Addresses    []string `json:"addresses"`
}

// values is a variable file.
type values struct {
	Plan        string           `json:"wavecut_plan"`
	Site        string           `json:"wavecut_site"`
	Wave        int              `json:"wavecut_wave"`
	WindowStart string           `json:"wavecut_window_start"`
	Assets      map[string]Asset `json:"wavecut_assets"`
}

// Files are the variable files of the chosen waves; all are the waves of the plan,
// since a file holds those before it.
func Files(all, chosen []*runbook.Book, plan string, known *addresses.Book) []outfile.Content {
	files := []outfile.Content{{Name: "variables.tf", Write: func(w io.Writer) error {
		_, err := io.WriteString(w, declarations)
		return err
	}}}
	if len(chosen) == 0 {
		return files
	}
	e := chosen[0].Problem.Estate
	c := &collector{estate: e, known: known, keys: assetKeys(e), sites: siteSlugs(e)}
	for _, b := range chosen {
		for site := range e.Sites {
			if !arrives(b, int32(site)) {
				continue
			}
			files = append(files, outfile.Content{
				Name:  fmt.Sprintf("%s/wave-%02d.tfvars.json", c.sites[e.Sites[site].ID], b.Wave),
				Write: func(w io.Writer) error { return c.write(w, all, b, int32(site), plan) },
			})
		}
	}
	return files
}

func arrives(b *runbook.Book, site int32) bool {
	for i := range b.Moves {
		if b.Moves[i].Target == site {
			return true
		}
	}
	return false
}

func assetKeys(e *inventory.Estate) map[string]string {
	ids := make([]string, len(e.Assets))
	for i := range e.Assets {
		ids[i] = e.Assets[i].ID
	}
	return escape.Slugs(ids)
}

func siteSlugs(e *inventory.Estate) map[string]string {
	ids := make([]string, len(e.Sites))
	for i := range e.Sites {
		ids[i] = e.Sites[i].ID
	}
	return escape.Slugs(ids)
}

// collector makes the variable files.
type collector struct {
	estate      *inventory.Estate
	known       *addresses.Book
	keys, sites map[string]string
}

// write writes the file of a site and a wave.
func (c *collector) write(w io.Writer, all []*runbook.Book, upTo *runbook.Book, site int32, plan string) error {
	v := values{
		Plan: plan, Site: c.estate.Sites[site].ID, Wave: upTo.Wave,
		WindowStart: upTo.Window.Start.In(upTo.Location).Format(time.RFC3339), Assets: map[string]Asset{},
	}
	for _, b := range all {
		if b.Wave > upTo.Wave {
			break
		}
		for i := range b.Moves {
			if m := &b.Moves[i]; m.Target == site {
				v.Assets[c.keys[c.estate.Assets[m.Asset].ID]] = c.asset(b, m)
			}
		}
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

func (c *collector) asset(b *runbook.Book, m *runbook.Move) Asset {
	a := &c.estate.Assets[m.Asset]
	known := c.known.Of(m.Asset, m.Target)
	if known == nil {
		known = []string{}
	}
	ready := b.Window.Start.Add(-time.Duration(min(m.OverlapDays, 100000) * 24 * float64(time.Hour)))
	return Asset{
		ID: a.ID, Name: a.Name, FQDN: a.FQDN, Application: a.Application, Team: a.Team,
		Environment: a.Environment.String(), Kind: a.Kind.String(), Form: a.Form.String(), Method: m.Method.String(),
		ReplicaGroup: a.ReplicaGroup, DataClass: a.DataClass, Tier: int(a.Tier),
		VCPU: a.Needs[inventory.VCPU], MemoryGB: a.Needs[inventory.MemoryGB], StorageGB: a.Needs[inventory.StorageGB],
		RackUnits: a.Needs[inventory.RackUnits], PowerKW: a.Needs[inventory.PowerKW],
		FromSite: c.estate.SiteID(m.From), Wave: b.Wave, ReadyBy: ready.In(b.Location).Format(time.RFC3339), Addresses: known,
	}
}
