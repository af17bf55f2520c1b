package addresses

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/escape"
)

// Book is the addresses that are known. The zero Book knows none.
type Book struct {
	known map[place][]string
}

// place is an asset at a site.
type place struct{ asset, site int32 }

// Of lists the addresses of an asset at a site, in order; empty where none is known.
func (b *Book) Of(asset, site int32) []string {
	if b == nil {
		return nil
	}
	return b.known[place{asset, site}]
}

func (b *Book) add(at place, address string) {
	if b.known == nil {
		b.known = map[place][]string{}
	}
	if !slices.Contains(b.known[at], address) {
		b.known[at] = append(b.known[at], address)
		slices.Sort(b.known[at])
	}
}

// Normal is an address in its usual form: an IP address, or a host name in lower
// case with the final dot.
func Normal(s string) (string, bool) {
	if ip, err := netip.ParseAddr(s); err == nil && ip.Zone() == "" {
		return ip.Unmap().String(), true
	}
	if len(s) > 0 && strings.Trim(s, "0123456789.") == "" {
		return "", false // an IP address that is none
	}
	name, ok := Absolute(s)
	return name, ok && strings.Contains(strings.TrimSuffix(name, "."), ".")
}

// Variables names what is not known, so that people can fill it in: an estate gives
// each asset and each site a name that is short and different from all others.
type Variables struct {
	estate        *inventory.Estate
	assets, sites map[string]string
}

// NewVariables names the assets and sites of an estate.
func NewVariables(e *inventory.Estate) *Variables {
	ids := make([]string, len(e.Assets))
	for i := range e.Assets {
		ids[i] = e.Assets[i].ID
	}
	sites := make([]string, len(e.Sites))
	for i := range e.Sites {
		sites[i] = e.Sites[i].ID
	}
	return &Variables{e, escape.Identifiers(ids), escape.Identifiers(sites)}
}

// Name is the variable of an asset's address at a site, as ADDRESS_LB_1_AT_PTK1.
func (v *Variables) Name(asset, site int32) string {
	return strings.ToUpper("ADDRESS_" + v.assets[v.estate.Assets[asset].ID] + "_AT_" + v.sites[v.estate.SiteID(site)])
}
