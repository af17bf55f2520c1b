// Package dnschange works out how the names of a plan are changed in the DNS wave by
// wave, and writes that as scripts for nsupdate and as files for octoDNS.
//
// For each wave there are four states: the TTL lowered before the window, the new
// addresses within it, the old ones again for a rollback, and the old TTL with the
// new addresses afterwards. Every file holds a state whole, so that applying it
// twice changes nothing. Records come from the zone files that were imported, as
// they are after the waves before; addresses from addresses.csv. What is not known
// stands as a variable, ${ADDRESS_LB_1_AT_PTK1}, which envsubst fills in from
// values.env; so the files are the same for every environment but for their values.
//
// Only addresses and aliases (A, AAAA, CNAME) are changed. Nothing is looked up in
// the DNS, and nothing is sent.
package dnschange
