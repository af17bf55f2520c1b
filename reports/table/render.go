package table

import (
	"io"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// render prints cells that are safe and fit already. The library is kept from all
// that it would do by itself: upper-case headings, wrapping, trimming, and counting
// lines and arrows as double where the locale is Korean.
func (t Table) render(w io.Writer, r tw.Renderer, cells [][]string) error {
	align := t.alignment()
	out := tablewriter.NewTable(w,
		tablewriter.WithRenderer(r),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithHeaderConfig(section(align)),
		tablewriter.WithRowConfig(section(align)),
	)
	out.Header(cells[0])
	if err := out.Bulk(cells[1:]); err != nil {
		return err
	}
	return out.Render()
}

// section is the configuration of the heading and of the rows. One that is given
// replaces the library's whole, so the padding is said again.
func section(align []tw.Align) tw.CellConfig {
	return tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Padding:    tw.CellPadding{Global: tw.PaddingDefault},
		Alignment:  tw.CellAlignment{PerColumn: align},
	}
}

func (t Table) alignment() []tw.Align {
	align := make([]tw.Align, len(t.Columns))
	for i, c := range t.Columns {
		align[i] = tw.AlignLeft
		if c.Kind == Number {
			align[i] = tw.AlignRight
		}
	}
	return align
}

// lines is the look of tables in a terminal: a frame of light lines, and none
// between rows.
func lines() tw.Renderer {
	return renderer.NewBlueprint(tw.Rendition{
		Symbols:  tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{Separators: tw.Separators{BetweenRows: tw.Off}},
	})
}
