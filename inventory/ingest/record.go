package ingest

// Record is a row whose cells were read. It is valid until the next one is asked for.
type Record struct {
	Line int
	// Values belong to the source's Columns: nil (an empty cell), string, float64 or int64.
	Values []any
	// Attributes belong to the source's Attributes; "" is an empty cell.
	Attributes []string
}

// Text is the value of column i, or "" where it is empty.
func (r *Record) Text(i int) string {
	if i < 0 {
		return ""
	}
	s, _ := r.Values[i].(string)
	return s
}
