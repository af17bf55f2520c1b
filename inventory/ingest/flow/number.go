package flow

import "math"

// parseUint reads a decimal number up to a limit, without allocating.
func parseUint(b []byte, limit int64) (int64, bool) {
	if len(b) == 0 || len(b) > 19 {
		return 0, false
	}
	v := int64(0)
	for _, c := range b {
		if c < '0' || c > '9' || v > (math.MaxInt64-9)/10 {
			return 0, false
		}
		v = v*10 + int64(c-'0')
	}
	return v, v <= limit
}

// parseMillis reads seconds with or without a fraction as milliseconds.
func parseMillis(b []byte) (int64, bool) {
	whole, fraction := b, []byte(nil)
	for i, c := range b {
		if c == '.' {
			whole, fraction = b[:i], b[i+1:]
			break
		}
	}
	v, ok := parseUint(whole, math.MaxInt64/2000)
	if !ok {
		return 0, false
	}
	v *= 1000
	scale := int64(100)
	for _, c := range fraction {
		if c < '0' || c > '9' {
			return 0, false
		}
		v += int64(c-'0') * scale
		scale /= 10
	}
	return v, true
}

// parseStamp reads "2026-11-20 08:15:00.123", with "T" or a space between, and "Z",
// an offset or nothing at the end, which is taken for UTC: only differences count.
func parseStamp(b []byte) (int64, bool) {
	if len(b) < 19 || b[4] != '-' || b[7] != '-' || b[10] != 'T' && b[10] != ' ' || b[13] != ':' || b[16] != ':' {
		return 0, false
	}
	y, ok1 := parseUint(b[0:4], 9999)
	mo, ok2 := parseUint(b[5:7], 12)
	d, ok3 := parseUint(b[8:10], 31)
	h, ok4 := parseUint(b[11:13], 24)
	mi, ok5 := parseUint(b[14:16], 59)
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || mo == 0 || d == 0 {
		return 0, false
	}
	rest, shift := zoneOf(b[17:])
	ms, ok := parseMillis(rest)
	if !ok || ms >= 61_000 || shift == badZone {
		return 0, false
	}
	return ((daysFrom1970(y, mo, d)*24+h)*60+mi-shift)*60_000 + ms, true
}

const badZone = math.MaxInt32

// zoneOf cuts the zone off the seconds of a time; it is in minutes.
func zoneOf(b []byte) ([]byte, int64) {
	for i, c := range b {
		switch c {
		case 'Z':
			if i == len(b)-1 {
				return b[:i], 0
			}
			return b, badZone
		case '+', '-':
			return b[:i], offset(b[i+1:], c == '-')
		}
	}
	return b, 0
}

// offset reads 09:00 or 0900.
func offset(b []byte, west bool) int64 {
	if len(b) == 5 && b[2] == ':' {
		b = append(append(make([]byte, 0, 4), b[:2]...), b[3:]...)
	}
	if len(b) != 4 {
		return badZone
	}
	h, ok1 := parseUint(b[:2], 18)
	m, ok2 := parseUint(b[2:], 59)
	if !ok1 || !ok2 {
		return badZone
	}
	if west {
		return -(h*60 + m)
	}
	return h*60 + m
}

// daysFrom1970 counts days of the Gregorian calendar (H. Hinnant, "chrono-compatible
// low-level date algorithms", 2013).
func daysFrom1970(y, m, d int64) int64 {
	if m <= 2 {
		y--
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}
