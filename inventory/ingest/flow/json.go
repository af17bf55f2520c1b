package flow

import (
	"bytes"
	"encoding/json"
)

const maxDepth = 64 // of values that are skipped

// object goes over the members of a JSON object that is one line. encoding/json
// allocates for each line, which ten million of them can't afford; what is not plain
// (escapes in a string) is left to it.
type object struct {
	rest []byte
	bad  bool
}

// newObject begins to read an object.
func newObject(line []byte) object {
	line = bytes.TrimSpace(line)
	if len(line) < 2 || line[0] != '{' || line[len(line)-1] != '}' {
		return object{bad: true}
	}
	return object{rest: line[1 : len(line)-1]}
}

// next is the next member: its name, and its value as text; ok is false at the end
// or where the object is malformed.
func (o *object) next() (name, value []byte, ok bool) {
	o.space()
	if o.bad || len(o.rest) == 0 {
		return nil, nil, false
	}
	name = o.text()
	o.space()
	if !o.take(':') {
		return nil, nil, false
	}
	o.space()
	value = o.value()
	o.space()
	if len(o.rest) > 0 {
		o.take(',')
		o.space()
		o.bad = o.bad || len(o.rest) == 0
	}
	return name, value, !o.bad
}

func (o *object) space() { o.rest = bytes.TrimLeft(o.rest, " \t\r\n") }

func (o *object) take(c byte) bool {
	if o.bad || len(o.rest) == 0 || o.rest[0] != c {
		o.bad = true
		return false
	}
	o.rest = o.rest[1:]
	return true
}

// text is a string, without its quotes.
func (o *object) text() []byte {
	if !o.take('"') {
		return nil
	}
	for i := 0; i < len(o.rest); i++ {
		switch o.rest[i] {
		case '\\':
			return o.escaped(i)
		case '"':
			s := o.rest[:i]
			o.rest = o.rest[i+1:]
			return s
		}
	}
	o.bad = true
	return nil
}

// escaped is a string with escapes, the first of them at i.
func (o *object) escaped(i int) []byte {
	for ; i < len(o.rest); i++ {
		switch o.rest[i] {
		case '\\':
			i++
		case '"':
			var s string
			quoted := append(append([]byte{'"'}, o.rest[:i]...), '"')
			o.bad = json.Unmarshal(quoted, &s) != nil
			o.rest = o.rest[i+1:]
			return []byte(s)
		}
	}
	o.bad = true
	return nil
}

// value is a string, a number, or "" for all other values.
func (o *object) value() []byte {
	if o.bad || len(o.rest) == 0 {
		o.bad = true
		return nil
	}
	switch c := o.rest[0]; {
	case c == '"':
		return o.text()
	case c == '{' || c == '[':
		o.skip()
		return nil
	}
	n := bytes.IndexAny(o.rest, ", \t")
	if n < 0 {
		n = len(o.rest)
	}
	word := o.rest[:n]
	o.rest = o.rest[n:]
	o.bad = !json.Valid(word)
	if len(word) > 0 && (word[0] >= '0' && word[0] <= '9' || word[0] == '-') {
		return word
	}
	return nil
}

// skip goes over an object or an array within the object.
func (o *object) skip() {
	depth := 0
	for len(o.rest) > 0 && !o.bad {
		switch o.rest[0] {
		case '"':
			o.text()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		o.rest = o.rest[1:]
		if o.bad = o.bad || depth > maxDepth; depth == 0 {
			return
		}
	}
	o.bad = true
}
