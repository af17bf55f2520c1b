// Package tidal reads the servers of Tidal. Sizes are in GB: those allocated are the
// asset's, those used are kept as attributes. A zone is a word of the company's own
// and no site.
package tidal
