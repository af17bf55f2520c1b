// Package suggest finds the known word that a mistyped one was meant to be, for
// the "did you mean" of commands, flags, columns, filter fields and ids.
//
// It compares by optimal string alignment (insert, delete, replace, swap of two
// neighbours; Damerau 1964, in the restricted form of Wagner and Lowrance 1975),
// without regard to case. The same candidates give the same answer in any order.
// It does not rank by meaning and knows no synonyms.
package suggest
