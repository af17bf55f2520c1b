package layout_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// things is a table with one field of every sort.
func things() *layout.Table {
	return &layout.Table{
		Format: "things", Words: "Things", Must: [][]string{{"thing", "object"}},
		Fields: []layout.Field{
			layout.Key("things", "id"),
			layout.Host("thing", "object"),
			layout.Number("vcpu", "threads"),
			layout.Number("vcpu", "cores").Otherwise(),
			layout.Memory(cell.MB, "memory"),
			layout.Part(cell.GB, "disk a"),
			layout.Part(cell.GB, "disk b"),
			layout.Environment("stage"),
		},
		Kept: []string{"note"}, Dropped: []string{"seen by"},
		Finish: func(_ *foreign.Asset, cells layout.Cells) string {
			if cells("note") == "gone" {
				return "things that are gone"
			}
			return ""
		},
	}
}

func TestTable(t *testing.T) {
	rec := foreigntest.Read(t, things(), "things.csv", `*Object,ID,Threads,Cores,Memory,Disk A,Disk B,Stage,Note,Seen by,Other
a.example,1,8,4,2048,10,20.5,Prod,n,x,o
b,2,,4,x,10,x,Mars,-,x,N/A
,,8,,,,,,,,
c,3,,,,,,,gone,,
`)
	const want = `asset 2: key="1" scope="things" fqdn="a.example" vcpu="8" memory_gb="2" storage_gb="30.5" environment="prod" {ID: "1"} {Cores: "4"} {Note: "n"} {Other: "o"}
finding 3: INV450 warning b: Memory "x": not a number; the value is left unset
finding 3: INV450 warning b: Disk B "x": not a number; the value is left unset
finding 3: INV450 warning b: Stage "Mars": not one of the words that are known; the value is left unset
asset 3: key="2" scope="things" name="b" vcpu="4" {Memory: "x"} {Disk B: "x"} {Stage: "Mars"} {ID: "2"} {Cores: "4"}
reject 4: INV451 ["" "" "8" "" "" "" "" "" "" "" ""]: no name, address or identifier says what the row is about
finding 1: INV452 info : Things: read Memory in MB of 1024, Disk A in GB
finding 1: INV454 info : 1 row is left out: things that are gone
rows: 2 stored, 0 merged, 1 left, 1 rejected
`
	if got := rec.String(); got != want {
		t.Errorf("read\n%s", got)
	}
}

func TestRecognise(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  int
	}{
		{[]string{"thing"}, 1},
		{[]string{"object", "memory", "note", "seen by", "unheard of"}, 4},
		{[]string{"memory", "note"}, 0},
	} {
		if got := things().Recognise(foreign.NewHeader("f", "", 1, c.cells)); got != c.want {
			t.Errorf("%v has %d columns of a thing, want %d", c.cells, got, c.want)
		}
	}
	if _, err := things().Open(foreign.NewHeader("f", "", 1, []string{"memory"}), foreign.Options{}); err == nil {
		t.Error("a table without the column that it must have is read")
	}
}

func TestGathered(t *testing.T) {
	table := &layout.Gathered{Table: things(), Merge: func(into, more *foreign.Asset) {
		for _, v := range more.Values {
			if err := layout.Add(into, v.Column, v.Text); err != nil {
				t.Error(err)
			}
		}
	}}
	rec := foreigntest.Read(t, table, "things.csv", "thing,id,threads\na,1,2\nb,2,5\na,1,3\n")
	const want = `asset 2: key="1" scope="things" name="a" vcpu="5" {id: "1"}
asset 3: key="2" scope="things" name="b" vcpu="5" {id: "2"}
rows: 2 stored, 1 merged, 0 left, 0 rejected
`
	if got := rec.String(); got != want {
		t.Errorf("read\n%s", got)
	}
}
