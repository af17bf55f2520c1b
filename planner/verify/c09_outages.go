package verify

// checkOutages is C9: the method's outage, before any replica relief, fits the
// window's length; the outage that counts is within max_downtime_minutes.
func (r *run) checkOutages() {
	for _, a := range r.movers {
		w := r.wave[a]
		window := &r.p.Windows[w-1]
		if minutes := window.End.Sub(window.Start).Minutes(); exceeds(r.raw[a], minutes) {
			r.report("C9", r.id(a), w, "is down for %s minutes, the window has %s", number(r.raw[a]), number(minutes))
		}
		if exceeds(r.outage[a], r.maxDowntime[a]) {
			r.report("C9", r.id(a), w, "is down for %s minutes, at most %s", number(r.outage[a]), number(r.maxDowntime[a]))
		}
	}
}
