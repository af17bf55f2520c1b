// Package diagnose says what a problem asks for that no plan can give, and what
// would help.
//
// [Check] looks at the problem before any search: limits that nothing can satisfy,
// as findings with the codes PLAN001 and up, which [Explanations] tells in words.
// What it reports as an error holds for every plan; it counts and does not search,
// so that it does not report all there is.
//
// [Conflicts] looks at what a plan leaves unscheduled: the smallest sets of limits
// that stand against each other, and by how much each would have to give.
// Arguments that count come first and are proofs. The rest is found by leaving
// out limits and completing the plan again (deletion filtering), and is as sure
// as that search: on tiny problems, which it tries out, sure.
package diagnose
