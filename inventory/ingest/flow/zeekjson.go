package flow

import "bytes"

// zeekJSON reads conn.log with one JSON object in each line.
type zeekJSON struct{ columns columns }

func (z *zeekJSON) read(line []byte, f *flow) verdict {
	if len(bytes.TrimSpace(line)) == 0 {
		return verdict{what: isNoRow}
	}
	if other, bad := z.members(line); bad {
		return refuse("", nil, "not a JSON object in one line")
	} else if other != "" {
		return refuse("_path", []byte(other), "not a log of connections")
	}
	if c := &z.columns; !c.hasAll(srcAddress, srcPort, dstAddress, dstPort, protocol, startTime) {
		return refuse("", nil, "the object has no addresses, ports, protocol and time")
	}
	return connection(&z.columns, f)
}

// members reads the members that are known; other is the log's path where that is
// not of connections.
func (z *zeekJSON) members(line []byte) (other string, bad bool) {
	z.columns.fields, z.columns.has = [numColumns][]byte{}, [numColumns]bool{}
	o := newObject(line)
	for name, value, ok := o.next(); ok; name, value, ok = o.next() {
		if string(name) == "_path" && !bytes.HasPrefix(value, []byte("conn")) {
			other = string(value[:min(len(value), 100)])
		}
		if col := zeekColumns[string(name)]; col != ignored {
			z.columns.fields[col], z.columns.has[col] = value, true
		}
	}
	return other, o.bad
}
