// Package workbook writes a report as an XLSX workbook: a summary, a sheet for each
// table of reports/sheet, and native charts of the money by month and of the waves.
//
// Numbers and dates are real ones, headers are frozen and can be filtered. Texts
// from data are texts, never formulas; the only formulas are sums of our own, on the
// summary, which stand beside the figures that they must equal. The same report
// gives the same bytes. What is longer than a cell may be is cut and marked.
package workbook
