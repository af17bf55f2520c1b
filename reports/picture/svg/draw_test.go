package svg

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/wavecut/wavecut/reports/picture"
)

// compiledOnce keeps the compiled module for all tests, which takes most of the time.
var compiledOnce = sync.OnceValue(func() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().WithCompilationCache(wazero.NewCompilationCache())
})

func small() *picture.Picture {
	return &picture.Picture{
		Nodes: []picture.Node{
			{ID: "shop-web-1", Label: "쇼핑몰 웹 서버 하나", Colour: "#8dd3c7", Group: "GURO", Tier: 1, Wave: -1},
			{ID: `a"b\N<c>&`, Colour: "#ffffb3", Tier: 0, Wave: -1},
		},
		Edges: []picture.Edge{{From: 0, To: 1, Kind: "sync", Impact: "outage"}},
	}
}

// The drawing is XML that holds every label as text, is the same each time, and
// gives a Hangul label the room that it needs.
func TestDraw(t *testing.T) {
	drawn, err := draw(t.Context(), compiledOnce(), small())
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	dec := xml.NewDecoder(strings.NewReader(string(drawn)))
	dec.Strict = true
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok && strings.TrimSpace(string(text)) != "" {
			texts = append(texts, string(text))
		}
	}
	for _, want := range []string{"쇼핑몰\u00a0웹\u00a0서버\u00a0하나", "쇼핑몰 웹 서버 하나", `a"b\N<c>&`} {
		found := false
		for _, text := range texts {
			found = found || strings.ReplaceAll(text, "\u00a0", " ") == strings.ReplaceAll(want, "\u00a0", " ")
		}
		if !found {
			t.Errorf("%q is not in the drawing: %q", want, texts)
		}
	}
	again, err := draw(t.Context(), compiledOnce(), small())
	if err != nil || string(again) != string(drawn) {
		t.Error("drawn again it differs", err)
	}
}

// What WriteDOT writes is to Graphviz's own parser what the picture says.
func TestGraphvizReadsTheDOT(t *testing.T) {
	var dot strings.Builder
	p := small()
	if err := picture.WriteDOT(&dot, p); err != nil {
		t.Fatal(err)
	}
	text, err := render(t.Context(), compiledOnce(), []byte(dot.String()), "dot_json")
	if err != nil {
		t.Fatal(err)
	}
	var graph struct {
		Objects []struct{ Name, Asset string }
		Edges   []struct{ Tail, Head int }
	}
	if err := json.Unmarshal(text, &graph); err != nil {
		t.Fatal(err)
	}
	if len(graph.Objects) != 2 || len(graph.Edges) != 1 || graph.Edges[0].Head != 1 {
		t.Fatalf("%+v", graph)
	}
	for i, n := range p.Nodes {
		if got := strings.ReplaceAll(graph.Objects[i].Asset, `\\`, `\`); got != n.ID {
			t.Errorf("asset %q, want %q", got, n.ID)
		}
	}
}

func TestTooMuchToDraw(t *testing.T) {
	p := &picture.Picture{}
	for i := range MaxNodes + 1 {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint(i)})
	}
	var large *TooLargeError
	if _, err := Draw(t.Context(), p); !errors.As(err, &large) || large.Nodes != MaxNodes+1 {
		t.Error(err)
	}
}

func TestRenderTellsWhatGraphvizSays(t *testing.T) {
	if _, err := render(t.Context(), compiledOnce(), []byte("digraph {"), "svg"); err == nil || !strings.Contains(err.Error(), "syntax error") {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := render(ctx, compiledOnce(), []byte("digraph {}"), "svg"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
