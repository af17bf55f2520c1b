// Package cli is the command line of wavecut: one file per command, wired to the
// packages that do the work.
//
// [Run] builds a fresh tree of commands for every run, so that runs share nothing.
// Commands return errors and print answers; exit.go alone turns errors into exit
// codes and messages. The clock, the environment and the streams are handed in by
// main. Nothing here computes: what a command prints comes from inventory, planner
// or reports.
package cli
