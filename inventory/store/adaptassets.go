package store

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite/vtab"
)

const nameWord = "name" // the kind of names

func (l *loader) adaptAssets(a *adapter, src *ingest.Source) {
	site, allowed, standby := src.Index("site"), src.Index("allowed_sites"), src.Index("dr_site")
	a.table, a.key = "asset", textKey(src, "id")
	if site >= 0 {
		a.columns[site] = "site_no"
	}
	a.fix = func(rec *ingest.Record, out []vtab.Value) *ingest.Problem {
		if id := rec.Text(site); id != "" {
			no, p := l.site("site", id)
			if p != nil {
				return p
			}
			out[site] = int64(no)
		}
		if id := rec.Text(standby); id != "" {
			if _, p := l.site("dr_site", id); p != nil {
				return p
			}
		}
		return l.allowed(rec.Text(allowed))
	}
	a.admit = admitAsset(src)
	a.warn = warnNameInGroup(src)
}

// allowed checks the list of sites to which an asset may go.
func (l *loader) allowed(list string) *ingest.Problem {
	if list == "" {
		return nil
	}
	for id := range strings.SplitSeq(list, ";") {
		if _, p := l.site("allowed_sites", id); p != nil {
			return p
		}
	}
	return nil
}

// admitAsset: a name has no site, everything else has one. What the file does
// not say is taken from what is stored.
func admitAsset(src *ingest.Source) func(*ingest.Record, *keyEntry) *ingest.Problem {
	site, kind := src.Index("site"), src.Index("kind")
	return func(rec *ingest.Record, e *keyEntry) *ingest.Problem {
		name, sited := e.name, e.sited
		if kind >= 0 {
			name = rec.Text(kind) == nameWord
		}
		if site >= 0 {
			sited = rec.Text(site) != ""
		}
		switch {
		case name && sited:
			return &ingest.Problem{Code: inventory.CodeNameWithSite, Column: "site", Value: rec.Text(site), Reason: "an asset of kind name has no site"}
		case !name && !sited && !e.loose:
			return &ingest.Problem{Code: inventory.CodeAssetWithoutSite, Column: "site", Reason: "an asset that is not a name needs a site"}
		}
		e.name, e.sited = name, sited
		return nil
	}
}

func warnNameInGroup(src *ingest.Source) func(*ingest.Record, keyEntry, func(*ingest.Problem)) {
	group := src.Index("replica_group")
	return func(rec *ingest.Record, e keyEntry, say func(*ingest.Problem)) {
		if v := rec.Text(group); e.name && v != "" {
			say(&ingest.Problem{Code: inventory.CodeNameInGroup, Column: "replica_group", Value: v, Reason: "a name is in no replica group; ignored"})
		}
	}
}

// asset finds an asset that a row may refer to.
func (l *loader) asset(column, id string) (int32, *ingest.Problem) {
	no, ok := l.find(ingest.Assets, id)
	if !ok {
		return 0, &ingest.Problem{Code: inventory.CodeUnknownAsset, Column: column, Value: id, Reason: "no such asset", Hint: "add it to assets.csv, or correct the id"}
	}
	return no, nil
}
