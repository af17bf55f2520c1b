package svg

import (
	"context"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// memoryPages is the most memory that Graphviz gets: 512 MiB.
const memoryPages = 512 << 4

// The exports of the module, whose names its build has shortened. They are those of
// @viz-js/viz 3.31.0; the script that renews the module prints those of another.
const (
	exportStart         = "A"
	exportFree          = "E"
	exportMalloc        = "F"
	exportReadGraph     = "I"
	exportCreateContext = "V"
	exportLayout        = "X"
	exportResetErrors   = "Z"
	exportRender        = "_"
)

// module is Graphviz, ready to be called.
type module struct {
	api.Module
	messages []string
}

// load compiles and starts the module.
func load(ctx context.Context, runtime wazero.Runtime) (*module, error) {
	m := &module{}
	if err := m.host(ctx, runtime); err != nil {
		return nil, err
	}
	compiled, err := runtime.CompileModule(ctx, graphviz)
	if err != nil {
		return nil, err
	}
	config := wazero.NewModuleConfig().WithName("graphviz").WithStartFunctions()
	if m.Module, err = runtime.InstantiateModule(ctx, compiled, config); err != nil {
		return nil, err
	}
	_, err = m.call(ctx, exportStart)
	return m, err
}

// call calls an export and gives its result, 0 where it has none.
func (m *module) call(ctx context.Context, name string, args ...uint64) (uint64, error) {
	f := m.ExportedFunction(name)
	if f == nil {
		return 0, fmt.Errorf("graphviz.wasm has no %s", name)
	}
	results, err := f.Call(ctx, args...)
	if err != nil || len(results) == 0 {
		return 0, err
	}
	return results[0], nil
}

// text puts a text into the module's memory.
func (m *module) text(ctx context.Context, s []byte) (uint64, error) {
	at, err := m.call(ctx, exportMalloc, uint64(len(s)+1))
	if err != nil {
		return 0, err
	}
	if at == 0 || !m.Memory().Write(uint32(at), append(s[:len(s):len(s)], 0)) {
		return 0, errors.New("out of memory")
	}
	return at, nil
}

// read is the text that ends with a zero at a place in the module's memory.
func (m *module) read(at uint32) []byte {
	var s []byte
	for {
		c, ok := m.Memory().ReadByte(at)
		if !ok || c == 0 {
			return s
		}
		s = append(s, c)
		at++
	}
}

// render reads a graph, lays it out and writes it. The module is used once, so that
// nothing is freed.
func (m *module) render(ctx context.Context, dot []byte, format string) ([]byte, error) {
	var texts [3]uint64
	for i, s := range [][]byte{dot, []byte("dot"), []byte(format)} {
		var err error
		if texts[i], err = m.text(ctx, s); err != nil {
			return nil, err
		}
	}
	graph, err := m.call(ctx, exportReadGraph, texts[0])
	if err != nil || graph == 0 {
		return nil, errors.Join(errors.New("graphviz can't read the graph"), err)
	}
	gvc, err := m.call(ctx, exportCreateContext)
	if err != nil {
		return nil, err
	}
	if _, err := m.call(ctx, exportResetErrors); err != nil {
		return nil, err
	}
	if failed, err := m.call(ctx, exportLayout, gvc, graph, texts[1]); err != nil || failed != 0 {
		return nil, errors.Join(errors.New("graphviz can't lay out the graph"), err)
	}
	out, err := m.call(ctx, exportRender, gvc, graph, texts[2])
	if err != nil || out == 0 {
		return nil, errors.Join(errors.New("graphviz can't write the graph"), err)
	}
	return m.read(uint32(out)), nil
}
