package cell_test

import (
	"errors"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"pgregory.net/rapid"
)

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64
		err  error
	}{
		{"16384", 16384, nil},
		{"0.5", 0.5, nil},
		{"1.024", 1.024, nil},
		{"16,5", 16.5, nil},
		{"0,512", 0.512, nil},
		{"1,024", 0, cell.ErrAmbiguous},
		{"1,024,000", 1024000, nil},
		{"1.024.000", 1024000, nil},
		{"1,024.5", 1024.5, nil},
		{"1.024,5", 1024.5, nil},
		{"1 024", 1024, nil},
		{"1\u00a0024,5", 1024.5, nil},
		{"1'024.5", 1024.5, nil},
		{"12,34,567", 0, cell.ErrNumber},
		{"1,02.5", 0, cell.ErrNumber},
		{"10 20", 0, cell.ErrNumber},
		{"1.2.3,4,5", 0, cell.ErrNumber},
		{"1.23E+11", 1.23e11, nil},
		{"1e309", 0, cell.ErrTooLarge},
		{"1e16", 0, cell.ErrTooLarge},
		{"NaN", 0, cell.ErrNumber},
		{"Inf", 0, cell.ErrNumber},
		{"0x10", 0, cell.ErrNumber},
		{"-1", 0, cell.ErrNegative},
		{"-0", 0, nil},
		{"", 0, cell.ErrNumber},
		{"twelve", 0, cell.ErrNumber},
		{"１２", 0, cell.ErrNumber},
	} {
		if got, err := cell.Amount(c.text); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("Amount(%q) = %v, %v, want %v, %v", c.text, got, err, c.want, c.err)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		read func(string, cell.Unit) (string, error)
		text string
		unit cell.Unit
		want string
		err  error
	}{
		{cell.Memory, "16384", cell.MB, "16", nil},
		{cell.Memory, "16384", cell.MiB, "16", nil},
		{cell.Memory, "16", cell.GB, "16", nil},
		{cell.Memory, "16 GB", cell.MB, "16", nil},
		{cell.Memory, "17179869184", cell.Byte, "16", nil},
		{cell.Memory, "0", cell.MB, "", nil},
		{cell.Storage, "100", cell.GB, "100", nil},
		{cell.Storage, "100", cell.GiB, "107.374182", nil},
		{cell.Storage, "1024", cell.MiB, "1.073742", nil},
		{cell.Storage, "1,5 TB", cell.GB, "1500", nil},
		{cell.Storage, "5 parsecs", cell.GB, "", cell.ErrUnit},
		{cell.Storage, "x", cell.GB, "", cell.ErrNumber},
		{cell.Storage, "1e15", cell.TB, "", cell.ErrTooLarge},
	} {
		if got, err := c.read(c.text, c.unit); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q in %s = %q, %v, want %q, %v", c.text, c.unit, got, err, c.want, c.err)
		}
	}
}

// What is written is read as the same number again, to a millionth.
func TestFormatReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(0, 1e9).Draw(t, "v")
		back, err := cell.Amount(cell.Format(v))
		if err != nil || back-v > 1e-6 || v-back > 1e-6 {
			t.Fatalf("%v is written %s and read %v, %v", v, cell.Format(v), back, err)
		}
	})
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
		err  error
	}{
		{"10.0.0.1, 10.0.0.2;2001:db8::1|10.0.0.3", 4, nil},
		{"10.0.0.1/24 10.0.0.1", 1, nil},
		{"::ffff:10.0.0.1 10.0.0.1", 1, nil},
		{"127.0.0.1 0.0.0.0 fe80::1%eth0 224.0.0.1 ::1 255.255.255.255", 0, nil},
		{"10.0.0.01", 0, cell.ErrAddress},
		{"10.0.0.1 host", 1, cell.ErrAddress},
		{"n/a", 0, nil},
	} {
		if got, err := cell.Addresses(c.text); len(got) != c.want || !errors.Is(err, c.err) {
			t.Errorf("Addresses(%q) = %v, %v", c.text, got, err)
		}
	}
	for text, want := range map[string]string{"00-50-56-AA-BB-01": "00:50:56:aa:bb:01", "005056AABB01": "00:50:56:aa:bb:01", "00:00:00:00:00:00": ""} {
		got, err := cell.MACs(text)
		if err != nil || want == "" && len(got) > 0 || want != "" && (len(got) != 1 || got[0] != want) {
			t.Errorf("MACs(%q) = %v, %v", text, got, err)
		}
	}
}

func TestHost(t *testing.T) {
	for _, c := range []struct {
		text string
		want foreign.Identity
	}{
		{"web-1", foreign.Identity{Name: "web-1"}},
		{"web-1.corp.example.", foreign.Identity{FQDN: "web-1.corp.example."}},
		{"Web Server v1.2", foreign.Identity{Name: "Web Server v1.2"}},
		{"-", foreign.Identity{}},
		{"127.0.0.1", foreign.Identity{}},
	} {
		var id foreign.Identity
		cell.Host(&id, c.text)
		if id.Name != c.want.Name || id.FQDN != c.want.FQDN || len(id.Addresses) > 0 {
			t.Errorf("Host(%q) = %+v", c.text, id)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{"Production": "prod", "PRD": "prod", "pre-prod": "stage", "QA": "test", "개발": "dev", "DR": ""} {
		if got, _ := cell.Environment(text); got != want {
			t.Errorf("Environment(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"Database Server": "database", "ToR switch": "network", "Web": "web", "misc": ""} {
		if got := cell.Kind(text); got != want {
			t.Errorf("Kind(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestMoment(t *testing.T) {
	for _, text := range []string{"2026-03-01T10:00:00Z", "2026-03-01 10:00:00", "2026-03-01T19:00:00+09:00", "2026-03-01 10:00:00 UTC"} {
		if got, err := cell.Moment(text); err != nil || got.Format("2006-01-02T15:04Z07:00") != "2026-03-01T10:00Z" {
			t.Errorf("Moment(%q) = %v, %v", text, got, err)
		}
	}
	if _, err := cell.Moment("03/01/2026"); err == nil {
		t.Error("an ambiguous date is guessed")
	}
}
