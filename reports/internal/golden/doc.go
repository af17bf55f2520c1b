// Package golden holds outputs to files in testdata; go test -update writes them. It
// serves tests of reports alone.
package golden
