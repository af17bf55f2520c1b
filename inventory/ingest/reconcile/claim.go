package reconcile

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Claim is an observation of an asset, with where it is from.
type Claim struct {
	*foreign.Asset
	Format string
	// Source is the caller's number for the source, No for the observation.
	Source, No int64
	// Known is the id that the asset had when the claim was stored, or "".
	Known string

	fqdn  string // folded
	label string // folded short name
}

// Edge is an observation of a dependency, with where it is from.
type Edge struct {
	*foreign.Dependency
	Format     string
	Source, No int64
}

// Native is an asset of the native tables.
type Native struct {
	ID, Name, FQDN string
	Addresses      []netip.Addr
	IsName         bool
}

// family is the tool that a format belongs to: rvtools of rvtools-vinfo.
func family(format string) string {
	f, _, _ := strings.Cut(format, "-")
	return f
}

// foldName is the form in which names are compared.
func foldName(s string) string {
	return strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), ".")
}

// qualified reports whether a folded name has the form of a fully qualified one:
// dotted, with letters, and no address.
func qualified(s string) bool {
	first, rest, ok := strings.Cut(s, ".")
	if !ok || first == "" || rest == "" || strings.ContainsAny(s, " /:@,;()") {
		return false
	}
	return strings.ContainsFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
}

// firstLabel is the short name in a fully qualified one.
func firstLabel(fqdn string) string {
	label, _, _ := strings.Cut(fqdn, ".")
	return label
}

// names are the folded fully qualified and short names of an identity.
func names(id *foreign.Identity) (fqdn, label string) {
	fqdn, label = foldName(id.FQDN), foldName(id.Name)
	switch {
	case fqdn == "" && qualified(label):
		fqdn, label = label, ""
	case qualified(label):
		label = ""
	case fqdn != "" && !strings.Contains(fqdn, "."):
		if label == "" {
			label = fqdn
		}
		fqdn = ""
	}
	return fqdn, label
}

// uuid is an identifier in the form in which they are compared, or "" where it says
// nothing: too short, or the same digit all over.
func uuid(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, s)
	if len(s) < 16 || strings.Count(s, s[:1]) == len(s) || strings.HasPrefix(s, "notset") {
		return ""
	}
	return s
}

// identifies reports whether an address can be that of one machine alone.
func identifies(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsValid() && !a.IsLoopback() && !a.IsUnspecified() && !a.IsMulticast() && !a.IsLinkLocalUnicast() &&
		a != netip.AddrFrom4([4]byte{255, 255, 255, 255})
}

// prepare folds what the claim says of who it is.
func (c *Claim) prepare() { c.fqdn, c.label = names(&c.Identity) }

// compareClaims puts claims in order by what they say, then by where they stand.
func compareClaims(a, b *Claim) int {
	if c := cmp.Or(strings.Compare(a.fqdn, b.fqdn), strings.Compare(a.label, b.label), strings.Compare(a.Format, b.Format),
		strings.Compare(a.Scope, b.Scope), strings.Compare(a.Key, b.Key)); c != 0 {
		return c
	}
	return cmp.Or(slices.Compare(a.UUIDs, b.UUIDs), slices.CompareFunc(a.Addresses, b.Addresses, netip.Addr.Compare), slices.Compare(a.MACs, b.MACs),
		strings.Compare(a.Site, b.Site), slices.CompareFunc(a.Values, b.Values, func(x, y foreign.Value) int {
			return cmp.Or(strings.Compare(x.Column, y.Column), strings.Compare(x.Text, y.Text))
		}), a.Seen.Compare(b.Seen), slices.CompareFunc(a.Attributes, b.Attributes, func(x, y foreign.Attribute) int {
			return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.Text, y.Text))
		}), comparePlaces(a, b))
}

func comparePlaces(a, b *Claim) int {
	return cmp.Or(strings.Compare(a.At.File, b.At.File), strings.Compare(a.At.Sheet, b.At.Sheet),
		cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
}

// scope is the name space of the claim's key; without one it is the file.
func (c *Claim) scope() string {
	if c.Scope != "" {
		return family(c.Format) + "\x00" + c.Scope
	}
	return family(c.Format) + "\x00\x00" + c.At.File
}

// uuids are the identifiers that say something.
func (c *Claim) uuids() []string {
	var all []string
	for _, u := range c.UUIDs {
		if u := uuid(u); u != "" && !slices.Contains(all, u) {
			all = append(all, u)
		}
	}
	return all
}

// isName reports whether the claim is of a DNS name rather than a machine.
func (c *Claim) isName() bool {
	return slices.ContainsFunc(c.Values, func(v foreign.Value) bool { return v.Column == "kind" && v.Text == "name" })
}
