package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/reconcile"
)

// addSayings adds what sources in foreign formats say of an asset.
func (r *Record) addSayings(ctx context.Context, q querier, id string) error {
	var no, found int64
	if err := q.QueryRowContext(ctx, "SELECT no, ifnull(found, 0) FROM asset WHERE id = ?", id).Scan(&no, &found); err != nil {
		return err
	}
	claims, err := claimsOf(ctx, q, no)
	if err != nil || len(claims) == 0 {
		return err
	}
	m, err := mappingIn(ctx, q)
	if err != nil {
		return err
	}
	var trust reconcile.Trust
	if m != nil {
		trust = m.Trust
	}
	trust.Sort(claims)
	r.say(claims, found)
	return r.addAliases(ctx, q, no)
}

// claimsOf are the observations of an asset.
func claimsOf(ctx context.Context, q querier, no int64) ([]*reconcile.Claim, error) {
	rows, err := q.QueryContext(ctx, `SELECT o.line, o.seen, o.body, s.name, ifnull(s.sheet, ''), s.format
		FROM observation o JOIN source s ON s.no = o.source_no WHERE o.asset_no = ? ORDER BY o.no`, no)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var claims []*reconcile.Claim
	for rows.Next() {
		c, err := scanClaim(rows)
		if err != nil {
			return nil, err
		}
		claims = append(claims, c)
	}
	return claims, rows.Err()
}

func scanClaim(rows *sql.Rows) (*reconcile.Claim, error) {
	var at inventory.Position
	var seen, text, format string
	if err := rows.Scan(&at.Line, &seen, &text, &at.File, &at.Sheet, &format); err != nil {
		return nil, err
	}
	a, err := readAsset(text)
	if err != nil {
		return nil, err
	}
	a.At = at
	a.Seen, err = readSeen(seen)
	return &reconcile.Claim{Asset: a, Format: format}, err
}

// say lists what the claims say, and which of it counts: of a column that the native
// tables do not give, the first.
func (r *Record) say(claims []*reconcile.Claim, found int64) {
	machine := slices.ContainsFunc(claims, func(c *reconcile.Claim) bool {
		return !c.Alias && !slices.ContainsFunc(c.Said(), func(w reconcile.Won) bool { return w.Column == "kind" && w.Text == nameWord })
	})
	decided := map[string]bool{}
	for _, c := range claims {
		for _, w := range c.Said() {
			native := slices.IndexFunc(r.Values, func(v Value) bool { return v.Name == w.Column && !v.Attribute })
			s := Saying{Column: w.Column, Text: w.Text, Format: c.Format, Position: c.At, Seen: seenText(c.Seen)}
			named := w.Column == "kind" && w.Text == nameWord && machine
			s.Counts = !decided[w.Column] && !named && (native < 0 || found&foundBit(w.Column) != 0)
			decided[w.Column] = decided[w.Column] || s.Counts
			r.Said = append(r.Said, s)
		}
	}
	slices.SortStableFunc(r.Said, func(a, b Saying) int { return strings.Compare(a.Column, b.Column) })
	for i := range r.Said {
		s := &r.Said[i]
		if v := slices.IndexFunc(r.Values, func(v Value) bool { return v.Name == s.Column }); v >= 0 && s.Counts {
			r.Values[v].From = s
		}
	}
}

func (r *Record) addAliases(ctx context.Context, q querier, no int64) error {
	rows, err := q.QueryContext(ctx, "SELECT kind, value FROM alias WHERE asset_no = ? ORDER BY kind, value", no)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a reconcile.Alias
		if err := rows.Scan(&a.Kind, &a.Value); err != nil {
			return err
		}
		r.Aliases = append(r.Aliases, a)
	}
	return rows.Err()
}
