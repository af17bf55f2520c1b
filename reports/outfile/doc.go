// Package outfile writes a file whole or not at all: into a temporary file beside
// the target, synced, and renamed over it (the protocol of restic's local backend).
//
// After a crash or an error at any moment the target is what it was before or what
// it was to become, never a mixture; a temporary file that a killed process left is
// removed by the next one that writes to that target. What exists is refused unless
// replacing it was asked for, keeps its permissions when it is replaced, and is
// never one of the protected files (inputs, the database), not even through a
// symbolic or hard link. Devices, pipes and sockets are written to directly.
//
// It does not make directories, and does not order writers of one target: the last
// rename stands.
package outfile
