package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
	"github.com/wavecut/wavecut/inventory/ingest/reconcile"
)

// reconcile reads what foreign sources observed, adds what was observed before, and
// stores the assets that it is about.
func (l *loader) reconcile(ctx context.Context) error {
	m, err := l.mapping(ctx) // it is remembered even where it has nothing to do yet
	f := l.foreign
	if err != nil || f == nil {
		return err
	}
	if err := l.catchUp(ctx); err != nil {
		return err
	}
	if err := l.readForeign(ctx); err != nil {
		return err
	}
	l.meter.stage("reconciling")
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM finding WHERE code BETWEEN 'INV501' AND 'INV510'"); err != nil { // they are found anew
		return err
	}
	if err := l.loadObserved(ctx); err != nil {
		return err
	}
	natives, numbers, err := l.natives(ctx)
	if err != nil {
		return err
	}
	var trust reconcile.Trust
	if m != nil {
		trust = m.Trust
	}
	f.out = reconcile.Run(reconcile.Input{Natives: natives, Claims: f.claims, Edges: f.edges, Trust: trust, Say: l.report.Add})
	if err := l.storeThings(ctx, m, numbers); err != nil {
		return err
	}
	if err := l.storeObserved(ctx); err != nil {
		return err
	}
	l.digest.assets = nil
	return nil
}

// mapping is the one that was given, which is stored, or the stored one; an order of
// trust that was given is part of it.
func (l *loader) mapping(ctx context.Context) (*mapping.Mapping, error) {
	m := l.opts.Mapping
	if l.opts.Trust != nil {
		old := m
		if old == nil {
			var err error
			if old, err = mappingIn(ctx, l.tx); err != nil {
				return nil, err
			}
		}
		var err error
		if m, err = old.WithTrust(l.opts.Trust); err != nil {
			return nil, err
		}
	}
	if m != nil {
		_, err := l.tx.ExecContext(ctx, "INSERT OR REPLACE INTO mapping (no, toml, name, import_no) VALUES (1, ?, ?, ?)", string(m.Text), m.Name, l.importNo)
		return m, err
	}
	return mappingIn(ctx, l.tx)
}

func mappingIn(ctx context.Context, q querier) (*mapping.Mapping, error) {
	var text, name string
	switch err := q.QueryRowContext(ctx, "SELECT toml, name FROM mapping").Scan(&text, &name); {
	case err == sql.ErrNoRows:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return mapping.Parse(name, []byte(text))
}

// Mapping is the mapping that was imported last, or nil.
func (db *DB) Mapping(ctx context.Context) (*mapping.Mapping, error) {
	m, err := mappingIn(ctx, db.sql)
	return m, db.fail("read mapping from", err)
}

// natives are the assets of the native tables, and their numbers.
func (l *loader) natives(ctx context.Context) ([]reconcile.Native, []int32, error) {
	var all []reconcile.Native
	var numbers []int32
	err := each(ctx, l.tx, `SELECT no, id, ifnull(name, ''), ifnull(fqdn, ''), kind IS 'name', ifnull(attributes, '') FROM asset
		WHERE ifnull(found, 0) & 1 = 0 ORDER BY id`, func(rows *sql.Rows) error {
		var n reconcile.Native
		var no int32
		var attributes string
		if err := rows.Scan(&no, &n.ID, &n.Name, &n.FQDN, &n.IsName, &attributes); err != nil {
			return err
		}
		n.Addresses = addressesIn(attributes)
		all, numbers = append(all, n), append(numbers, no)
		return nil
	})
	return all, numbers, err
}

// addressWords are the attributes of native assets that hold addresses.
var addressWords = []string{"ip", "ips", "ip address", "ip addresses", "ip_address", "ip_addresses", "ipv4", "ipv6", "address", "addresses", "primary ip"}

func addressesIn(attributes string) []netip.Addr {
	if attributes == "" {
		return nil
	}
	var at map[string]string
	if json.Unmarshal([]byte(attributes), &at) != nil {
		return nil
	}
	var all []netip.Addr
	for _, name := range addressWords {
		for key, text := range at {
			if !strings.EqualFold(key, name) {
				continue
			}
			for _, item := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
				if a, err := netip.ParseAddr(item); err == nil {
					all = append(all, a.Unmap())
				}
			}
		}
	}
	slices.SortFunc(all, netip.Addr.Compare)
	return slices.Compact(all)
}

// siteFinder finds the sites that sources name.
type siteFinder struct {
	l       *loader
	mapping *mapping.Mapping
	byName  map[string]string // ids by folded name; "" where several have it
	unknown map[string]*unknownPlace
}

// unknownPlace is a name of a place that is no known site.
type unknownPlace struct {
	name  string
	count int
	at    inventory.Position
}

func (l *loader) newSiteFinder(ctx context.Context, m *mapping.Mapping) (*siteFinder, error) {
	s := &siteFinder{l: l, mapping: m, byName: map[string]string{}, unknown: map[string]*unknownPlace{}}
	return s, each(ctx, l.tx, "SELECT id, ifnull(name, '') FROM site ORDER BY id", func(rows *sql.Rows) error {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		for _, n := range []string{id, name} {
			n = strings.ToLower(strings.TrimSpace(n))
			if other, ok := s.byName[n]; ok && other != id {
				s.byName[n] = ""
			} else if n != "" {
				s.byName[n] = id
			}
		}
		return nil
	})
}

// find is the number of the site that a claim names, or 0.
func (s *siteFinder) find(w reconcile.Won) int32 {
	if w.Text == "" {
		return 0
	}
	id, ok := s.mapping.Site(w.Text)
	if !ok {
		id = s.byName[strings.ToLower(w.Text)]
	}
	if no, ok := s.l.find(ingest.Sites, id); ok {
		return no
	}
	u := s.unknown[w.Text]
	if u == nil {
		u = &unknownPlace{name: w.Text, at: w.Claim.At}
		s.unknown[w.Text] = u
	}
	u.count++
	return 0
}

// tell says which places are not known.
func (s *siteFinder) tell() {
	var all []*unknownPlace
	for _, u := range s.unknown {
		all = append(all, u)
	}
	slices.SortFunc(all, func(a, b *unknownPlace) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.name, b.name))
	})
	for _, u := range all {
		s.l.report.Add(inventory.Finding{Code: inventory.CodeUnknownPlace, Severity: inventory.SeverityWarning, Subject: u.name, Position: u.at,
			Message: fmt.Sprintf("the place %q of %d assets is no known site; they are left out of plans", u.name, u.count),
			Hint:    fmt.Sprintf("import a sites.csv with a row %s,ROLE, or map the name under [sites] in a mapping file", u.name)})
	}
}
