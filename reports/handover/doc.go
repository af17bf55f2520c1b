// Package handover writes a plan in the forms that migration tools import: what
// those tools are told about each asset is the inventory's own, the columns that an
// import of theirs has left as attributes, and the wave of the plan.
//
// The files are for machines: cells are written raw, as the tools want them, and no
// value is invented; a column of which nothing is known is empty. What is written is
// recognised by wavecut's own reader of that form and gives the same values back.
// Waves are named "Wave 1", "Wave 2" …; an asset that stays, and one that is not
// scheduled, has none.
package handover
