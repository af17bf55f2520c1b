// Package sampledata holds the sample estates that wavecut shows itself with,
// and the seeded generator that makes the large one of any size.
package sampledata
