package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
)

// contentTypes is the part that lists the others, and stands first.
const contentTypes = "[Content_Types].xml"

// repack writes the parts of a workbook in one order: the library writes them, and
// lists them, in another order every time.
func repack(w io.Writer, text []byte) error {
	in, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int {
		if (a.Name == contentTypes) != (b.Name == contentTypes) {
			return map[bool]int{true: -1, false: 1}[a.Name == contentTypes]
		}
		return strings.Compare(a.Name, b.Name)
	})
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if f.Name == contentTypes {
			err = copySorted(out, f)
		} else {
			err = out.Copy(f)
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

var listed = regexp.MustCompile(`<(Default|Override) [^>]*(/>|></(Default|Override)>)`)

// copySorted writes the list of the parts with its lines sorted.
func copySorted(out *zip.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	lines := listed.FindAllString(string(text), -1)
	slices.Sort(lines)
	i := 0
	sorted := listed.ReplaceAllStringFunc(string(text), func(string) string { i++; return lines[i-1] })
	w, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, sorted)
	return err
}
