// Package reconcile finds out which observations are of one thing, and what is so
// of it.
//
// Rules, in the order in which they are tried:
//
//  1. Equal keys of one scope are one thing (a VM ID of a vCenter).
//  2. Equal UUIDs are one thing, unless it would make one thing of two that a source
//     tells apart (a cloned machine with the UUID of its template).
//  3. Equal fully qualified names are one thing, in the same way. Case and a final dot
//     do not matter; a native id counts where it has the form of one.
//  4. A short name belongs to the one thing whose name it is, or whose fully qualified
//     name begins with it. Where there are several it belongs to the one that has an
//     address in common; else it is ambiguous.
//  5. An observation that knows no name, and an alias (a PTR record), belong to the
//     one thing that has the address. An address that several things have identifies
//     none of them, nor does a loopback, link-local or multicast address.
//
// Things with two different native ids, two keys of one scope, or UUIDs that differ
// within one family of formats are never made one. What is ambiguous is left apart and
// told. A DNS name that is a machine's own name is that machine.
//
// Of several values for a column the one of the more trusted format counts, then the
// newer, then the one whose format comes first by name. The others are kept, and told
// where they differ.
//
// The result depends on what the observations say, not on the order in which they
// or their files come. Nothing is invented: an end of a dependency that nothing is
// known of is a gap.
package reconcile
