package cli

import (
	"encoding/csv"
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/reports/outfile"
)

// rejects writes refused rows to a file as they stood in the input, raw, with the
// reason in a last column. The rows of each source stand together below a comment
// that names it and below its header, so that they can be mended and imported.
type rejects struct {
	file   *outfile.File // nil where no file was asked for
	out    *csv.Writer
	source *ingest.Source
}

// newRejects begins the file, so that one that can't be written is told before
// work is done.
func (a *app) newRejects(path string) (*rejects, error) {
	if path == "" {
		return &rejects{}, nil
	}
	f, err := outfile.Create(path, outfile.Options{Replace: a.print.force, Protected: a.protected()})
	if err != nil {
		return nil, err
	}
	return &rejects{file: f, out: csv.NewWriter(f)}, nil
}

// sink is where the import puts rows, or nil.
func (r *rejects) sink() ingest.RejectSink {
	if r.file == nil {
		return nil
	}
	return r
}

// Reject implements ingest.RejectSink.
func (r *rejects) Reject(row ingest.Reject) error {
	if r.source != row.Source {
		if err := r.head(row.Source); err != nil {
			return err
		}
	}
	reason := fmt.Sprintf("%s: %s", row.Position, reasonOf(row.Problem))
	return r.out.Write(append(fill(row.Cells, len(row.Source.Header)), reason))
}

func (r *rejects) head(s *ingest.Source) error {
	r.source = s
	if err := r.out.Write([]string{"# " + s.Name}); err != nil {
		return err
	}
	return r.out.Write(append(slices.Clone(s.Header), "error"))
}

// fill gives a short row the cells that it lacks, so that the reason stands in its column.
func fill(cells []string, n int) []string {
	out := slices.Clone(cells)
	for len(out) < n {
		out = append(out, "")
	}
	return out
}

// reasonOf says in one cell what is wrong with which value, and what would do.
func reasonOf(p ingest.Problem) string {
	reason := p.Reason
	if p.Column != "" {
		reason = fmt.Sprintf("%s %q: %s", p.Column, p.Value, p.Reason)
	}
	if p.Hint != "" {
		reason += " (" + p.Hint + ")"
	}
	return reason
}

func (r *rejects) commit() error {
	if r.file == nil {
		return nil
	}
	r.out.Flush()
	if err := r.out.Error(); err != nil {
		return err
	}
	return r.file.Commit()
}

func (r *rejects) discard() {
	if r.file != nil {
		r.file.Discard()
	}
}
