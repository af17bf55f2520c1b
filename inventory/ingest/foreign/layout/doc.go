// Package layout reads tables whose rows describe assets, by a list of what each
// column means.
//
// A [Table] names the columns by which it is recognised and gives, for each that it
// knows, a [Field]: how a cell becomes part of an asset. What no field takes is kept
// as an attribute under its own header. A cell that can't be read leaves its value
// unset, is kept as an attribute too, and is told of; a row that names nothing is
// rejected. The units in which sizes were read are told once for each table.
package layout
