package svg

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/wavecut/wavecut/reports/picture"
)

//go:embed graphviz.wasm
var graphviz []byte

// The most that is drawn: beyond it a picture can't be read, and takes long.
const (
	MaxNodes = 300
	MaxEdges = 1200
)

// TooLargeError says that there is too much to draw.
type TooLargeError struct{ Nodes, Edges int }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("draw picture: %d nodes and %d edges are too much to read (at most %d and %d)", e.Nodes, e.Edges, MaxNodes, MaxEdges)
}

// Draw lays the picture out and gives it as SVG.
func Draw(ctx context.Context, p *picture.Picture) ([]byte, error) {
	return draw(ctx, wazero.NewRuntimeConfig(), p)
}

func draw(ctx context.Context, config wazero.RuntimeConfig, p *picture.Picture) ([]byte, error) {
	if len(p.Nodes) > MaxNodes || len(p.Edges) > MaxEdges {
		return nil, &TooLargeError{len(p.Nodes), len(p.Edges)}
	}
	var dot bytes.Buffer
	if err := picture.WriteDOT(&dot, p); err != nil {
		return nil, err
	}
	return render(ctx, config, dot.Bytes(), "svg")
}

// Render lets Graphviz lay out a graph in DOT and gives it in one of its formats.
func Render(ctx context.Context, dot []byte, format string) ([]byte, error) {
	return render(ctx, wazero.NewRuntimeConfig(), dot, format)
}

func render(ctx context.Context, config wazero.RuntimeConfig, dot []byte, format string) ([]byte, error) {
	runtime := wazero.NewRuntimeWithConfig(ctx, config.WithCloseOnContextDone(true).WithMemoryLimitPages(memoryPages))
	defer runtime.Close(context.WithoutCancel(ctx))
	m, err := load(ctx, runtime)
	if err != nil {
		return nil, fmt.Errorf("start graphviz: %w", err)
	}
	drawn, err := m.render(ctx, dot, format)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("draw picture: %w", err), m.said())
	}
	return drawn, nil
}

// said are Graphviz's own messages, or nil.
func (m *module) said() error {
	if len(m.messages) == 0 {
		return nil
	}
	return errors.New(strings.TrimSpace(strings.Join(m.messages, "")))
}
