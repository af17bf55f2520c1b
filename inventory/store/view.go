package store

import (
	"context"
	"database/sql"
)

// View is a documented view: its name, columns and meaning are stable.
type View struct {
	Name    string
	Columns []string
	Meaning string
}

// viewMeanings tell the views in words, in the order in which they are listed.
var viewMeanings = [][2]string{
	{"v_sites", "data centers, colocations and cloud regions; a cost that is not given is 0, an unlimited capacity null"},
	{"v_links", "links between two sites, each once"},
	{"v_assets", "assets and names with defaults filled in; attributes is a JSON object; source and line say where from"},
	{"v_dependencies", "which asset (from) needs which (to), with defaults filled in"},
	{"v_calendar", "freezes and events; end is exclusive"},
	{"v_teams", "limits of teams per window"},
	{"v_plans", "stored plans; summary is a JSON object"},
	{"v_plan_rows", "what a plan decides for each asset; wave 0 stays, null is unscheduled"},
	{"v_waves", "waves of every plan that move something, with how much"},
	{"v_imports", "imports with the files that they read"},
	{"v_findings", "what was found on the inventory, by import"},
	{"v_aliases", "by which other names, addresses and UUIDs an asset is known"},
	{"v_observations", "what sources in foreign formats said of assets, as a JSON object, with file, sheet and line"},
}

// Views lists the views for statements from outside. The tables below them are
// private and change without notice.
func (db *DB) Views(ctx context.Context) ([]View, error) {
	views := make([]View, len(viewMeanings))
	for i, m := range viewMeanings {
		views[i] = View{Name: m[0], Meaning: m[1]}
		rows, err := db.sql.QueryContext(ctx, "SELECT name FROM pragma_table_info(?)", m[0])
		if err != nil {
			return nil, db.fail("list views of", err)
		}
		if views[i].Columns, err = texts(rows); err != nil {
			return nil, db.fail("list views of", err)
		}
	}
	return views, nil
}

// texts reads rows of one text each.
func texts(rows *sql.Rows) ([]string, error) {
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
