package zone_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/zone"
)

// Any bytes are observations, rejects and findings; the sums add up, and nothing that
// can't be shown comes through.
func FuzzRead(f *testing.F) {
	for _, file := range []string{"shop", "reverse", "bad"} {
		text, err := os.ReadFile("testdata/" + file + ".zone")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, "")
	}
	f.Add([]byte("$GENERATE 0-9/3 ${0,3,x} 5 A 10.0.0.${-1,0,d}\n"), "x.example")
	f.Add([]byte("a ( \n IN\tA ;x\n 1.2.3.4 )\r\n \"\\"), ".")
	f.Add([]byte("* A 1.2.3.4\n*.* CNAME *\n@ CNAME a\\.b\n"), "x")
	f.Fuzz(func(t *testing.T, text []byte, origin string) {
		zone.Format{}.Recognise(text)
		s := &sink{}
		err := (zone.Format{}).Read(context.Background(), strings.NewReader(string(text)), "x", foreign.Options{Origin: origin, Records: 20_000}, s)
		var limit *ingest.InputError
		if err != nil {
			if !errors.As(err, &limit) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		if s.needs > s.stored || s.assets > s.stored {
			t.Errorf("%d assets and %d dependencies of %d rows", s.assets, s.needs, s.stored)
		}
		for _, line := range strings.Split(s.out.String(), "\n") {
			if !strings.HasPrefix(line, "reject") && strings.ContainsAny(line, "\x00\x1b\u202e") {
				t.Errorf("came through: %q", line)
			}
		}
	})
}
