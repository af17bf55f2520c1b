package table

import (
	"bytes"
	"testing"

	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
	"github.com/wavecut/wavecut/reports/escape"
	"pgregory.net/rapid"
)

// What is laid out here is what the library prints, byte by byte.
func TestLayoutIsTheLibrarys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "columns")
		text := rapid.SampledFrom([]string{"", "a", "web-1", "결제 서버", "두 줄|입니다", "→ …", "12", "1,234.5", "a  b", "=x", "é", "日本", "x y z"})
		var tab Table
		var heading Row
		for range n {
			tab.Columns = append(tab.Columns, Column{Key: text.Filter(func(s string) bool { return s != "" }).Draw(t, "key"), Kind: rapid.SampledFrom([]Kind{Text, Exact, Number}).Draw(t, "kind")})
			heading = append(heading, Cell{})
		}
		var rows []Row
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			row := make(Row, len(heading))
			for i := range row {
				row[i] = String(text.Draw(t, "cell"))
			}
			rows = append(rows, row)
		}
		for _, look := range []struct {
			name   string
			escape func(string) string
			grid   grid
			lib    tw.Renderer
		}{
			{"text", escape.Terminal, lightGrid, lines()},
			{"markdown", escape.Markdown, markdownGrid, renderer.NewMarkdown()},
		} {
			cells := tab.safe(rows, look.escape)
			var ours, theirs bytes.Buffer
			if err := tab.layOut(&ours, look.grid, cells); err != nil {
				t.Fatal(err)
			}
			if err := tab.render(&theirs, look.lib, cells); err != nil {
				t.Fatal(err)
			}
			if ours.String() != theirs.String() {
				t.Fatalf("%s:\n%s\nwant\n%s", look.name, &ours, &theirs)
			}
		}
	})
}
