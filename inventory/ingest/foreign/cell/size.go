package cell

import (
	"strings"
	"unicode"
)

// Unit is a unit of size.
type Unit uint8

// The units of size that exports use.
const (
	Byte Unit = iota
	KB
	KiB
	MB
	MiB
	GB
	GiB
	TB
	TiB
)

var units = []struct {
	name  string
	bytes float64
}{
	{"bytes", 1},
	{"KB", 1e3},
	{"KiB", 1 << 10},
	{"MB", 1e6},
	{"MiB", 1 << 20},
	{"GB", 1e9},
	{"GiB", 1 << 30},
	{"TB", 1e12},
	{"TiB", 1 << 40},
}

func (u Unit) String() string { return units[u].name }

// binary is the unit of 1024s that memory is counted in where people write u.
func (u Unit) binary() Unit {
	switch u {
	case KB, MB, GB, TB:
		return u + 1
	}
	return u
}

// Memory reads a size of memory and writes it as memory_gb. The unit is that of the
// column; one that stands in the cell wins.
func Memory(text string, unit Unit) (string, error) {
	v, unit, err := sized(text, unit)
	if err != nil {
		return "", err
	}
	return amount(v * units[unit.binary()].bytes / units[GiB].bytes)
}

// Storage reads a size of storage and writes it as storage_gb. The unit is that of
// the column; one that stands in the cell wins.
func Storage(text string, unit Unit) (string, error) {
	v, unit, err := sized(text, unit)
	if err != nil {
		return "", err
	}
	return amount(v * units[unit].bytes / units[GB].bytes)
}

// amount writes a number; 0 says nothing, since no machine has no memory or disk.
func amount(v float64) (string, error) {
	switch {
	case v == 0:
		return "", nil
	case v > maxAmount:
		return "", ErrTooLarge
	}
	return Format(v), nil
}

// sized takes a number and the unit behind it apart.
func sized(text string, unit Unit) (float64, Unit, error) {
	text = strings.TrimSpace(text)
	end := strings.LastIndexFunc(text, unicode.IsDigit) + 1
	if written := strings.TrimSpace(text[end:]); end > 0 && written != "" && written != "." {
		u, ok := unitOf(written)
		if !ok {
			return 0, unit, ErrUnit
		}
		text, unit = text[:end], u
	}
	v, err := Amount(text)
	return v, unit, err
}

func unitOf(text string) (Unit, bool) {
	if strings.EqualFold(text, "b") || strings.EqualFold(text, "byte") {
		return Byte, true
	}
	for u := range units {
		if strings.EqualFold(units[u].name, text) {
			return Unit(u), true
		}
	}
	return 0, false
}
