// Package device42 reads what Device42 reports of the communication of services: the
// result of its service communication query and its service dependency report.
//
// The client depends on the listener. Both are devices that Device42 has examined
// where they have a name, and so assets that were seen, with their operating system
// and their business application; an end with nothing but an address is only named.
// Counts of connections are of moments of discovery, so they give no rates.
package device42
