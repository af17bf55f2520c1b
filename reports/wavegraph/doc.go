// Package wavegraph finds and lays out the picture of one wave: the assets that move
// in it, those that are tied to them by a dependency, and where all of them stand
// once the wave is done.
//
// A site is a circle, in it the assets of an application a disc, those that move in
// its middle. The places depend on nothing but the plan and are found in a time that
// grows with the picture, so that a browser has only to draw. A picture that would
// have too many nodes keeps what moves and drops the assets with the fewest ties.
//
// It does not draw; reports/html does.
package wavegraph
