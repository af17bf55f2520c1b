// Package svg draws a picture as SVG with Graphviz, which is part of the program as
// WebAssembly (graphviz.wasm, from @viz-js/viz) and needs nothing installed.
//
// It promises the same bytes for the same picture. A picture with more nodes or edges
// than a person can read is refused ([TooLargeError]). The module gets no files, no
// environment, no clock and no randomness from outside. NOTICE holds the licences.
package svg
