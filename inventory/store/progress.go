package store

import (
	"sync"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// Progress says how far an import is.
type Progress struct {
	Stage string // the source being read, or what is being done
	Done  int64  // bytes of the sources, read so far
	Total int64  // bytes of all sources
	Rows  int64  // rows read so far
}

// meter counts the progress of an import, of which two parts may run at once.
type meter struct {
	mu   sync.Mutex
	tell func(Progress)
	now  Progress
}

// source is called now and then while a source is read; the function it returns
// is told the reading that goes on.
func (m *meter) source(src *ingest.Source, rows *ingest.Rows) (update func()) {
	done, read := int64(0), int64(0)
	return func() {
		offset := min(rows.Offset(), src.Bytes)
		m.add(src.Name, offset-done, rows.Read-read)
		done, read = offset, rows.Read
	}
}

// add moves on by some bytes and rows.
func (m *meter) add(stage string, bytes, rows int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.Stage = stage
	m.now.Done += bytes
	m.now.Rows += rows
	if m.tell != nil {
		m.tell(m.now)
	}
}

// stage says what is being done after the reading.
func (m *meter) stage(name string) { m.add(name, 0, 0) }
