// Package planned gives tests of reports a plan that does not change when the
// planner gets better: the small estate of the samples with a plan of its own, the
// same with hostile texts, and any folder with the plan that the filler by
// application makes. It serves tests alone.
package planned
