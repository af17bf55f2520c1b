package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/wavecut/wavecut/inventory"
)

// GraphEstate loads what questions to the dependency graph need, several times as
// fast as Estate: everything but, of the assets, what is not id, site, name, kind,
// exposure, application, team, tier and replica group, which keeps its default. Of
// a large database the assets and dependencies are kept in a file beside it, see
// GraphCacheSuffix, which later questions of the same state read.
func (db *DB) GraphEstate(ctx context.Context) (*inventory.Estate, error) {
	if db.path == memory || db.mode != ReadOnlyMode {
		return db.Estate(ctx)
	}
	l := &graphLoader{estateLoader: *newEstateLoader(), db: db}
	err := db.inReadTx(ctx, "load the graph from", func(tx *txn) error { return l.load(ctx, tx) })
	if errors.Is(err, errMeanwhile) {
		return db.Estate(ctx)
	}
	if err != nil {
		return nil, err
	}
	return &l.estate, nil
}

// errMeanwhile says that an import ended between the starts of two connections.
var errMeanwhile = errors.New("the inventory has changed meanwhile")

// stateQuery tells one state of the inventory from another.
const stateQuery = "SELECT ifnull((SELECT max(no) FROM import), 0) || ' ' || ifnull((SELECT digest FROM estate), '')"

// graphLoader loads an estate over several connections at once.
type graphLoader struct {
	estateLoader
	db      *DB
	state   string
	lastNo  int64 // of the assets
	numbers []int64
	words   map[string]string
}

// load reads the small tables by q, which is in a transaction, and the large ones
// by readers that see the same state.
func (l *graphLoader) load(ctx context.Context, q *txn) error {
	const last = "SELECT ifnull(max(no), 0) FROM asset"
	if err := q.QueryRowContext(ctx, stateQuery).Scan(&l.state); err != nil {
		return err
	}
	if err := q.QueryRowContext(ctx, last).Scan(&l.lastNo); err != nil {
		return err
	}
	for _, load := range []loadTable{l.loadSites, l.loadLinks, l.loadCalendar, l.loadTeams} {
		if err := load(ctx, q); err != nil {
			return err
		}
	}
	cache := newGraphCache(ctx, l.db, q, l.state)
	if cache.load(&l.estate) {
		return nil
	}
	if err := l.loadLarge(ctx); err != nil {
		return err
	}
	if len(l.estate.Assets)+len(l.estate.Dependencies) >= l.db.cacheFrom {
		cache.save(&l.estate, l.db.fileMode())
	}
	return nil
}

// loadLarge reads the assets and two halves of the dependencies side by side.
func (l *graphLoader) loadLarge(ctx context.Context) error {
	halves := [2]dependencyChunks{{above: -1, upTo: l.lastNo / 2}, {above: l.lastNo / 2, upTo: l.lastNo}}
	jobs := []func(*reader) error{
		func(r *reader) error { return halves[0].read(ctx, r) },
		func(r *reader) error { return halves[1].read(ctx, r) },
		func(r *reader) error { return l.readAssets(ctx, r) },
	}
	failed := make([]error, len(jobs))
	var group sync.WaitGroup
	for i, job := range jobs {
		group.Go(func() { failed[i] = l.withReader(ctx, job) })
	}
	group.Wait()
	if err := errors.Join(failed...); err != nil {
		return err
	}
	l.placeDependencies(&halves[0], &halves[1])
	return nil
}

// withReader opens a reader that sees the state of the transaction, for a job.
func (l *graphLoader) withReader(ctx context.Context, job func(*reader) error) error {
	r, err := newReader(l.db.path, l.db.lockTimeout)
	if err != nil {
		return err
	}
	same := false
	err = r.each(ctx, stateQuery, func(c *cursor) error {
		same = string(c.text(0)) == l.state
		return nil
	})
	switch {
	case err == nil && !same:
		err = errMeanwhile
	case err == nil:
		err = job(r)
	}
	return errors.Join(err, r.close())
}

const graphAssetQuery = `SELECT no, id, site_no, name, kind, exposure, application, team, tier, replica_group, min_available
	FROM asset ORDER BY no`

// readAssets reads all assets and puts them in order, while the dependencies are
// still being read.
func (l *graphLoader) readAssets(ctx context.Context, r *reader) error {
	l.estate.Assets = make([]inventory.Asset, 0, l.lastNo)
	l.numbers = make([]int64, 0, l.lastNo)
	l.words = map[string]string{}
	unset := inventory.DefaultAsset()
	err := r.each(ctx, graphAssetQuery, func(c *cursor) error {
		l.numbers = append(l.numbers, c.number(0))
		l.estate.Assets = append(l.estate.Assets, unset)
		a := &l.estate.Assets[len(l.estate.Assets)-1]
		if err := l.fillAsset(a, c); err != nil {
			return fmt.Errorf("asset %q: %w", c.text(1), err)
		}
		return nil
	})
	l.orderAssets(l.numbers)
	return err
}

func (l *graphLoader) fillAsset(a *inventory.Asset, c *cursor) (err error) {
	a.ID, a.Name = string(c.text(1)), string(c.text(3))
	if site := c.number(2); site != 0 {
		a.Site = l.sites[site]
	}
	if word := c.text(4); word != nil {
		if a.Kind, err = inventory.ParseKind(l.word(word)); err != nil {
			return err
		}
	}
	if word := c.text(5); word != nil {
		if a.Exposure, err = inventory.ParseExposure(l.word(word)); err != nil {
			return err
		}
	}
	a.Application, a.Team = l.word(c.text(6)), l.word(c.text(7))
	if c.given(8) {
		a.Tier = uint8(c.number(8))
	}
	if !a.IsName() {
		a.ReplicaGroup = l.word(c.text(9))
	}
	if c.given(10) {
		a.MinAvailable = int(c.number(10))
	}
	return nil
}

// word gives texts that are equal the same memory.
func (l *graphLoader) word(text []byte) string {
	if s, ok := l.words[string(text)]; ok {
		return s
	}
	s := string(text)
	l.words[s] = s
	return s
}
