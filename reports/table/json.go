package table

import (
	"bufio"
	"bytes"
	"encoding/json"

	"github.com/wavecut/wavecut/reports/escape"
)

// SchemaVersion is that of the JSON which tables are printed as. It rises when a
// key changes its meaning or goes; new keys leave it.
const SchemaVersion = 1

// writeMember prints the table as a member of an object: its rows under its name,
// a row on a line and its keys in the order of the columns.
func (t Table) writeMember(out *bufio.Writer) error {
	head, err := literal(t.Name)
	if err != nil {
		return err
	}
	keys := make([][]byte, len(t.Columns))
	for i, c := range t.Columns {
		if keys[i], err = literal(c.Key); err != nil {
			return err
		}
	}
	out.WriteString(",\n  ")
	out.Write(head)
	out.WriteString(": [")
	between, end := "\n    ", "]"
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		out.WriteString(between)
		between, end = ",\n    ", "\n  ]"
		if err := writeObject(out, keys, row); err != nil {
			return err
		}
	}
	_, err = out.WriteString(end)
	return err
}

func writeObject(out *bufio.Writer, keys [][]byte, row Row) error {
	for i, c := range row {
		if i == 0 {
			out.WriteByte('{')
		} else {
			out.WriteByte(',')
		}
		out.Write(keys[i])
		out.WriteByte(':')
		v, err := c.MarshalJSON()
		if err != nil {
			return err
		}
		if _, err := out.Write(v); err != nil {
			return err
		}
	}
	return out.WriteByte('}')
}

// literal is a text as a JSON string, with < and & as they are.
func literal(s string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return nil, err
	}
	return escape.JSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}
