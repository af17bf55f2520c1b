package cli

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/wavecut/wavecut/reports/escape"
)

// writeJSON prints a value as JSON that can't steer a terminal.
func writeJSON(w io.Writer, value any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escape.JSON(b.Bytes()))
	return err
}
