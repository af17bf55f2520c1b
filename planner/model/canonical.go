package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// TOML is the scenario in canonical form: every key, in one order, defaults
// written out. Money that is not given stays out, so that reading the form back
// gives an equal scenario.
func (s *Scenario) TOML() []byte {
	var b bytes.Buffer
	writeFields(&b, "", s.schema(), s.NotGiven)
	return b.Bytes()
}

// Digest is the SHA-256 of the canonical form, in hexadecimal. Comments, the
// order of keys and defaults that are spelled out do not change it.
func (s *Scenario) Digest() string {
	sum := sha256.Sum256(s.TOML())
	return hex.EncodeToString(sum[:])
}

// writeFields writes the plain keys of a table, then its tables.
func writeFields(b *bytes.Buffer, path string, fields []field, without []string) {
	for _, f := range fields {
		if f.write == nil || slices.Contains(without, joinKey(path, f.key)) {
			continue
		}
		if v := f.write(); v != "" {
			fmt.Fprintf(b, "%s = %s\n", f.key, v)
		}
	}
	for _, f := range fields {
		at := joinKey(path, f.key)
		if f.table != nil {
			if slices.ContainsFunc(f.table, func(f field) bool { return f.write != nil && f.write() != "" }) {
				fmt.Fprintf(b, "\n[%s]\n", at)
			}
			writeFields(b, at, f.table, without)
		}
		if f.elements != nil {
			writeElements(b, at, f.elements())
		}
	}
}

// writeElements writes an array of tables; nil writes nothing. An empty one
// differs from none, which has a default, and can only be written before the
// first table.
func writeElements(b *bytes.Buffer, at string, elements [][]field) {
	if elements != nil && len(elements) == 0 {
		fmt.Fprintf(b, "%s = []\n", at)
	}
	for _, fields := range elements {
		fmt.Fprintf(b, "\n[[%s]]\n", at)
		writeFields(b, at, fields, nil)
	}
}

// writeNumber is the shortest form that reads back as the same number.
func writeNumber(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
		return strconv.FormatInt(int64(v), 10)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func writeNumbers(list []float64) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = writeNumber(v)
	}
	return "[" + strings.Join(words, ", ") + "]"
}

func writeTexts(list []string) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = quote(v)
	}
	return "[" + strings.Join(words, ", ") + "]"
}

func writeDates(dates map[string]inventory.Date) string {
	classes := slices.Sorted(maps.Keys(dates))
	for i, class := range classes {
		classes[i] = quote(class) + " = " + dates[class].String()
	}
	return "{ " + strings.Join(classes, ", ") + " }"
}

func writeTextLists(lists map[string][]string) string {
	names := slices.Sorted(maps.Keys(lists))
	for i, name := range names {
		names[i] = quote(name) + " = " + writeTexts(lists[name])
	}
	return "{ " + strings.Join(names, ", ") + " }"
}

// quote is a TOML basic string. Control characters are escaped as TOML wants
// them, which is not how Go does.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < 0x20 || c == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// typeName is what a value of a TOML file is, in words.
func typeName(v any) string {
	switch v := v.(type) {
	case string:
		return "the text " + quote(v)
	case int64, float64, bool:
		return fmt.Sprint(v)
	case time.Time:
		return "a date or time"
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return fmt.Sprintf("%v", v)
}
