package model

import (
	"fmt"
	"math"
	"slices"
)

// Continuity says what the plan must keep up while it is carried out.
type Continuity struct {
	// ProtectTiers are the tiers whose services no wave may leave worse protected
	// against the loss of one site than they were at the start (C11); empty: none.
	ProtectTiers []int
	// Peaks has the demand of events held against what the sites carry (C12).
	Peaks bool
}

// Protects reports whether services of a tier are under C11.
func (c *Continuity) Protects(tier uint8) bool { return slices.Contains(c.ProtectTiers, int(tier)) }

func (c *Continuity) fields() []field {
	return []field{tierListField("protect_tiers", &c.ProtectTiers), flagField("peaks", &c.Peaks)}
}

// tierListField reads a list of tiers; none is the default and is left out.
func tierListField(key string, to *[]int) field {
	var list []float64
	f := numbersField(key, &list)
	read := f.read
	f.read = func(r *scenarioReader, at string, v any) {
		list, *to = nil, nil
		read(r, at, v)
		for i, n := range list {
			if n != math.Trunc(n) || n >= NumTiers {
				r.outOfRange(fmt.Sprintf("%s[%d]", at, i), n, fmt.Sprintf("a tier from 0 to %d", NumTiers-1))
				continue
			}
			*to = append(*to, int(n))
		}
	}
	f.write = func() string {
		if len(*to) == 0 {
			return ""
		}
		numbers := make([]float64, len(*to))
		for i, t := range *to {
			numbers[i] = float64(t)
		}
		return writeNumbers(numbers)
	}
	return f
}

// flagField reads true or false; false is the default and is left out.
func flagField(key string, to *bool) field {
	write := func() string {
		if *to {
			return "true"
		}
		return ""
	}
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		b, ok := v.(bool)
		if !ok {
			r.wrongType(at, "true or false", v)
			return
		}
		*to = b
	}}
}
