package lang

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

var verb = regexp.MustCompile(`%(?:\[(\d)\])?s`)

// taken is the set of values that a text takes, as "1 2 3".
func taken(s string) string {
	used := map[int]bool{}
	for i, m := range verb.FindAllStringSubmatch(s, -1) {
		n := i + 1
		if m[1] != "" {
			n, _ = strconv.Atoi(m[1])
		}
		used[n] = true
	}
	return fmt.Sprint(used)
}

// Every text stands in both languages, with the same values.
func TestTextsAreComplete(t *testing.T) {
	// These say the same in both languages.
	same := map[string]bool{"none": true}
	for key, text := range texts() {
		if text.en == "" || text.ko == "" {
			t.Errorf("%s is %q in English and %q in Korean", key, text.en, text.ko)
		}
		if a, b := taken(text.en), taken(text.ko); a != b {
			t.Errorf("%s takes %s in English and %s in Korean", key, a, b)
		}
		if strings.Contains(verb.ReplaceAllString(text.en+text.ko, ""), "%") {
			t.Errorf("%s has another verb than %%s: %q, %q", key, text.en, text.ko)
		}
		letters := strings.IndexFunc(verb.ReplaceAllString(text.en, ""), unicode.IsLower) >= 0
		if letters && !same[key] && text.en == text.ko && !strings.HasPrefix(key, "resource.") {
			t.Errorf("%s is the same in both languages: %q", key, text.en)
		}
	}
}

// Every part's keys are its own: none is overwritten by another.
func TestKeysAreUnique(t *testing.T) {
	total := 0
	for _, part := range []map[string]text{
		pageTexts(), decisionTexts(), noteTexts(), waveTexts(), riskTexts(), moneyTexts(), siteTexts(), downtimeTexts(),
		tieTexts(), dataTexts(), methodTexts(), termTexts(), columnTexts(), compareTexts(), pictureTexts(), continuityTexts(),
	} {
		total += len(part)
	}
	if got := len(texts()); got != total {
		t.Errorf("%d texts are left of %d", got, total)
	}
	for _, term := range Terms() {
		if w := New(English); !w.Has("term."+term+".word") || !w.Has("term."+term+".means") {
			t.Errorf("the term %s has no text", term)
		}
	}
}

func TestMissingTextShows(t *testing.T) {
	if got := New(Korean).T("no such key"); !strings.Contains(got, "missing text no such key") {
		t.Errorf("a missing text is %q", got)
	}
}

func TestForms(t *testing.T) {
	en, ko := New(English), New(Korean)
	tests := []struct{ got, want string }{
		{en.Exact("5010032903", "KRW"), "₩5,010,032,903"}, {ko.Exact("5010032903", "KRW"), "5,010,032,903원"},
		{en.Exact("-1234.50", "USD"), "−$1,234.50"}, {ko.Exact("1234.50", "USD"), "1,234.50 USD"}, {en.Exact("", "USD"), "–"},
		{en.Exact("12.000", "KWD"), "KWD 12.000"},
		{en.Short("5010032903", "KRW"), "₩5.01 bn"}, {ko.Short("5010032903", "KRW"), "50.1억 원"}, {ko.Short("120000000", "KRW"), "1.2억 원"},
		{ko.Short("12345", "KRW"), "1.23만 원"}, {ko.Short("9999", "KRW"), "9,999원"}, {en.Short("-2500000", "EUR"), "−€2.5 m"},
		{ko.Short("1500000000000", "KRW"), "1.5조 원"}, {en.Short("999", "USD"), "$999"},
		{en.Number(-0.04, 1), "0"}, {en.Number(1234567.25, 1), "1,234,567.2"}, {en.Int(-1000), "−1,000"},
		{en.Percent(0.0318), "3.2 %"}, {ko.Percent(0.35), "35%"}, {en.Percent(0), "0 %"},
		{en.Date("2027-06-20"), "Sun 20 Jun 2027"}, {ko.Date("2027-06-20"), "2027년 6월 20일 (일)"}, {en.Date(""), "–"},
		{en.Span("2027-03-07T01:00:00+09:00", "2027-03-07T06:00:00+09:00"), "Sun 7 Mar 2027 01:00–06:00"},
		{ko.Span("2027-03-06T20:00:00+09:00", "2027-03-08T06:00:00+09:00"), "2027년 3월 6일 (토) 20:00 – 3월 8일 06:00"},
		{en.Month("2027-06"), "Jun 2027"}, {ko.Month("2027-06"), "2027년 6월"}, {en.ShortMonth("2027-01", false), "Jan ’27"}, {ko.ShortMonth("2027-02", false), "2월"},
		{en.Minutes(12.5), "12.5 min"}, {ko.Minutes(125), "2시간 5분"}, {en.Minutes(120), "2 h"}, {en.Minutes(124946.5), "2,082 h"},
		{en.Count("assets", 1), "1 asset"}, {en.Count("assets", 2000), "2,000 assets"}, {ko.Word("kind", "database"), "데이터베이스"}, {ko.Word("kind", "new"), "new"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

// Taking the commas away gives the number back.
func TestGroupingReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		s := strings.ReplaceAll(strings.ReplaceAll(grouped(strconv.FormatInt(n, 10)), ",", ""), "−", "-")
		if s != strconv.FormatInt(n, 10) {
			t.Fatalf("%d reads back as %s", n, s)
		}
	})
}

func TestParse(t *testing.T) {
	if l, err := Parse("KO"); l != Korean || err != nil {
		t.Errorf("KO is %q, %v", l, err)
	}
	if _, err := Parse("xx"); err == nil {
		t.Error("xx is a language")
	}
}

func ExampleWords_Short() {
	fmt.Println(New(English).Short("120000000", "KRW"), New(Korean).Short("120000000", "KRW"))
	// Output: ₩120 m 1.2억 원
}
