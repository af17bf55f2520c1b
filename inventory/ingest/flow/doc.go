// Package flow reads flow logs: AWS VPC flow logs (version 2, or a list of fields in
// a header or in the options), Zeek's conn.log (with tabs or as JSON lines) and the
// three forms of nfdump's CSV output.
//
// It adds flows up to dependencies: who calls whom, how often, with how much traffic.
// Both ends are addresses and nothing else; whether a machine stands behind them is
// for others to find, and no machine is made up.
//
// # Which side is the server
//
// Where the log says it (Zeek's responder), that counts. Else TCP flags, where there
// are some (a SYN comes from the client). Else the ports: a listed service before a
// well-known port, that before another below 32768, that before an ephemeral one.
// Where these are equal, the flow waits until the log has been read: the end that
// more others talk to is the server. What is left are guesses, with a finding: who
// spoke first is the client, else the lower port is the server's. Flows of both
// directions are joined, and the client's ports are folded.
//
// # Rates
//
// The observed time is that from the first flow's beginning to the last one's end,
// over all files that are gathered together; at least a minute.
//
//	calls_per_second  connections ÷ observed seconds. Zeek: lines. VPC: flows that begin
//	                  with a SYN where the log has flags, else as nfdump: flows in the
//	                  direction that has more. A connection with many requests is one.
//	traffic_mbps      bytes of both directions × 8 ÷ 10⁶ ÷ observed seconds. Zeek: with
//	                  the headers of IP where the log has them, as in the other formats.
//
// Two network interfaces that record the same flow (as both ends do in a VPC) do not
// double it: sums are kept for the first interface and for the others, and the greater
// counts.
//
// # Kinds
//
// The kind follows from the server's port, by the list in service.go: databases, caches,
// directories, files, web are sync; mail, queues, time, logs, metrics and monitoring
// async; backup, administration and file transfer batch; ports that only carry copies
// of data replication; resolvers (53) are sync with impact degraded, since clients know
// several. All else is sync. Several ports of one kind between two machines are one
// dependency.
//
// # What is left out, and what is told
//
// Refused flows, attempts without an answer, lines without data, ICMP and protocols
// without ports, multicast, broadcast, link-local and loopback are left, with one
// finding. Scanners, monitoring, backup and administration that call a tenth of all
// machines get impact none for these calls, with a finding each (INV434); shared
// services get one with what they glue together (INV435).
//
// # Memory
//
// It grows with addresses (at most 2¹⁹), pairs of client, server, port and protocol
// (at most 2²⁰) and undecided flows (at most 2¹⁸), not with lines. A client of more
// than 4096 pairs has its further ports put together. Beyond the limits rows are left
// out, with a finding. Below them the result does not depend on the order of the lines.
package flow
