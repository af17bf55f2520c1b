package chart

import (
	"math"
	"strconv"
	"strings"
)

// Drawing is a chart: shapes within a box of Width × Height.
type Drawing struct {
	ID            string // unique within a page
	Width, Height Length
	Title, Desc   string
	Shapes        []Shape
	Legend        []Key
}

// Key is an entry of a legend: a class and what it stands for.
type Key struct{ Class, Text string }

// Length is a coordinate or a size, written with one decimal at most.
type Length float64

// String is the length as SVG takes it.
func (l Length) String() string {
	s := strconv.FormatFloat(float64(l), 'f', 1, 64)
	s = strings.TrimSuffix(s, ".0")
	if s == "-0" {
		return "0"
	}
	return s
}

// ShapeKind is the kind of a shape.
type ShapeKind string

// The kinds of shapes.
const (
	Rect ShapeKind = "rect" // X, Y, W, H
	Line ShapeKind = "line" // from X, Y by W, H
	Path ShapeKind = "path" // Points
	Text ShapeKind = "text" // Text at X, Y, with Anchor
)

// Shape is one mark of a drawing.
type Shape struct {
	Kind       ShapeKind
	X, Y, W, H Length
	Points     string // of a path, in SVG's words
	Class      string
	Text       string
	Anchor     string // start, middle, end
	Tip        string // shown on hovering
}

// X2 is the right end.
func (s Shape) X2() Length { return s.X + s.W }

// Y2 is the lower end.
func (s Shape) Y2() Length { return s.Y + s.H }

func (d *Drawing) rect(x, y, w, h float64, class, tip string) {
	d.Shapes = append(d.Shapes, Shape{Kind: Rect, X: Length(x), Y: Length(y), W: Length(w), H: Length(h), Class: class, Tip: tip})
}

func (d *Drawing) line(x1, y1, x2, y2 float64, class string) {
	d.Shapes = append(d.Shapes, Shape{Kind: Line, X: Length(x1), Y: Length(y1), W: Length(x2 - x1), H: Length(y2 - y1), Class: class})
}

func (d *Drawing) text(x, y float64, anchor, class, text string) {
	d.Shapes = append(d.Shapes, Shape{Kind: Text, X: Length(x), Y: Length(y), Anchor: anchor, Class: class, Text: text})
}

// path draws through points; closed for areas.
func (d *Drawing) path(points []point, class, tip string, closed bool) {
	var b strings.Builder
	for i, p := range points {
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(Length(p.x).String() + " " + Length(p.y).String())
	}
	if closed {
		b.WriteByte('Z')
	}
	d.Shapes = append(d.Shapes, Shape{Kind: Path, Points: b.String(), Class: class, Tip: tip})
}

type point struct{ x, y float64 }

// steps turns values into a line of steps: values[i] holds from xs[i] to xs[i+1].
func steps(xs, values []float64, y func(float64) float64) []point {
	var out []point
	for i, v := range values {
		out = append(out, point{xs[i], y(v)}, point{xs[i+1], y(v)})
	}
	return out
}

// ticks are round values from low to high, about n of them.
func ticks(low, high float64, n int) []float64 {
	if high <= low {
		high = low + 1
	}
	raw := (high - low) / float64(n)
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	step := unit * 10
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*unit >= raw {
			step = m * unit
			break
		}
	}
	var out []float64
	for k := math.Floor(low / step); ; k++ {
		out = append(out, k*step)
		if k*step >= high {
			return out
		}
	}
}
