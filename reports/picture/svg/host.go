package svg

import (
	"context"
	"errors"
	"math"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// hostFunction is a function that the module imports, under the name that its build
// has shortened. It finds its parameters on the stack and leaves its result there.
type hostFunction struct {
	name   string
	params string // i, l and d: 32 and 64 bit integers, 64 bit floats
	result string
	call   func(m *module, memory api.Memory, stack []uint64)
}

// Error numbers of WASI, which system calls give negated.
const (
	errBadFile   = 8
	errNoEntry   = 44
	errNoSystem  = 52
	errNoTTY     = 59
	pageBytes    = 1 << 16
	tmBytes      = 44 // of a struct tm
	messageLimit = 1 << 16
)

// hostFunctions are what Emscripten would give the module: a place for messages,
// memory, and a world without files, environment, time and randomness.
var hostFunctions = []hostFunction{
	{"a", "iiii", "", fails("assertion failed")},
	{"b", "iii", "", fails("exception")},
	{"c", "i", "", fails("exit")},
	{"h", "", "", fails("abort")},
	{"d", "iiii", "i", fdWrite},
	{"p", "i", "i", func(m *module, _ api.Memory, stack []uint64) { m.note(m.read(uint32(stack[0]))); stack[0] = 0 }},
	{"k", "i", "i", resizeHeap},
	{"e", "i", "i", answers(0)},
	{"i", "iiii", "i", answers(errBadFile)},
	{"r", "ilii", "i", answers(errBadFile)},
	{"f", "iii", "i", answers(-errBadFile)},
	{"j", "iii", "i", answers(-errNoTTY)},
	{"l", "iiii", "i", answers(-errNoEntry)},
	{"v", "iiii", "i", answers(-errNoEntry)},
	{"w", "ii", "i", answers(-errBadFile)},
	{"y", "iiii", "i", answers(-errNoEntry)},
	{"m", "iiiilii", "i", answers(-errNoSystem)},
	{"n", "iiiiil", "i", answers(-errNoSystem)},
	{"s", "ii", "i", answers(0)},
	{"t", "ii", "i", environSizes},
	{"x", "ili", "i", func(_ *module, memory api.Memory, stack []uint64) {
		memory.WriteUint64Le(uint32(stack[2]), 0)
		stack[0] = 0
	}},
	{"g", "", "d", func(_ *module, _ api.Memory, stack []uint64) { stack[0] = math.Float64bits(0) }},
	{"u", "ii", "i", func(_ *module, memory api.Memory, stack []uint64) { zero(memory, stack[0], stack[1]); stack[0] = 0 }},
	{"o", "li", "i", func(_ *module, memory api.Memory, stack []uint64) { zero(memory, stack[1], tmBytes); stack[0] = 0 }},
	{"q", "iiii", "", func(_ *module, memory api.Memory, stack []uint64) {
		for _, at := range stack[:4] {
			zero(memory, at, 4)
		}
	}},
}

// host makes the functions that the module imports.
func (m *module) host(ctx context.Context, runtime wazero.Runtime) error {
	builder := runtime.NewHostModuleBuilder("a")
	for _, f := range hostFunctions {
		call := api.GoModuleFunc(func(_ context.Context, from api.Module, stack []uint64) {
			m.Module = from
			f.call(m, from.Memory(), stack)
		})
		builder.NewFunctionBuilder().WithGoModuleFunction(call, valueTypes(f.params), valueTypes(f.result)).Export(f.name)
	}
	_, err := builder.Instantiate(ctx)
	return err
}

func valueTypes(letters string) []api.ValueType {
	types := map[rune]api.ValueType{'i': api.ValueTypeI32, 'l': api.ValueTypeI64, 'd': api.ValueTypeF64}
	var list []api.ValueType
	for _, letter := range letters {
		list = append(list, types[letter])
	}
	return list
}

// answers is a function that does nothing and gives a number.
func answers(n int32) func(*module, api.Memory, []uint64) {
	return func(_ *module, _ api.Memory, stack []uint64) { stack[0] = uint64(uint32(n)) }
}

// fails ends the call into the module with an error; wazero hands a panic of a host
// function to the caller as one.
func fails(why string) func(*module, api.Memory, []uint64) {
	return func(*module, api.Memory, []uint64) { panic(errors.New("graphviz: " + why)) }
}

// note keeps a message of Graphviz, as far as there is room.
func (m *module) note(text []byte) {
	if len(m.messages) < 100 && len(text) < messageLimit {
		m.messages = append(m.messages, string(text))
	}
}

// fdWrite takes what is written to standard output and standard error as messages.
func fdWrite(m *module, memory api.Memory, stack []uint64) {
	vectors, count, written := uint32(stack[1]), uint32(stack[2]), uint32(0)
	for i := range count {
		at, _ := memory.ReadUint32Le(vectors + 8*i)
		size, _ := memory.ReadUint32Le(vectors + 8*i + 4)
		if text, ok := memory.Read(at, size); ok {
			m.note(text)
		}
		written += size
	}
	memory.WriteUint32Le(uint32(stack[3]), written)
	stack[0] = 0
}

// resizeHeap gives the module at least so many bytes, if it may have them.
func resizeHeap(_ *module, memory api.Memory, stack []uint64) {
	wanted, have := uint64(uint32(stack[0])), uint64(memory.Size())
	stack[0] = 1
	if wanted <= have {
		return
	}
	more := min(max(wanted-have, have/5), 64<<20+wanted-have)
	if _, ok := memory.Grow(uint32((more + pageBytes - 1) / pageBytes)); !ok {
		stack[0] = 0
	}
}

func environSizes(_ *module, memory api.Memory, stack []uint64) {
	memory.WriteUint32Le(uint32(stack[0]), 0)
	memory.WriteUint32Le(uint32(stack[1]), 0)
	stack[0] = 0
}

// zero clears a piece of memory.
func zero(memory api.Memory, at, size uint64) { memory.Write(uint32(at), make([]byte, uint32(size))) }
