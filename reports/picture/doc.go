// Package picture writes the dependency graph for programs that draw or compute:
// DOT, GraphML, Mermaid, JSON and CSV.
//
// A [Picture] is nodes and edges that were chosen and coloured by the caller, in the
// order in which they are written; the same picture gives the same bytes. Texts from
// data are escaped as each format wants it, so that reading a file back gives the
// picture again. The package lays nothing out; that is reports/picture/svg.
package picture
