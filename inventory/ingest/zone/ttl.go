package zone

import "math"

const (
	// impliedTTL is what the parser puts where a record gives no TTL.
	impliedTTL = math.MaxUint32
	maxTTL     = math.MaxInt32 // RFC 2181, section 8
)

// ttlRule says which TTL a record has that gives none: that of $TTL (RFC 2308,
// section 4), else that of the record before (RFC 1035, section 5.1), else the
// minimum of the SOA record, as BIND does. -1 is unknown.
type ttlRule struct {
	directive, last, minimum int64
}

func newTTLRule() ttlRule { return ttlRule{-1, -1, -1} }

// of is the TTL of a record, or -1 where nothing says it.
func (r *ttlRule) of(given uint32) int64 {
	switch {
	case given != impliedTTL:
		r.last = int64(given)
		return r.last
	case r.directive >= 0:
		return r.directive
	case r.last >= 0:
		return r.last
	}
	return r.minimum
}

var ttlUnits = map[byte]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400, 'w': 604800}

// parseTTL reads seconds, or BIND's form with units: 1h30m.
func parseTTL(s string) (int64, bool) {
	total, number, digits := int64(0), int64(0), 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= '0' && c <= '9' {
			number = number*10 + int64(c-'0')
			digits++
		} else {
			unit, known := ttlUnits[c|0x20]
			if !known || digits == 0 {
				return 0, false
			}
			total, number, digits = total+number*unit, 0, 0
		}
		if total > maxTTL || number > maxTTL {
			return 0, false
		}
	}
	total += number
	return total, s != "" && total <= maxTTL
}
