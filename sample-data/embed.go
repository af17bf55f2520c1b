package sampledata

import (
	"embed"
	"io/fs"
)

//go:embed four-to-two
var estates embed.FS

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
