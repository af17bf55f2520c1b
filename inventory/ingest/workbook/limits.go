package workbook

import "fmt"

// Limits bound what is read.
type Limits struct {
	Parts     int   // of the file
	Bytes     int64 // of all parts, unpacked
	Ratio     int   // of bytes unpacked to bytes packed, of a part
	Columns   int
	CellBytes int
}

// maxRow is the last row of a sheet of any workbook.
const maxRow = 1 << 20

// partBytes bounds a part that is neither a sheet nor the shared strings, since
// those are kept in memory.
const partBytes = 64 << 20

// ratioSlack is how much a part may hold before the ratio counts.
const ratioSlack = 1 << 20

// Error says why a workbook can't be read.
type Error struct {
	Sheet  string // or the name of another part
	Row    int
	Reason string
	Hint   string
}

func (e *Error) Error() string {
	switch {
	case e.Sheet == "":
		return e.Reason
	case e.Row == 0:
		return e.Sheet + ": " + e.Reason
	}
	return fmt.Sprintf("%s, row %d: %s", e.Sheet, e.Row, e.Reason)
}
