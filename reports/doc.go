// Package reports says what a plan is and does: the one model from which commands
// and reports of every format are printed.
//
// A [Summary] is what `plan create`, `plan show` and `plan evaluate` print, and the
// record of its result that is stored with a plan; its JSON is a contract with
// other programs. Amounts of money are decimal numbers of the currency's major
// unit, exact to its minor unit, so that printed parts add up to printed totals.
//
// A [Report] is the whole: [Build] makes it once from the problem, the plan and its
// evaluation, and every renderer (reports/markdown and its siblings) writes what
// stands in it, so that all formats say the same. Texts for people are not in it: a
// [Note] or a [Risk] is a code with values that a renderer puts into words.
//
// The package computes nothing that planner computes: it takes evaluations and
// findings and puts them into words and tables. Writing to files is the work of
// reports/outfile, the rendering of tables that of reports/table.
package reports
