package sampledata

// dependency is a row of dependencies.csv but for its ends.
type dependency struct {
	kind       string
	any        bool
	impact     string // empty: the default of the kind
	calls      int    // thousandths per second
	traffic    int    // thousandths of a Mbit/s
	maxRTT     int    // tenths of a millisecond; 0 is not given
	constraint string
}

var dependencyColumns = []string{
	"from", "to", "kind", "mode", "impact", "calls_per_second", "traffic_mbps", "max_rtt_ms", "constraint",
}

// dependencyWriter writes dependencies and counts them.
type dependencyWriter struct {
	*table
	plan     *plan
	from, to []byte
	written  int
	limit    int // no more than this are written
}

// link writes a dependency of one asset on another.
func (w *dependencyWriter) link(from, to ref, d dependency) {
	w.from = w.plan.appendID(w.from[:0], from)
	w.to = w.plan.appendID(w.to[:0], to)
	w.put(d)
}

// full reports whether there is no room for more.
func (w *dependencyWriter) full() bool { return w.written >= w.limit }

// put writes a dependency between the ends in w.from and w.to.
func (w *dependencyWriter) put(d dependency) {
	if w.full() {
		return
	}
	w.written++
	mode := ""
	if d.any {
		mode = "any"
	}
	w.bytes(w.from).bytes(w.to).text(d.kind).text(mode).text(d.impact)
	w.fixed(d.calls, 3).fixed(d.traffic, 3).fixed(d.maxRTT, 1).text(d.constraint).end()
}

// rate gives a dependency the rate of calls of one that is one of n alike.
// Rates fall like a power: of a thousand dependencies a few carry most calls.
func (d dependency) rate(dice dice, base, n int) dependency {
	d.calls = dice.doublings(base, 10, 54) / n
	d.traffic = d.calls * dice.between(4, 160) / 1000
	return d
}
