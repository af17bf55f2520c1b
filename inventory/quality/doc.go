// Package quality says how far an inventory can be trusted for planning: how
// complete the values are that a planner uses, by source and by site; a confidence
// for every asset and for the whole; what most would improve it; and what looks odd
// about the whole: assets that nothing needs and that need nothing, names that
// resolve nowhere, hubs.
//
// The confidence of an asset is the share, by weight, of what a planner uses of such
// an asset and a file gave (a default does not count), less a tenth for every value
// in which sources differ. That of the whole is the mean. The weights are judgement:
// what decides where and when something goes weighs more than what only prices it.
//
// It reads an estate and facts about it, and decides nothing.
package quality
