package bound

// extremes adds the two lines that need no cut: nothing has moved but what must,
// and everything has but what may not.
func (s *search) extremes() {
	clear(s.set)
	for v := range s.cost {
		s.set[v] = s.in.force[v] > 0
	}
	s.lines = append(s.lines, s.direct())
	for v := range s.cost {
		s.set[v] = s.in.force[v] >= 0
	}
	s.lines = append(s.lines, s.direct())
}

// direct is the line of the scratch set, priced directly.
func (s *search) direct() *line {
	l := s.weigh()
	l.base = s.energy()
	l.cost = l.base + s.in.tearing(l.torn)
	return l
}

// energy is what the scratch set costs a day.
func (c *cutter) energy() float64 {
	r := c.x.rate
	sum := r.start
	for v, u := range r.unary {
		if c.set[v] {
			sum += u
		}
	}
	for k := range r.u {
		switch u, v := c.set[r.u[k]], c.set[r.v[k]]; {
		case u && !v:
			sum += r.forward[k]
		case v && !u:
			sum += r.backward[k]
		}
	}
	return sum + c.exitEnergy() + c.swapEnergy()
}

func (c *cutter) exitEnergy() float64 {
	sum := 0.0
	for i, e := range c.x.exits {
		for _, v := range e.vars {
			if !c.set[v] {
				sum += c.in.exits[i]
				break
			}
		}
	}
	return sum
}

func (c *cutter) swapEnergy() float64 {
	if !c.in.late {
		return 0
	}
	sum := -c.swapSum
	for v, e := range c.swapOf {
		if c.set[v] {
			sum += e
		}
	}
	return sum
}
