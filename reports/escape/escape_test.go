package escape_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/wavecut/wavecut/reports/escape"
	"pgregory.net/rapid"
)

// hostile draws texts that are rich in what the sinks must not let through.
func hostile() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t", "\r\n", "\x00", "=", "＝1", "＠", "\x1b]0;title\x07",
			"\x1b[2J", "\x1b]8;;https://example.com\x07x\x1b]8;;\x07", "\u202e", "\u200b", "\ufeff", "\x9b31m", "\xff\xfe",
			"|", "\\", "`", "**", "[a](b)", "<script>", "&lt;", "1.", "1)", "- ", "www.", "http://", "서울", " ", "a-b",
		}),
		rapid.String(),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 4), func(p []string) string { return strings.Join(p, "") })
}

func TestTerminal(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain text", "plain text"}, {"서울 데이터센터", "서울 데이터센터"},
		{"\x1b]0;x\x07", `\x1b]0;x\x07`}, {"a\tb\nc\r", `a\tb\nc\r`}, {"\u202eabc", `\u202eabc`},
		{"a\xffb", `a\xffb`}, {"\u0085", `\u0085`}, {"\U000e0001", `\U000e0001`}, {"👩\u200d💻", "👩\u200d💻"}, {"", ""},
		{"\x7f", `\x7f`},
	}
	for _, tt := range tests {
		if got := escape.Terminal(tt.in); got != tt.want {
			t.Errorf("Terminal(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTerminalNeverSteers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := escape.Terminal(hostile().Draw(t, "text"))
		if !utf8.ValidString(got) {
			t.Fatalf("%q is not UTF-8", got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
				t.Fatalf("%q holds %U", got, r)
			}
		}
		if again := escape.Terminal(got); again != got {
			t.Fatalf("%q changes again to %q", got, again)
		}
	})
}

func TestFormula(t *testing.T) {
	tests := []struct{ in, want string }{
		{"web-1", "web-1"}, {"=1+1", "'=1+1"}, {"-5", "-5"}, {"+3.5e-7", "+3.5e-7"}, {"-5+A1", "'-5+A1"},
		{"@x", "'@x"}, {" =1", "' =1"}, {"\u200b=1", "'\u200b=1"}, {"\ufeff-x", "'\ufeff-x"}, {"＝1", "'＝1"},
		{"", ""}, {"-", "'-"}, {"\tx", "'\tx"}, {"a=b", "a=b"}, {"'=1", "'=1"},
	}
	for _, tt := range tests {
		if got := escape.Formula(tt.in); got != tt.want {
			t.Errorf("Formula(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// A guarded cell begins with no trigger unless it is a number, also after CSV.
func TestFormulaNeverTriggers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := escape.Formula(hostile().Draw(t, "cell"))
		var b strings.Builder
		w := csv.NewWriter(&b)
		if err := w.Write([]string{cell, "x"}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		row, err := csv.NewReader(strings.NewReader(b.String())).Read()
		if err != nil {
			t.Fatalf("%q reads as %v", b.String(), err)
		}
		seen := strings.TrimLeft(row[0], " \u00a0\u200b\u200c\u200d\u2060\ufeff")
		if seen == "" || !strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", []rune(seen)[0]) {
			return
		}
		var f float64
		if n, err := fmt.Sscanf(row[0], "%g", &f); n != 1 || err != nil || strings.ContainsAny(row[0], "=@(|!") {
			t.Fatalf("%q begins with a trigger", row[0])
		}
	})
}

func TestMarkdown(t *testing.T) {
	tests := []struct{ in, want string }{
		{"web-1.shop.example", "web-1.shop.example"}, {"db_pay (main)", "db_pay (main)"}, {"a|b", `a\|b`},
		{"*x*", `\*x\*`}, {"[t](u)", `\[t\](u)`}, {"<b>", `\<b\>`}, {"- x", `\- x`}, {"1. x", `1\. x`}, {"1) x", `1\) x`},
		{"v1.2", "v1.2"}, {"_x_", `\_x\_`}, {"&amp;", `\&amp;`}, {"http://x", `http\://x`}, {"www.x.example", `www\.x.example`},
		{"a\nb", `a\\nb`}, {"서울", "서울"}, {"# h", `\# h`}, {"===", `\=\=\=`}, {"site:SEL1", "site:SEL1"},
	}
	for _, tt := range tests {
		if got := escape.Markdown(tt.in); got != tt.want {
			t.Errorf("Markdown(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Taking the backslashes away gives what a terminal would show, and no cell of a
// table ends or breaks its row.
func TestMarkdownReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := hostile().Draw(t, "text")
		got := escape.Markdown(in)
		var shown strings.Builder
		for i := 0; i < len(got); i++ {
			if got[i] == '\\' {
				i++
			} else if strings.IndexByte("|<`*[]#&~\n\r", got[i]) >= 0 {
				t.Fatalf("Markdown(%q) = %q has a bare %q", in, got, got[i])
			}
			shown.WriteByte(got[i])
		}
		if shown.String() != escape.Terminal(in) {
			t.Fatalf("Markdown(%q) shows %q, want %q", in, shown.String(), escape.Terminal(in))
		}
	})
}

func ExampleTerminal() {
	fmt.Println(escape.Terminal("web\x1b[2J"))
	// Output: web\x1b[2J
}

func TestJSONSaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, err := json.Marshal(map[string]string{"k": hostile().Draw(t, "text"), "\u009b": "\U000e0001\x7f"})
		if err != nil {
			t.Fatal(err)
		}
		out := escape.JSON(in)
		var want, got map[string]string
		if err := errors.Join(json.Unmarshal(in, &want), json.Unmarshal(out, &got)); err != nil || !maps.Equal(want, got) {
			t.Fatalf("%s became %s: %v", in, out, err)
		}
		for _, r := range string(out) {
			if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control) {
				t.Fatalf("%s holds %U", out, r)
			}
		}
	})
}
