package dnschange_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/addresses"
	"github.com/wavecut/wavecut/reports/dnschange"
	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
)

// known are addresses of some assets of the small estate.
const known = "asset,site,address\nmail,DAEGU,203.0.113.25\nmail,PANGYO,198.51.100.25\nlb-1,GURO,203.0.113.1\nlb-1,CLOUD,192.0.2.1\n" +
	"lb-2,DAEJEON,203.0.113.2\npay-api-1,GURO,203.0.113.3\npay-api-2,GURO,203.0.113.4\npay-api-1,PANGYO,198.51.100.3\npay-api-2,PANGYO,198.51.100.4\n" +
	"erp-app,DAEJEON,2001:db8::9\n"

// stored is what zone files left with some names.
var stored = map[string][2]string{
	"mail.dawon.example":  {"dawon.example", "A 3600 203.0.113.25;MX 3600 10 mx.dawon.example."},
	"pay.dawon.example":   {"dawon.example", "A 120 203.0.113.3;A 120 203.0.113.4"},
	"www.dawon.example":   {"dawon.example", "A 300 203.0.113.1;A 300 203.0.113.2"},
	"img.dawon.example":   {"dawon.example", "CNAME 3600 images.cdn.example."},
	"wms.dawon.internal":  {"dawon.internal", ""},
	"stage.dawon.example": {"", ""},
}

// changes are those of the small estate.
func changes(t testing.TB, s *planned.Plan) *dnschange.Plan {
	t.Helper()
	e := s.Problem.Estate
	book, found, err := addresses.Read("addresses.csv", []byte(known), e)
	if err != nil {
		t.Fatal(err, found)
	}
	src := dnschange.Sources{Addresses: book, Stored: map[int32]dnschange.Stored{}, LowTTLSeconds: 60}
	for id, text := range stored {
		if name, ok := e.AssetIndex(id); ok {
			records, err := dnschange.ParseStored(text[0], text[1])
			if err != nil {
				t.Fatal(err)
			}
			src.Stored[name] = records
		}
	}
	return dnschange.New(runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{}), src)
}

func text(t testing.TB, c outfile.Content) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	p := changes(t, planned.Small(t, "../.."))
	for _, c := range p.NSUpdate() {
		if c.Name == "values.env" || strings.HasPrefix(c.Name, "wave-03/") {
			golden.Check(t, "nsupdate/"+c.Name, []byte(text(t, c)))
		}
	}
	for _, c := range p.OctoDNS() {
		if strings.HasPrefix(c.Name, "wave-03/2") {
			golden.Check(t, "octodns/"+c.Name, []byte(text(t, c)))
		}
	}
}

// Each wave begins with what the one before has left, and a name ends where all
// that it resolves to has ended.
func TestWavesFollowEachOther(t *testing.T) {
	s := planned.Small(t, "../..")
	left := map[int32]string{}
	for _, w := range changes(t, s).Waves {
		for _, c := range w.Changes {
			if before, ok := left[c.Name]; ok && before != fmt.Sprint(c.Before) {
				t.Errorf("wave %d begins %s with %v, left was %s", w.Book.Wave, c.Owner, c.Before, before)
			}
			left[c.Name] = fmt.Sprint(c.After)
		}
	}
	pay, _ := s.Problem.Estate.AssetIndex("pay.dawon.example")
	if got := left[pay]; !strings.Contains(got, "198.51.100.3") || !strings.Contains(got, "198.51.100.4") || strings.Contains(got, "203.0.113") {
		t.Errorf("pay.dawon.example ends with %s", got)
	}
}

// A repointed pool keeps the addresses of what stays.
func TestPoolKeepsWhatStays(t *testing.T) {
	s := planned.Small(t, "../..")
	www, _ := s.Problem.Estate.AssetIndex("www.dawon.example")
	for _, w := range changes(t, s).Waves {
		for _, c := range w.Changes {
			if c.Name == www {
				if got := fmt.Sprint(c.After); got != "[{A 0 192.0.2.1} {A 300 203.0.113.2}]" {
					t.Errorf("www becomes %s", got)
				}
				return
			}
		}
	}
	t.Error("www is never repointed")
}

// No text from data is a command, a line or a value of its own.
func TestHostileTexts(t *testing.T) {
	p := changes(t, planned.Hostile(t, "../.."))
	for _, c := range p.NSUpdate() {
		for _, line := range strings.Split(text(t, c), "\n") {
			word, _, _ := strings.Cut(line, " ")
			switch {
			case line == "", strings.HasPrefix(line, ";"), strings.HasPrefix(line, "#"), word == "send", word == "zone":
			case word == "update" && len(strings.Fields(line)) <= 6 && !strings.ContainsAny(line, "\"'`\\<>"):
			case strings.HasPrefix(line, "ADDRESS_") && strings.HasSuffix(line, "="):
			default:
				t.Errorf("%s: %q", c.Name, line)
			}
		}
	}
	for _, c := range append(p.OctoDNS(), p.NSUpdate()...) {
		if strings.Contains(c.Name, "..") || strings.Trim(c.Name, "abcdefghijklmnopqrstuvwxyz0123456789-_./") != "" {
			t.Errorf("the file %q", c.Name)
		}
	}
}

func TestParseStored(t *testing.T) {
	s, err := dnschange.ParseStored("Shop.Example", "MX 3600 10 mail.shop.example.;A - 10.0.0.7; SRV 60 1 2 5060 sip.shop.example.")
	if want := "{shop.example. [{A -1 10.0.0.7} {MX 3600 10 mail.shop.example.} {SRV 60 1 2 5060 sip.shop.example.}]}"; err != nil || fmt.Sprint(s) != want {
		t.Errorf("read is %v, %v", s, err)
	}
	for _, bad := range []string{"A 60", "A x 10.0.0.1", "A 60 10.0.0.999", "AAAA 60 10.0.0.1", "TXT 60 x", "CNAME 60 a\nb.", "CNAME 60 ${X}.", "MX 60 mail.", "MX 60 99999 mail.", "A 60 10.0.0.1 update", "A -5 10.0.0.1"} {
		if s, err := dnschange.ParseStored("", bad); err == nil {
			t.Errorf("%q reads as %v", bad, s)
		}
	}
	if _, err := dnschange.ParseStored("a b", ""); err == nil {
		t.Error("a zone with a space is read")
	}
}
