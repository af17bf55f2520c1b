package ingest_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory/ingest"
)

func ExampleOpen() {
	folder := fstest.MapFS{"teams.csv": {Data: []byte("Team;hours_per_window;note\ncore;7,5;\ndata;many;\n")}}
	set, err := ingest.Open(context.Background(), []ingest.Input{ingest.Folder(folder)}, ingest.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	report := &ingest.Report{}
	for _, source := range set.Sources {
		fmt.Printf("%s: %s table, %s, delimiter %q\n", source.Name, source.Table, source.Encoding, source.Delimiter)
		rows, err := source.Rows(context.Background(), report)
		if err != nil {
			fmt.Println(err)
			return
		}
		for rows.Next() {
			fmt.Println(rows.Record().Line, rows.Record().Values)
		}
		rows.Close()
	}
	for _, f := range report.Findings() {
		fmt.Println(f)
	}
	// Output:
	// teams.csv: teams table, utf-8, delimiter ';'
	// 2 [core 7.5]
	// teams.csv:1: warning INV105: column "note" is not known and was left out
	// teams.csv:3:6: error INV203: hours_per_window "many": not a plain decimal number
}
