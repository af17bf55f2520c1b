package ingest

import (
	"context"
	"fmt"
	"io"
	"os"
)

// spool keeps what can be read only once in a temporary file, which is gone when
// the process ends, however that happens (where the system allows it).
type spool struct {
	file *os.File
	size int64
}

// spoolOf reads r to its end.
func spoolOf(ctx context.Context, r io.Reader, name string, limit int64) (*spool, error) {
	f, err := os.CreateTemp("", "wavecut-*")
	if err != nil {
		return nil, fmt.Errorf("keep %s in a temporary file: %w", name, err)
	}
	os.Remove(f.Name()) // a system that can't remove an open file does so in Close
	s := &spool{file: f}
	s.size, err = io.Copy(f, contextReader(ctx, io.LimitReader(r, limit+1)))
	switch {
	case err != nil:
		s.Close()
		return nil, unread(name, err)
	case s.size > limit:
		s.Close()
		return nil, inputError(name, fmt.Sprintf("more than the limit of %d bytes", limit), "raise --max-unpacked-bytes", nil)
	}
	return s, nil
}

// open reads the spool from its beginning.
func (s *spool) open() (io.ReadCloser, error) {
	return io.NopCloser(io.NewSectionReader(s.file, 0, s.size)), nil
}

// ReadAt implements io.ReaderAt.
func (s *spool) ReadAt(p []byte, off int64) (int, error) { return s.file.ReadAt(p, off) }

// Close removes the spool.
func (s *spool) Close() error {
	err := s.file.Close()
	os.Remove(s.file.Name())
	return err
}
