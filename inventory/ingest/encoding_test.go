package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
)

const koreanTeams = "team,name,hours_per_window\n결제개발팀,서울 가산,8\n데이터플랫폼팀,똠방각하 펲,9\n"

func encoded(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEncodings(t *testing.T) {
	const want = "[2: 결제개발팀|8 3: 데이터플랫폼팀|9]"
	korean := encoded(t, korean.EUCKR, koreanTeams)
	for _, c := range []struct {
		name, in string
		as       ingest.Encoding
		got      ingest.Encoding
	}{
		{name: "UTF-8", in: koreanTeams, got: ingest.UTF8},
		{name: "UTF-16 LE", in: encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), koreanTeams), got: ingest.UTF16LE},
		{name: "UTF-16 BE", in: encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), koreanTeams), got: ingest.UTF16BE},
		{name: "UTF-16 without mark, asked for", in: encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), koreanTeams), as: ingest.UTF16LE, got: ingest.UTF16LE},
		{name: "CP949", in: korean, got: ingest.CP949},
		{name: "CP949, asked for", in: korean, as: ingest.CP949, got: ingest.CP949},
		{name: "CP949, old Mac lines", in: strings.ReplaceAll(korean, "\n", "\r"), got: ingest.CP949},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := read(t.Context(), "teams.csv", []byte(c.in), ingest.Options{Encoding: c.as})
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(r.records); got != want || r.source.Encoding != c.got {
				t.Errorf("%s in %s, want %s in %s", got, r.source.Encoding, want, c.got)
			}
		})
	}
}

func TestEncodingsThatAreRefused(t *testing.T) {
	latin := func(s string) string { return encoded(t, charmap.Windows1252, s) }
	for _, c := range []struct {
		name, in, want string
		as             ingest.Encoding
	}{
		{name: "Latin-1", in: latin("team\nok\ncafé\n"), want: "teams.csv:3: byte 12 is not UTF-8"},
		{name: "Latin-1 that decodes as CP949 into rare syllables", in: latin("team\nserver 25°C\nroom 30°C\n"), want: "not plausibly Korean"},
		{name: "Latin-1 that decodes as CP949 into Hanja", in: latin("team\nöäüö\n"), want: "not plausibly Korean"},
		{name: "broken UTF-8", in: "team\nabc\n\xed\x95\n", want: "teams.csv:3: byte 10 is not UTF-8"},
		{name: "cut UTF-8", in: "team\n가\xea\xb0", want: "teams.csv:2: byte 9 is not UTF-8"},
		{name: "broken CP949, asked for", in: "team\n\xb0\xa1\xff\xff\n", as: ingest.CP949, want: "is not valid cp949"},
		{name: "UTF-16 without mark", in: "t\x00e\x00a\x00m\x00\n\x00a\x00\n\x00", want: "looks like UTF-16 without a byte order mark"},
		{name: "UTF-16 with half a pair", in: "\xff\xfet\x00e\x00a\x00m\x00\n\x00\x00\xd8\n\x00", want: "is not valid utf-16le"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(t.Context(), "teams.csv", []byte(c.in), ingest.Options{Encoding: c.as})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// Characters that stand across the ends of the chunks in which a file is looked at.
func TestLongKoreanTexts(t *testing.T) {
	for pad := range 3 {
		text := "team,x\n" + strings.Repeat("a", pad) + "," + strings.Repeat("한글", 100_000) + "\nz,1\n"
		for _, e := range []encoding.Encoding{encoding.Nop, korean.EUCKR} {
			r, err := read(t.Context(), "teams.csv", []byte(encoded(t, e, text)), ingest.Options{})
			if err != nil || r.rows.Read != 2 {
				t.Errorf("pad %d: %v", pad, err)
			}
		}
	}
}

func TestParseEncoding(t *testing.T) {
	for name, want := range map[string]ingest.Encoding{"": "", "UTF-8": ingest.UTF8, "euc_kr": ingest.CP949, "CP1252": ingest.CP1252, "latin1": ingest.Latin1} {
		if got, err := ingest.ParseEncoding(name); got != want || err != nil {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	if _, err := ingest.ParseEncoding("ebcdic"); err == nil {
		t.Error("ebcdic is taken")
	}
}
