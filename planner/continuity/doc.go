// Package continuity says what the loss of a site would do, at the start, after
// every wave of a plan and at its end: which services are down, for how long, and
// with how much data lost; and whether sites and clouds carry the demand of events.
//
// An asset outlasts the loss of its site when enough members of its replica group
// are elsewhere (dr_mode, active-active where none is given), or when it has a
// standby at another site that is not given up (dr_mode, warm where none is given).
// A service comes back when all of its outage set (model.md section 3) has, and of
// every pool that it needs one target; it takes as long, and loses as much, as the
// worst of them. What a mode takes is [model.RecoveryOf].
//
// The package prices nothing and changes nothing. What it finds is what C11 and C12
// hold plans to; planner/verify checks these on its own.
package continuity
