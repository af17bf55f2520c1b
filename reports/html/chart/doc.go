// Package chart lays out the charts of the HTML report as drawings of rectangles,
// lines and texts, which a template writes as SVG: they print, and need no scripts.
//
// A drawing holds texts as they are and colours as names of classes; it is the
// template that escapes the one and the style sheet that knows the other. Every
// drawing has a title and a description for those who can't see it, and shapes have
// tips that browsers show on hovering. The same report gives the same drawing.
package chart
