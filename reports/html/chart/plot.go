package chart

import "github.com/wavecut/wavecut/reports/lang"

// The measures of charts, in the units of their boxes.
const (
	width      = 960.0
	leftMargin = 84.0
	topMargin  = 14.0
	axisHeight = 34.0
)

// plot is a drawing with a vertical axis of values.
type plot struct {
	Drawing
	words     *lang.Words
	low, high float64 // of the axis
	x0, x1    float64
	y0, y1    float64 // of high and of low
}

// newPlot begins a chart with values between low and high, which become round.
func newPlot(w *lang.Words, id, title string, height, low, high float64, label func(float64) string) *plot {
	marks := ticks(low, high, 5)
	p := &plot{
		Drawing: Drawing{ID: id, Width: width, Height: Length(height), Title: title}, words: w,
		low: marks[0], high: marks[len(marks)-1], x0: leftMargin, x1: width - 8, y0: topMargin, y1: height - axisHeight,
	}
	for _, v := range marks {
		class := "grid"
		if v == 0 {
			class = "axis"
		}
		p.line(p.x0, p.y(v), p.x1, p.y(v), class)
		p.text(p.x0-8, p.y(v)+4, "end", "tick", label(v))
	}
	return p
}

// y is where a value stands.
func (p *plot) y(v float64) float64 { return p.y1 - (v-p.low)/(p.high-p.low)*(p.y1-p.y0) }

// slot is the left end and the width of the i-th of n columns.
func (p *plot) slot(i, n int) (x, w float64) {
	w = (p.x1 - p.x0) / float64(n)
	return p.x0 + float64(i)*w, w
}

// part is one piece of a column.
type part struct {
	value      float64
	class, tip string
}

// column stacks parts upwards from 0.
func (p *plot) column(x, w float64, parts []part) {
	sum := 0.0
	for _, part := range parts {
		if part.value <= 0 {
			continue
		}
		top, bottom := p.y(sum+part.value), p.y(sum)
		p.rect(x, top, w, bottom-top, part.class, part.tip)
		sum += part.value
	}
}

// below writes the labels of n columns, leaving out so many that they don't touch.
func (p *plot) below(n int, label func(i int) string) {
	every := 1
	for float64(n)/float64(every) > 18 {
		every++
	}
	for i := 0; i < n; i += every {
		x, w := p.slot(i, n)
		p.text(x+w/2, p.y1+18, "middle", "tick", label(i))
	}
}
