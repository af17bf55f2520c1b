package draft_test

import (
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
	"github.com/wavecut/wavecut/inventory/ingest/mapping/draft"
	"pgregory.net/rapid"
)

// write is the mapping that is suggested for a table.
func write(t testing.TB, csv string, d draft.Draft) (*mapping.Mapping, string) {
	t.Helper()
	s := &draft.Sampler{}
	foreigntest.Read(t, s, "f.csv", csv)
	d.Tables = s.Tables
	if d.Places == nil {
		d.Places = &draft.Places{}
	}
	text, _ := d.Text()
	m, err := mapping.Parse("f.toml", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if _, err := m.Formats(); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return m, string(text)
}

func TestGuesses(t *testing.T) {
	for _, c := range []struct{ csv, header, want string }{
		{"서버명,업무\nweb01,a\n", "서버명", "host"},
		{"Server,RAM\nweb01,64\n", "RAM", "memory_gb"},
		{"Server,RAM (MiB)\nweb01,65536\n", "RAM (MiB)", "memory_mib"},
		{"Server,RAM\nweb01,65536\n", "RAM", "memory_mb"},
		{"Server,RAM\nweb01,lots\n", "RAM", ""},
		{"Server,Disk\nweb01,1.5 TB\n", "Disk", "storage_gb"},
		{"Server,Tier\nweb01,2\n", "Tier", "tier"},
		{"Server,Tier\nweb01,gold\n", "Tier", ""},
		{"Server,X\nweb01,10.0.0.1\nweb02,10.0.0.2\n", "X", "address"},
		{"Server,Gateway\nweb01,10.0.0.1\nweb02,10.0.0.1\n", "Gateway", ""},
		{"Server,X\nweb01,Production\nweb02,qa\n", "X", "environment"},
		{"Server,DNS Name\nweb01,web01.corp.example\n", "DNS Name", "fqdn"},
		{"Thing,Size\nweb01,big\nweb02,big\n", "Thing", "host"},
		{"Thing,Size\nred,big\nred,big\n", "Thing", ""},
		{"Server,Spread\nweb01,yes\n", "Spread", "spread"},
		{"Source host,Destination host\nweb01,db01\nweb02,db02\n", "Source host", ""},
		{"Server,Source DC,Target DC\nweb01,A,B\n", "Server", "host"},
		{"Server,RTO (h)\nweb01,4\n", "RTO (h)", ""},
		{"Server,RTO\nweb01,240\n", "RTO", "rto_minutes"},
		{"Server,Name\nweb01,Shop front\n", "Name", ""},
		{"Server,UID\nweb01,4d3c2b1a-0000-1111-2222-333344445555\n", "UID", "uuid"},
	} {
		m, text := write(t, c.csv, draft.Draft{})
		got := ""
		for _, table := range m.Tables {
			got = table.Columns[c.header]
		}
		if got != c.want {
			t.Errorf("%q of %q means %q, want %q in\n%s", c.header, c.csv, got, c.want, text)
		}
	}
}

func TestPlaces(t *testing.T) {
	for place, want := range map[string]string{
		"DC Pangyo": "ICN1", "Seoul-1": "SEL1", "Seoul": "", "icn": "ICN1", "Attic": "", "Bussan": "PUS1",
	} {
		d := draft.Draft{Places: &draft.Places{Sites: []draft.Site{
			{ID: "ICN1", Name: "Pangyo"}, {ID: "SEL1", Name: "Seoul 1"}, {ID: "SEL2", Name: "Seoul 2"}, {ID: "PUS1", Name: "Busan"},
		}}}
		m, text := write(t, "Server,Site\nweb01,"+place+"\n", d)
		if got := m.Sites[place]; got != want {
			t.Errorf("%q is %q, want %q in\n%s", place, got, want, text)
		}
	}
}

// What is in use is kept, and its names are known.
func TestBaseIsKept(t *testing.T) {
	base, err := mapping.Parse("m.toml", []byte("trust = [\"a\"]\n[sites]\n\"x\" = \"S1\"\n[servicenow.relations]\n\"a::b\" = \"child\"\n[[table]]\nname = \"f\"\ncolumns = { \"Q\" = \"host\" }\n"))
	if err != nil {
		t.Fatal(err)
	}
	m, text := write(t, "Server,Site\nweb01,X\n", draft.Draft{Base: base, Places: &draft.Places{Mapping: base}})
	if len(m.Trust) != 1 || m.Sites["x"] != "S1" || len(m.Sites) != 1 || m.ServiceNow.Relations["a::b"] != "child" ||
		len(m.Tables) != 2 || m.Tables[0].Columns["Q"] != "host" || m.Tables[1].Name != "f-2" {
		t.Errorf("%+v in\n%s", m, text)
	}
}

// Whatever headers and cells hold, what is written can be read, and reads the table
// that it was made of.
func TestAnyTableRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(rapid.String(), 2, 6)
		header := foreign.NewHeader("f\n.csv", "s\u202e", 1, append([]string{"Server"}, cells.Draw(t, "header")...))
		s := &draft.Sampler{}
		rows, err := s.Open(header, foreign.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var sink foreigntest.Recorder
		for _, row := range rapid.SliceOfN(cells, 0, 4).Draw(t, "rows") {
			if err := rows.Row(foreign.Row{Cells: append([]string{"web01"}, row...)}, &sink); err != nil {
				t.Fatal(err)
			}
		}
		places := &draft.Places{}
		for _, name := range cells.Draw(t, "places") {
			places.See(name, 1)
		}
		d := draft.Draft{Tables: s.Tables, Places: places, Whole: rapid.Bool().Draw(t, "whole")}
		text, _ := d.Text()
		if strings.ContainsAny(string(text), "\u202e\x00\x1b\r\u2028") {
			t.Fatalf("control characters in %q", text)
		}
		m, err := mapping.Parse("f.toml", text)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		formats, err := m.Formats()
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		for _, f := range formats {
			if f.(foreign.TableFormat).Recognise(header) == 0 {
				t.Fatalf("the table is not recognised by\n%s", text)
			}
		}
	})
}
