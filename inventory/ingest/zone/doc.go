// Package zone reads DNS zone files: BIND master files (RFC 1035, section 5), as
// they are written by hand, by a zone transfer, or by a Windows DNS server.
//
// Every owner of A, AAAA, CNAME, SRV or MX records becomes one asset of kind name,
// with a dependency of kind dns for each of them: on the machine with the address,
// on the name of the alias, on the target of the service. A client takes any of the
// addresses or of the services of a name, so these are a pool (mode any); mail waits
// at its sender while a mail server is away (RFC 5321, section 4.5.4.1), so MX is
// impact degraded and mode all, outside of that pool. Where a target is not there
// and a wildcard of the file answers for it, the wildcard is what is needed. A PTR
// record says that an address and a name are one machine's: it becomes an alias
// ([foreign.Asset].Alias). Everything else is left out, counted, with one finding.
//
// A name is external where it answers with a public address, directly or over
// aliases of the file; otherwise the file does not say.
//
// # Attributes
//
// For the scripts of a cutover each name keeps what is needed to write its records,
// and to write them back:
//
//	dns_zone     the zone: owner of the SOA record, else the first origin; no final dot
//	dns_type     its types, A, AAAA, CNAME, SRV, MX in that order, separated by ";"
//	dns_ports    the ports of its SRV records, separated by ";"
//	dns_records  its records, separated by ";"
//
// A record in dns_records is TYPE TTL DATA with single spaces: "A 300 10.0.0.7",
// "CNAME 60 www.shop.example.", "SRV 300 10 60 5060 sip1.example.", "MX 3600 10
// mail.example.". Names are absolute, with the final dot, in lower case, in master
// file form, with a ";" written \059; addresses are in their shortest form; the TTL
// is in seconds, "-" where the file gives none. Records are ordered by type (as in
// dns_type), then by data, and each stands once: equal zones give equal text in
// whatever order their files are. The column dns_ttl_seconds is the longest TTL of
// the name's records; MX records count for it only where there are no others.
//
// # Promises
//
// A bad record is rejected with its line and column and harms no other; a parenthesis
// that is never closed costs its own line. $INCLUDE is refused. $ORIGIN and $TTL
// count; $GENERATE is carried out, up to a million records. A file without SOA is
// read as well. The TTL of a record that gives none is that of $TTL, else of the
// record before, else the minimum of the SOA record, else unknown with a finding.
// Memory grows with the records (about 300 bytes each), which are therefore bounded.
//
// It does not look anything up, does not check signatures, and knows no views: two
// files that answer differently for one name are for the one who takes the
// observations to tell apart.
package zone
