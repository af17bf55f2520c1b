package ingest

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/workbook"
)

const (
	zipMagic  = "PK\x03\x04"
	gzipMagic = "\x1f\x8b"
	tarHead   = 512
	// archiveDepth is how many archives may lie around a file.
	archiveDepth = 2
)

func isTar(head []byte) bool {
	return len(head) >= tarHead && string(head[257:262]) == "ustar"
}

// zipped reads a workbook or the members of an archive. Nothing is written under
// the names of members, so that no name does harm.
func (o *opener) zipped(ctx context.Context, b blob, at place) error {
	whole, size, err := o.whole(ctx, b)
	if err != nil {
		return err
	}
	z, err := zip.NewReader(whole, size)
	if err != nil {
		return o.leave(b, at, inputError(b.name, "is a damaged or unfinished ZIP archive or workbook", "save or copy it again", err))
	}
	if workbook.Is(z) {
		return o.workbook(b, at, whole, size)
	}
	if len(z.File) > o.opts.Limits.Members {
		return tooManyMembers(b, len(z.File), o.opts.Limits)
	}
	if at.depth == archiveDepth {
		return o.leave(b, at, inputError(b.name, "is an archive in an archive in an archive", "unpack it first", nil))
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || !f.Mode().IsRegular() || hidden(f.Name) {
			continue
		}
		if f.Flags&1 != 0 {
			o.skip(b.within(f.Name, f.Modified, nil), inputError("", "is encrypted", "", nil))
			continue
		}
		m := b.within(member(f.Name), f.Modified, func() (io.ReadCloser, error) {
			r, err := f.Open()
			if err != nil {
				return nil, err
			}
			return &bounded{ReadCloser: r, name: b.name + ":" + member(f.Name), packed: int64(f.CompressedSize64), limits: o.opts.Limits}, nil
		})
		if err := o.member(ctx, m, at); err != nil {
			return err
		}
	}
	return nil
}

func tooManyMembers(b blob, n int, l Limits) error {
	return inputError(b.name, fmt.Sprintf("%d files or more in the archive, more than the limit of %d", n, l.Members), "unpack it first, or raise --max-members", nil)
}

// member reads a member of an archive.
func (o *opener) member(ctx context.Context, m blob, at place) error {
	if m.base == ScenarioFile {
		return o.scenario(m)
	}
	return o.blob(ctx, m, place{among: true, depth: at.depth + 1})
}

// hidden reports whether a member is one that systems put into archives by themselves.
func hidden(name string) bool {
	return strings.HasPrefix(path.Base(member(name)), ".") || strings.HasPrefix(name, "__MACOSX/")
}

// member name as it is shown: relative, without tricks.
func member(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// gzipped reads what was compressed: a tar archive or one file.
func (o *opener) gzipped(ctx context.Context, b blob, at place) error {
	if at.depth == archiveDepth {
		return o.leave(b, at, inputError(b.name, "is an archive in an archive in an archive", "unpack it first", nil))
	}
	packed, err := o.sizeOf(b)
	if err != nil {
		return err
	}
	inner := b
	inner.base = strings.TrimSuffix(b.base, path.Ext(b.base))
	inner.open = func() (io.ReadCloser, error) { return gunzip(b, packed, o.opts.Limits) }
	head, err := inner.head(tarHead)
	if err != nil {
		return err
	}
	if isTar(head) {
		return o.tarred(ctx, b, inner.open, at)
	}
	return o.blob(ctx, inner, place{among: at.among, depth: at.depth + 1})
}

// sizeOf counts the bytes of a blob.
func (o *opener) sizeOf(b blob) (int64, error) {
	r, err := b.open()
	if err != nil {
		return 0, unopened(b.name, err)
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, r)
	if err != nil {
		return 0, unread(b.name, err)
	}
	return n, nil
}

// gunzip opens what is compressed in a blob.
func gunzip(b blob, packed int64, limits Limits) (io.ReadCloser, error) {
	r, err := b.open()
	if err != nil {
		return nil, err
	}
	g, err := gzip.NewReader(bufio.NewReaderSize(r, 256<<10))
	if err != nil {
		r.Close()
		return nil, inputError(b.name, "is damaged: it can't be decompressed", "copy it again", err)
	}
	both := struct {
		io.Reader
		io.Closer
	}{g, r}
	return &bounded{ReadCloser: both, name: b.name, packed: packed, limits: limits}, nil
}

// tarred reads the members of a tar archive, which can be read only one after
// the other: each is kept in a temporary file.
func (o *opener) tarred(ctx context.Context, b blob, open func() (io.ReadCloser, error), at place) error {
	if at.depth == archiveDepth {
		return o.leave(b, at, inputError(b.name, "is an archive in an archive in an archive", "unpack it first", nil))
	}
	r, err := open()
	if err != nil {
		return unopened(b.name, err)
	}
	defer r.Close()
	t := tar.NewReader(r)
	for n := 1; ; n++ {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return cause(b.name, "is a damaged or unfinished archive", err)
		case n > o.opts.Limits.Members:
			return tooManyMembers(b, n, o.opts.Limits)
		case h.Typeflag != tar.TypeReg || hidden(h.Name):
			continue
		}
		m := b.within(member(h.Name), h.ModTime, nil)
		s, err := spoolOf(ctx, t, m.name, o.opts.Limits.UnpackedBytes)
		if err != nil {
			return err
		}
		o.set.closers = append(o.set.closers, s)
		m.open = s.open
		if err := o.member(ctx, m, at); err != nil {
			return err
		}
	}
}

// leave leaves out what stands among others, and is else an error.
func (o *opener) leave(b blob, at place, err error) error {
	if at.among {
		o.skip(b, err)
		return nil
	}
	return err
}

// whole opens a blob for reading at any place, until the set is closed.
func (o *opener) whole(ctx context.Context, b blob) (io.ReaderAt, int64, error) {
	r, err := b.open()
	if err != nil {
		return nil, 0, unopened(b.name, err)
	}
	if at, ok := r.(io.ReaderAt); ok {
		if sized, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
			if info, err := sized.Stat(); err == nil {
				o.set.closers = append(o.set.closers, r)
				return at, info.Size(), nil
			}
		}
	}
	defer r.Close()
	s, err := spoolOf(ctx, r, b.name, o.opts.Limits.UnpackedBytes)
	if err != nil {
		return nil, 0, err
	}
	o.set.closers = append(o.set.closers, s)
	return s, s.size, nil
}
