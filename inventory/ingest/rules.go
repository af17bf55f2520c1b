package ingest

import "github.com/wavecut/wavecut/inventory"

// rule checks a record by itself, beyond its single cells.
type rule func(*Record) *Problem

// ruleOf is the rule for the records of a source.
func ruleOf(s *Source) rule {
	switch s.Table {
	case Links:
		return notSame(s, inventory.CodeSelfLink, "a link joins two sites")
	case Dependencies:
		return notSame(s, inventory.CodeSelfDependency, "an asset can't depend on itself")
	case Calendar:
		return endAfterStart(s)
	}
	return func(*Record) *Problem { return nil }
}

func notSame(s *Source, code, reason string) rule {
	from, to := s.Index("from"), s.Index("to")
	return func(r *Record) *Problem {
		if a := r.Text(from); a == r.Text(to) {
			return &Problem{Code: code, Column: "to", Value: a, Reason: reason}
		}
		return nil
	}
}

// endAfterStart compares dates with dates and timestamps with timestamps. A date
// and a timestamp can't be compared before the scenario's zone is known.
func endAfterStart(s *Source) rule {
	from, to := s.Index("start"), s.Index("end")
	return func(r *Record) *Problem {
		start, err1 := inventory.ParseMoment(r.Text(from))
		end, err2 := inventory.ParseMoment(r.Text(to))
		if err1 != nil || err2 != nil || start.Day.IsZero() != end.Day.IsZero() {
			return nil
		}
		if start.Day.Before(end.Day) || start.Time.Before(end.Time) {
			return nil
		}
		return &Problem{Code: inventory.CodeEndBeforeStart, Column: "end", Value: r.Text(to), Reason: "not after the start, " + r.Text(from),
			Hint: "the end is exclusive: to freeze one day give the next"}
	}
}
