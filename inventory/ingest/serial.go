package ingest

import (
	"math"
	"strconv"
	"time"
)

// serialDate reads a date as workbooks store it: days since the end of 1899 (or,
// in workbooks of old Macs, since the beginning of 1904). Serials below 61 are not
// read: there workbooks count a day that never was; nor are times of day, which
// have no zone.
func serialDate(s string, date1904 bool) (text string, ok bool) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || v < 61 || v > 2958465.999999 {
		return "", false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days, part := math.Modf(v)
	if part != 0 {
		return "", false
	}
	return epoch.AddDate(0, 0, int(days)).Format(time.DateOnly), true
}

// errorCell reports whether a cell holds what a workbook shows where a formula fails.
func errorCell(s string) bool {
	switch s {
	case "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!":
		return true
	}
	return false
}
