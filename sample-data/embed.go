package sampledata

import (
	"embed"
	"io/fs"
)

//go:embed small/*.csv small/scenario.toml
//go:embed four-to-two/*.csv four-to-two/scenario.toml
var estates embed.FS

// Small is an estate of forty assets and nine names that a person can read
// through in ten minutes: every column is used somewhere, every kind of
// constraint is there, and everything can be moved. small/README.md tells what
// to look at.
func Small() fs.FS { return sub("small") }

// FourToTwo is the full-size estate: an e-commerce company that leaves two of
// its four data centers in Korea. Its files are those that [Generate] writes for
// the zero [Options].
func FourToTwo() fs.FS { return sub("four-to-two") }

// sub is a folder of the embedded estates.
func sub(dir string) fs.FS {
	f, err := fs.Sub(estates, dir)
	if err != nil { // only for a path that is not valid
		panic(err)
	}
	return f
}
