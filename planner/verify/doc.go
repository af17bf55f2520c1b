// Package verify checks a plan against the hard constraints C1 to C10 of
// model.md section 4, and C11 to C13 where the scenario asks for them, and nothing else.
//
// It is the second opinion on every plan, whoever made it. Of the planner it
// shares only the plain facts of planner/model: the windows and intervals, the
// links, and what a plan is. Methods and outages (section 5), outage sets,
// replica groups, pools, freezes and capacity profiles are worked out here once
// more from the inventory, so that a mistake in the search cannot hide behind
// the same mistake in the check. It takes time and memory linear in the estate,
// C5 apart, which takes a search of the dependencies for every freeze.
//
// [Verify] lists every violation. [Trial] only says whether there is one, fast,
// for callers that try very many plans of one small problem. Neither prices
// anything. Both take any plan: decisions that make no sense are C10, and their
// assets count as unscheduled.
//
// Where the page leaves room, it is read so:
//   - A replica group "satisfies C7 in a wave" when enough of its members are
//     available in it; its spread is no matter of a wave.
//   - A candidate is kept when an asset moves there or stays there (wave 0). One
//     that is merely unscheduled there does not keep it.
//   - The members of a spread group are those that the plan does not retire.
//   - An asset of method retire that stays breaks C1: it has no target.
//   - In C5 an asset is at a site in the interval before the window.
package verify
