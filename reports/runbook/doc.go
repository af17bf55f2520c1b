// Package runbook works out what has to be done for each wave of a plan, when and
// in which order: the preparations before the window, the list that decides
// between go and no-go, the cutovers, start-ups and checks inside the window to the
// minute, the way back, the care afterwards, and the end of sites that are empty.
//
// [Build] makes a [Book] for each wave that is not empty. Outages run side by side
// from the start of the window, as the planning model prices them; start-up and
// checks follow the dependencies, what is needed before what needs it, assets that
// need each other together, the rest in parallel. How long a start-up with its
// checks takes is not part of the model and stands in [Options].
//
// Times are instants; Book.Location is the zone in which people read them. Texts
// are phrases of a catalogue in several languages ([Phrase]), so that renderers
// (the subpackages) hold layout alone. The package computes no costs and checks no
// constraints. What a person has to know before the window is a finding, with the
// codes PLAN060 and up.
package runbook
