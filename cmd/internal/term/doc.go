// Package term is how commands talk: the three streams, whether a terminal is at
// their ends and how wide it is, colour, and progress bars.
//
// stdout is the answer, stderr is the talk. Whatever comes from data and goes to a
// terminal passes escape.Terminal first; the functions here that print do it
// themselves. Colour and progress are for terminals: nothing of them reaches a pipe
// or a file unless colour is asked for. Nothing here reads the environment or the
// clock but through what is handed in.
package term
