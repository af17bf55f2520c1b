package store

import (
	"encoding/json"
	"net/netip"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// identityText is an identity as it is stored.
type identityText struct {
	Key       string   `json:"key,omitempty"`
	Scope     string   `json:"scope,omitempty"`
	Name      string   `json:"name,omitempty"`
	FQDN      string   `json:"fqdn,omitempty"`
	Addresses []string `json:"addresses,omitempty"`
	UUIDs     []string `json:"uuids,omitempty"`
	MACs      []string `json:"macs,omitempty"`
}

// observationText is an observation of an asset as it is stored.
type observationText struct {
	identityText
	Alias      bool        `json:"alias,omitempty"`
	Site       string      `json:"site,omitempty"`
	Values     [][2]string `json:"values,omitempty"`
	Attributes [][2]string `json:"attributes,omitempty"`
}

// sightingText is an observation of a dependency as it is stored.
type sightingText struct {
	From   identityText `json:"from"`
	To     identityText `json:"to"`
	Values [][2]string  `json:"values,omitempty"`
}

func textOfIdentity(id *foreign.Identity) identityText {
	t := identityText{Key: id.Key, Scope: id.Scope, Name: id.Name, FQDN: id.FQDN, UUIDs: id.UUIDs, MACs: id.MACs}
	for _, a := range id.Addresses {
		t.Addresses = append(t.Addresses, a.String())
	}
	return t
}

func (t *identityText) identity() (foreign.Identity, error) {
	id := foreign.Identity{Key: t.Key, Scope: t.Scope, Name: t.Name, FQDN: t.FQDN, UUIDs: t.UUIDs, MACs: t.MACs}
	for _, text := range t.Addresses {
		a, err := netip.ParseAddr(text)
		if err != nil {
			return id, err
		}
		id.Addresses = append(id.Addresses, a)
	}
	return id, nil
}

func pairs(values []foreign.Value) [][2]string {
	var list [][2]string
	for _, v := range values {
		list = append(list, [2]string{v.Column, v.Text})
	}
	return list
}

func values(list [][2]string) []foreign.Value {
	var all []foreign.Value
	for _, p := range list {
		all = append(all, foreign.Value{Column: p[0], Text: p[1]})
	}
	return all
}

// assetText is an observed asset as JSON.
func assetText(a *foreign.Asset) (string, error) {
	t := observationText{identityText: textOfIdentity(&a.Identity), Alias: a.Alias, Site: a.Site, Values: pairs(a.Values)}
	for _, at := range a.Attributes {
		t.Attributes = append(t.Attributes, [2]string{at.Name, at.Text})
	}
	b, err := json.Marshal(t)
	return string(b), err
}

func readAsset(text string) (*foreign.Asset, error) {
	var t observationText
	if err := json.Unmarshal([]byte(text), &t); err != nil {
		return nil, err
	}
	id, err := t.identity()
	a := &foreign.Asset{Identity: id, Alias: t.Alias, Site: t.Site, Values: values(t.Values)}
	for _, p := range t.Attributes {
		a.Attributes = append(a.Attributes, foreign.Attribute{Name: p[0], Text: p[1]})
	}
	return a, err
}

func dependencyText(d *foreign.Dependency) (string, error) {
	b, err := json.Marshal(sightingText{From: textOfIdentity(&d.From), To: textOfIdentity(&d.To), Values: pairs(d.Values)})
	return string(b), err
}

func readDependency(text string, kind int64) (*foreign.Dependency, error) {
	var t sightingText
	if err := json.Unmarshal([]byte(text), &t); err != nil {
		return nil, err
	}
	d := &foreign.Dependency{Kind: inventory.DependencyKind(kind), Values: values(t.Values)}
	var err error
	if d.From, err = t.From.identity(); err != nil {
		return nil, err
	}
	d.To, err = t.To.identity()
	return d, err
}

// seenText is a time as it is stored; "" is not known.
func seenText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func readSeen(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.RFC3339, text)
}
