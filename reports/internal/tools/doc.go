// Package tools finds the outside programs with which tests try outputs for real. A
// test skips with a reason where one is absent; heavy ones run where WAVECUT_FULL is
// set, as .ci/full does. It serves tests alone.
package tools
