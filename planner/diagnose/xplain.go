package diagnose

// xplain finds a smallest set of limits that can't all be kept: one that can be,
// as soon as any one of them is dropped. (QuickXplain; Junker 2004.) Keepable says
// whether the limits given can be kept together with all that is never dropped; it
// is asked about k·log(n/k) times for k of n. All of the limits together must not
// be keepable, and none of them must be.
func xplain(limits []*limit, keepable func([]*limit) bool) []*limit {
	if len(limits) == 0 {
		return nil
	}
	x := explainer{keepable}
	return x.among(nil, false, limits)
}

type explainer struct{ keepable func([]*limit) bool }

// among finds those of the limits that are part of the conflict, given that the
// background is kept. Fresh says that the background has grown since it was known
// to be keepable.
func (x *explainer) among(background []*limit, fresh bool, limits []*limit) []*limit {
	if fresh && !x.keepable(background) {
		return nil
	}
	if len(limits) == 1 {
		return limits
	}
	half := len(limits) / 2
	first, second := limits[:half], limits[half:]
	ofSecond := x.among(join(background, first), true, second)
	ofFirst := x.among(join(background, ofSecond), len(ofSecond) > 0, first)
	return join(ofFirst, ofSecond)
}

func join(a, b []*limit) []*limit { return append(append([]*limit(nil), a...), b...) }
