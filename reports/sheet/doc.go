// Package sheet lays a report out as tables with typed cells: the sheets of a
// workbook, and a CSV file each for other programs.
//
// A table holds every row of the report, never a selection. Numbers are decimal
// digits as the report has them, so that nothing is rounded on the way; dates and
// moments are those of the report's time zone. Column keys are the words of the
// native files; people read the headings, in English or Korean.
package sheet
