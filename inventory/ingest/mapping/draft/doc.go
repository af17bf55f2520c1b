// Package draft writes a mapping file to start from: what the columns of tables that
// no format knows may mean, and which sites places may be that sources name.
//
// A [Sampler] reads such tables as if they were of a format and keeps what tells of
// their columns; [Draft] guesses and writes. A guess rests on the header, in the usual
// words of several languages, and on the values: one that the values contradict is
// not made. The text that is written is a mapping that can be used as it stands;
// what could not be guessed stands in it as a comment, with samples.
//
// It decides nothing: a person reads the file before it is used.
package draft
