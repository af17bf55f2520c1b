package workbook

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Book is an open workbook. It must be closed.
type Book struct {
	file   *excelize.File
	sheets []*Sheet
	// Macros and Links tell that it holds what was not followed.
	Macros, Links bool
	Date1904      bool
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	Bytes  int64 // of its part, unpacked
	Notes  Notes
	book   *Book
	limits Limits
}

// Is reports whether a zip archive is a workbook.
func Is(z *zip.Reader) bool {
	return find(z, "xl/workbook.xml") != nil || find(z, "xl/workbook.bin") != nil || find(z, "content.xml") != nil && find(z, "mimetype") != nil
}

// find is a part by its name.
func find(z *zip.Reader, name string) *zip.File {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return partName(f.Name) == name })
	if i < 0 {
		return nil
	}
	return z.File[i]
}

// Open looks at a workbook as a whole and opens it.
func Open(r io.ReaderAt, size int64, limits Limits) (*Book, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, &Error{Reason: "is damaged: " + err.Error(), Hint: "save it again"}
	}
	if find(z, "xl/workbook.xml") == nil {
		return nil, &Error{Reason: "is a workbook of another kind than XLSX", Hint: "save it as XLSX, or the sheets as CSV UTF-8"}
	}
	g := &guard{limits: limits, notes: map[string]Notes{}}
	list, err := listSheets(z)
	if err != nil {
		return nil, err
	}
	g.names = list.names()
	if err := g.parts(z); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: max(limits.Bytes, 32<<20), UnzipXMLSizeLimit: 16 << 20,
	})
	if err != nil {
		return nil, &Error{Reason: "can't be read: " + err.Error(), Hint: "save it again, or the sheets as CSV UTF-8"}
	}
	b := &Book{file: file, Date1904: list.date1904}
	b.Macros = find(z, "xl/vbaproject.bin") != nil
	b.Links = slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasPrefix(partName(f.Name), "xl/externallinks/") })
	for _, s := range list.sheets {
		sheet := &Sheet{Name: s.Name, Hidden: s.State != "" && s.State != "visible", Notes: g.notes[s.part], book: b, limits: limits}
		if f := find(z, s.part); f != nil && worksheet(s.part) {
			sheet.Bytes = int64(f.UncompressedSize64)
			b.sheets = append(b.sheets, sheet)
		}
	}
	return b, nil
}

// Sheets are the sheets that hold cells, in the order of the workbook.
func (b *Book) Sheets() []*Sheet { return b.sheets }

// Close gives back what the workbook holds.
func (b *Book) Close() error { return b.file.Close() }

// sheetList is what the workbook's own part says of its sheets.
type sheetList struct {
	sheets   []listedSheet
	date1904 bool
}

type listedSheet struct {
	Name  string `xml:"name,attr"`
	State string `xml:"state,attr"`
	ID    string `xml:"id,attr"`
	part  string // lower case
}

func (l *sheetList) names() map[string]string {
	names := map[string]string{}
	for _, s := range l.sheets {
		names[s.part] = s.Name
	}
	return names
}

// listSheets reads the list of sheets and where each is.
func listSheets(z *zip.Reader) (*sheetList, error) {
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []listedSheet `xml:"sheets>sheet"`
	}
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := decode(z, "xl/workbook.xml", &book); err != nil {
		return nil, err
	}
	if err := decode(z, "xl/_rels/workbook.xml.rels", &relations); err != nil {
		return nil, err
	}
	l := &sheetList{sheets: book.Sheets, date1904: book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"}
	for i := range l.sheets {
		for _, r := range relations.List {
			if r.ID == l.sheets[i].ID {
				l.sheets[i].part = partName(strings.TrimPrefix(path.Join("/xl", absolute(r.Target)), "/"))
			}
		}
	}
	return l, nil
}

// absolute is a target below /xl: "/xl/worksheets/sheet1.xml" is one without its folder.
func absolute(target string) string {
	if rest, ok := strings.CutPrefix(target, "/xl/"); ok {
		return rest
	}
	return target
}

// decode reads a small part.
func decode(z *zip.Reader, name string, into any) error {
	f := find(z, name)
	if f == nil {
		return &Error{Reason: "has no part " + name, Hint: "save it again"}
	}
	r, err := f.Open()
	if err != nil {
		return &Error{Sheet: name, Reason: err.Error()}
	}
	defer r.Close()
	const most = 4 << 20
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && len(text) > most {
		err = fmt.Errorf("more than %d bytes", most)
	}
	if err == nil {
		err = xml.Unmarshal(text, into)
	}
	if err != nil {
		return &Error{Sheet: name, Reason: err.Error(), Hint: "save it again"}
	}
	return nil
}
