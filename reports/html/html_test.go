package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/html"
	"github.com/wavecut/wavecut/reports/lang"
)

// report reads the report that package reports holds golden.
func report(t *testing.T) *reports.Report {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r reports.Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func written(t *testing.T, r *reports.Report, l lang.Language) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(&b, r, html.Options{Language: l}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Both languages have every text, and the same report gives the same bytes.
func TestEveryTextIsThere(t *testing.T) {
	for _, l := range lang.Languages() {
		page := written(t, report(t), l)
		if i := strings.Index(page, "missing text"); i >= 0 {
			t.Errorf("%s: %s", l, page[i:i+60])
		}
		if i := strings.Index(page, "%!"); i >= 0 {
			t.Errorf("%s: a text takes other values: %s", l, page[max(0, i-80):i+60])
		}
		if page != written(t, report(t), l) {
			t.Errorf("%s: the page differs from itself", l)
		}
	}
}

var (
	styles  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	scripts = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
)

// The policy allows the one style sheet and the one script by what they are, and
// nothing else.
func TestPolicyAllowsOnlyItsOwn(t *testing.T) {
	page := written(t, report(t), lang.English)
	if !strings.Contains(page, `default-src &#39;none&#39;; img-src data:; style-src`) {
		t.Errorf("the policy is missing: %s", page[:600])
	}
	for _, find := range []*regexp.Regexp{styles, scripts} {
		found := find.FindAllStringSubmatch(page, -1)
		if len(found) != 1 {
			t.Fatalf("%s is there %d times", find, len(found))
		}
		sum := sha256.Sum256([]byte(found[0][1]))
		hash := strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;")
		if !strings.Contains(page, "sha256-"+hash) {
			t.Errorf("the hash of %s is not allowed", find)
		}
	}
	if loads := regexp.MustCompile(`(?i)(src=|url\(|@import|<link|<img|<iframe|https?://)`).FindString(page); loads != "" {
		t.Errorf("the page asks for something: %s", loads)
	}
}

// payloads are names that no page may take literally.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`, `</title><svg/onload=alert(1)>`,
	`javascript:alert(1)`, `' onmouseover='alert(1)`, `{{.}}`, "\u2028\u2029", `<!--`, `]]>`, `</style><style>*{display:none}`, `&lt;b&gt;`,
	"a\x00b", `<a href="javascript:alert(1)">x</a>`, `</textarea>`, `</noscript><script>alert(1)</script>`, "=HYPERLINK(\"x\")", `\u003cscript\u003e`,
}

// poisoned has the payload in every text that comes from data.
func poisoned(t *testing.T, payload string) *reports.Report {
	r := report(t)
	kept := map[string]bool{
		"Start": true, "End": true, "Date": true, "Month": true, "ContractEnd": true, "SavedFrom": true, "BreakEven": true, "Code": true,
		"Resource": true, "Severity": true, "Limit": true, "When": true, "Amount": true,
	}
	poison(reflect.ValueOf(r), payload, kept)
	return r
}

// poison replaces the texts of a value, but for those of fields that hold dates and
// codes of ours.
func poison(v reflect.Value, payload string, kept map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), payload, kept)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), payload, kept)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !kept[v.Type().Field(i).Name] {
				poison(v.Field(i), payload, kept)
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString(payload)
		}
	}
}

var tags = regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)`)

// Whatever stands in the data, the page has the elements that it has without, and no
// handler of events.
func TestHostileNames(t *testing.T) {
	elements := func(page string) string {
		count := map[string]int{}
		for _, m := range tags.FindAllStringSubmatch(scripts.ReplaceAllString(page, ""), -1) {
			count[strings.ToLower(m[1])]++
		}
		text, _ := json.Marshal(count)
		return string(text)
	}
	want := elements(written(t, poisoned(t, "plain"), lang.English))
	for _, payload := range payloads {
		page := written(t, poisoned(t, payload), lang.English)
		if got := elements(page); got != want {
			t.Errorf("%q changes the elements to %s, from %s", payload, got, want)
		}
		if strings.Contains(page, payload) && strings.ContainsAny(payload, "<") {
			t.Errorf("%q stands in the page as it is", payload)
		}
	}
}

// No code of the page takes text for markup (faults.md, section L).
func TestNothingBypassesEscaping(t *testing.T) {
	banned := regexp.MustCompile(`template\.(HTML|JS|URL|CSS|HTMLAttr|Srcset|JSStr)\b|\binnerHTML\b|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function`)
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		text, err := os.ReadFile(path)
		if m := banned.Find(text); m != nil {
			t.Errorf("%s uses %s", path, m)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A plan in which nothing moves still makes a page.
func TestEmptyPlan(t *testing.T) {
	r := report(t)
	r.Waves, r.Services, r.Exits, r.Headroom, r.Ties, r.Findings, r.Calendar = nil, nil, nil, nil, nil, nil, nil
	r.Summary.Unscheduled, r.Summary.Baselines, r.Months, r.Occupancy = nil, nil, nil, nil
	if page := written(t, r, lang.Korean); !strings.Contains(page, "데이터센터 통합 계획") {
		t.Error("the page has no title")
	}
}

// A comparison has every text in both languages, and no name is taken literally.
func TestComparison(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "testdata", "comparison.json"))
	if err != nil {
		t.Fatal(err)
	}
	var c reports.Comparison
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	c.A, c.Moves[0].Name, c.Services[0].Name = "<b>A</b>", "<script>x</script>", "<img src=x>"
	for _, l := range lang.Languages() {
		var b bytes.Buffer
		if err := html.WriteComparison(&b, &c, l); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"missing text", "%!", "<b>A", "<script>x", "<img src"} {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s: the comparison holds %q", l, bad)
			}
		}
		c.Comparable = !c.Comparable
	}
}
