// Package calendar writes the dates of a plan as an iCalendar file (RFC 5545) that
// calendar programs import: the windows with what moves, the moments by which TTLs
// must be lowered and copies started, freezes and events, exits of sites and ends of
// contracts.
//
// Lines end with CRLF. An event keeps its identity (UID) when a plan of the same
// name is written again, so that a later import moves it instead of adding another;
// the stamp is that of the plan, so that the same plan gives the same bytes.
package calendar
