package picture

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// text draws what data may hold: what the formats use themselves, Hangul, and more.
func text() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune(`ab1 "'\<>&#;|[](){}%$-_=,.:/`+"한글é😀\u2028")), 1, 8, -1)
}

func drawn() *rapid.Generator[*Picture] {
	return rapid.Custom(func(t *rapid.T) *Picture {
		p := &Picture{}
		for i := range rapid.IntRange(1, 5).Draw(t, "nodes") {
			p.Nodes = append(p.Nodes, Node{
				ID: fmt.Sprint(i, text().Draw(t, "id")), Label: text().Draw(t, "label"), Site: text().Draw(t, "site"),
				Tier: rapid.IntRange(NoNumber, 4).Draw(t, "tier"), Wave: NoNumber, Assets: 1,
				Group: "g", Colour: "#aabbcc",
			})
		}
		place := rapid.IntRange(0, len(p.Nodes)-1)
		for range rapid.IntRange(0, 6).Draw(t, "edges") {
			p.Edges = append(p.Edges, Edge{
				From: place.Draw(t, "from"), To: place.Draw(t, "to"), Kind: text().Draw(t, "kind"), Impact: "none",
				CallsPerSecond: rapid.Float64Range(0, 1e6).Draw(t, "calls"), Dependencies: 1, Split: rapid.Bool().Draw(t, "split"),
			})
		}
		return p
	})
}

// written is the picture in a format.
func written(t *rapid.T, write func(*bytes.Buffer) error) *bytes.Buffer {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return &b
}

func TestGraphMLReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn().Draw(t, "picture")
		b := written(t, func(b *bytes.Buffer) error { return WriteGraphML(b, p) })
		type datum struct {
			Key   string `xml:"key,attr"`
			Value string `xml:",chardata"`
		}
		var doc struct {
			Nodes []struct {
				ID   string  `xml:"id,attr"`
				Data []datum `xml:"data"`
			} `xml:"graph>node"`
			Edges []struct {
				Source string  `xml:"source,attr"`
				Target string  `xml:"target,attr"`
				Data   []datum `xml:"data"`
			} `xml:"graph>edge"`
		}
		if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		value := func(data []datum, key string) string {
			for _, d := range data {
				if d.Key == key {
					return d.Value
				}
			}
			return ""
		}
		if len(doc.Nodes) != len(p.Nodes) || len(doc.Edges) != len(p.Edges) {
			t.Fatal("nodes or edges are missing")
		}
		for i, n := range doc.Nodes {
			if value(n.Data, "node_id") != p.Nodes[i].ID || value(n.Data, "node_label") != p.Nodes[i].Label || value(n.Data, "node_tier") != number(p.Nodes[i].Tier) {
				t.Fatalf("%+v of %+v", n, p.Nodes[i])
			}
		}
		for i, e := range doc.Edges {
			if e.Source != fmt.Sprint("n", p.Edges[i].From) || e.Target != fmt.Sprint("n", p.Edges[i].To) || value(e.Data, "edge_kind") != p.Edges[i].Kind {
				t.Fatalf("%+v of %+v", e, p.Edges[i])
			}
		}
	})
}

func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn().Draw(t, "picture")
		var doc struct {
			Nodes []struct{ ID, Label, Site string }
			Edges []struct {
				From, To, Kind string
				Split          bool
				Calls          float64 `json:"calls_per_second"`
			}
		}
		if err := json.Unmarshal(written(t, func(b *bytes.Buffer) error { return WriteJSON(b, p) }).Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		for i, n := range p.Nodes {
			if g := doc.Nodes[i]; g.ID != n.ID || g.Label != n.Label || g.Site != n.Site {
				t.Fatalf("%+v of %+v", g, n)
			}
		}
		for i, e := range p.Edges {
			if g := doc.Edges[i]; g.From != p.Nodes[e.From].ID || g.To != p.Nodes[e.To].ID || g.Kind != e.Kind || g.Split != e.Split || g.Calls != e.CallsPerSecond {
				t.Fatalf("%+v of %+v", g, e)
			}
		}
	})
}

func TestCSVReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn().Draw(t, "picture")
		rows, err := csv.NewReader(written(t, func(b *bytes.Buffer) error { return WriteCSV(b, p) })).ReadAll()
		if err != nil || len(rows) != len(p.Edges)+1 {
			t.Fatal(len(rows), err)
		}
		for i, e := range p.Edges {
			if r := rows[i+1]; r[0] != p.Nodes[e.From].ID || r[1] != p.Nodes[e.To].ID || r[2] != e.Kind {
				t.Fatalf("%q of %+v", r, e)
			}
		}
	})
}

// dotString is a quoted string of DOT as Graphviz's lexer reads it.
var dotString = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

func TestDOTReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn().Draw(t, "picture")
		lines := strings.Split(written(t, func(b *bytes.Buffer) error { return WriteDOT(b, p) }).String(), "\n")[4:]
		for i, n := range p.Nodes {
			texts := dotString.FindAllString(lines[i], -1)
			if !strings.HasPrefix(lines[i], fmt.Sprintf("  n%d [asset=", i)) || undot(texts[0]) != n.ID || undot(texts[1]) != n.Label {
				t.Fatalf("%s of %+v", lines[i], n)
			}
		}
		for i, e := range p.Edges {
			line := lines[len(p.Nodes)+i]
			if !strings.HasPrefix(line, fmt.Sprintf("  n%d -> n%d [", e.From, e.To)) || undot(dotString.FindString(line)) != e.Kind {
				t.Fatalf("%s of %+v", line, e)
			}
		}
	})
}

// undot undoes what a label of DOT means.
func undot(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(s[1 : len(s)-1])
}

// mermaidCode is an escaped character of Mermaid.
var mermaidCode = regexp.MustCompile(`#(\d+);`)

func TestMermaidReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn().Draw(t, "picture")
		lines := strings.Split(written(t, func(b *bytes.Buffer) error { return WriteMermaid(b, p) }).String(), "\n")[1:]
		plain := func(s string) string {
			return mermaidCode.ReplaceAllStringFunc(s, func(code string) string {
				r, _ := strconv.Atoi(code[1 : len(code)-1])
				return string(rune(r))
			})
		}
		for i, n := range p.Nodes {
			label := strings.TrimSuffix(strings.TrimPrefix(lines[i], fmt.Sprintf("  n%d[\"", i)), "\"]")
			if plain(label) != n.Label || strings.ContainsAny(label, `"<>[]{}|\`) {
				t.Fatalf("%s of %+v", lines[i], n)
			}
		}
		for i, e := range p.Edges {
			line := lines[len(p.Nodes)+i]
			if want := fmt.Sprintf("  n%d -.->|\"%s\"| n%d", e.From, mermaidText(e.Kind), e.To); line != want {
				t.Fatalf("%s, want %s", line, want)
			}
		}
	})
}

// The legend tells every colour, whatever the groups are called.
func TestDOTLegend(t *testing.T) {
	p := &Picture{Nodes: []Node{
		{ID: "a", Group: `<b> & "c"`, Colour: "#aabbcc"}, {ID: "b", Group: "평촌", Colour: "#ddeeff"}, {ID: "c", Colour: "#ffffff"},
	}}
	draw := func() string {
		var b bytes.Buffer
		if err := WriteDOT(&b, p); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	dot := draw()
	for _, want := range []string{`BGCOLOR="#aabbcc" WIDTH="66">&lt;b&gt; &amp; &#34;c&#34;</TD>`, `BGCOLOR="#ddeeff" WIDTH="36">평촌</TD>`, "(none)", "dashed"} {
		if !strings.Contains(dot, want) {
			t.Errorf("%s is not in\n%s", want, dot)
		}
	}
	p.Nodes = p.Nodes[:0]
	if dot := draw(); strings.Contains(dot, "TABLE") {
		t.Errorf("a legend of nothing: %s", dot)
	}
}
