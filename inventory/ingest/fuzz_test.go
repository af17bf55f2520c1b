package ingest_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// fuzzed are texts from which the fuzzing of the reader sets out.
var fuzzed = []string{
	"team,hours_per_window\ncore,8\n",
	"sep=;\nteam;hours_per_window\n\"a;b\";1,5\n",
	"\ufeffid,site,kind,tier,allowed_sites\na,S,web,1,S;T\n",
	"from,to,kind,constraint\na,b,dns,same_wave;after\n",
	"kind,scope,start,end\nfreeze,site:A,2027-01-01,2027-01-02T00:00:00+09:00\n",
	"\xff\xfet\x00e\x00a\x00m\x00\n\x00a\x00\n\x00",
	"team\r\xb0\xa1\xb3\xaa\r",
	"id,role\n\"a\"b,keep\n\"",
	"# x\n\n*Team,,\na,,\n\x1a",
	"id,role,a,b\nx,retire,=1,\x00\n",
}

// Any bytes are records, rejects and findings, or an error; every row is counted once.
func FuzzRead(f *testing.F) {
	for _, s := range fuzzed {
		f.Add([]byte(s), uint8(0))
		f.Add([]byte(s), uint8(4))
	}
	limits := ingest.Limits{Columns: 40, CellBytes: 1 << 10, NameChars: 20, Rows: 1000, FileBytes: 1 << 20}
	f.Fuzz(func(t *testing.T, data []byte, how uint8) {
		opts := ingest.Options{Limits: limits}
		if how > 0 && how <= uint8(ingest.NumTables) {
			as := ingest.Table(how - 1)
			opts.As = &as
		}
		r, err := read(context.Background(), "x.csv", data, opts)
		var input *ingest.InputError
		if err != nil && !errors.As(err, &input) {
			t.Fatalf("%T: %v", err, err)
		}
		if err != nil {
			return
		}
		if r.rows.Read != int64(len(r.records))+r.rows.Refused || r.rows.Refused != int64(len(r.rejects)) {
			t.Errorf("%d rows read, %d refused, %d records, %d rejects", r.rows.Read, r.rows.Refused, len(r.records), len(r.rejects))
		}
		for _, rec := range r.records {
			if strings.ContainsRune(rec, 0) {
				t.Errorf("a NUL came through: %q", rec)
			}
		}
	})
}
