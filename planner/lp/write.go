package lp

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"github.com/wavecut/wavecut/planner/model"
)

// Write writes the program of a problem. The only errors are the writer's.
func Write(w io.Writer, p *model.Problem, o Options) error {
	b := newBuilder(p, o)
	out := &printer{Writer: bufio.NewWriterSize(w, 1<<16)}
	b.writeHeader(out)
	out.line("Minimize")
	// The constant is a column that is 1: not every reader takes a bare number.
	constant := b.column(false, constantName)
	b.writeTerms(out, " total: "+decimal(b.objective.constant)+" "+constantName, b.objective)
	out.line("\nSubject To")
	for i := range b.rows {
		b.writeRow(out, &b.rows[i])
	}
	out.line("Bounds")
	for i, name := range b.names {
		if int32(i) == constant {
			out.line(" %s = 1", name)
		} else if !b.binary[i] {
			out.line(" 0 <= %s <= 1", name)
		}
	}
	out.line("Binaries")
	for i, name := range b.names {
		if b.binary[i] {
			out.line(" %s", name)
		}
	}
	out.line("End")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write linear program: %w", err)
	}
	return nil
}

// constantName is the column that is always 1.
const constantName = "one"

// printer leaves errors to Flush, as bufio does.
type printer struct{ *bufio.Writer }

func (o *printer) line(format string, args ...any) { fmt.Fprintf(o, format+"\n", args...) }

// lineLength is about where lines are broken; some readers take 255 characters.
const lineLength = 100

// writeTerms writes the columns of an expression, without its constant.
func (b *builder) writeTerms(out *printer, start string, e expr) {
	length, _ := out.WriteString(start)
	for _, t := range e.simple().terms {
		sign, factor := "+", t.factor
		if factor < 0 {
			sign, factor = "-", -factor
		}
		text := " " + sign + " "
		if factor != 1 {
			text += decimal(factor) + " "
		}
		text += b.names[t.column]
		if length += len(text); length > lineLength {
			out.WriteString("\n ")
			length = len(text)
		}
		out.WriteString(text)
	}
}

// writeRow writes a row with its constant on the right.
func (b *builder) writeRow(out *printer, r *row) {
	e := r.simple()
	switch {
	case len(e.terms) > 0:
	case holds(e.constant, r.sense):
		return
	default: // what nothing can satisfy: 0 = 1, in the one column that is known
		e = expr{terms: []term{{int32(len(b.names) - 1), 1}}, constant: -2}
		r = &row{name: r.name, sense: equal}
	}
	b.writeTerms(out, " "+r.name+":", e)
	out.line(" %s %s", r.sense, decimal(0-e.constant))
}

// decimal is a number without an exponent, which not every reader takes.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
