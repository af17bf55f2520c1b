package foreign

import "testing"

func TestHeaderIndex(t *testing.T) {
	h := NewHeader("f.csv", "", 1, []string{"\ufeff*Server Name", "IP  addresses", "cpu_count", "CPU count", ""})
	for _, c := range []struct {
		name string
		want int
	}{{"server name", 0}, {"Ip Addresses", 1}, {"CPU Count", 2}, {"cpu-count", 2}, {"", -1}, {"memory", -1}} {
		if got := h.Index(c.name); got != c.want {
			t.Errorf("Index(%q) = %d, want %d", c.name, got, c.want)
		}
	}
	if got := h.Count("server name", "memory", "ip addresses"); got != 2 {
		t.Errorf("Count = %d, want 2", got)
	}
	row := Row{Cells: []string{" a ", "b"}}
	if row.Cell(0) != "a" || row.Cell(5) != "" || row.Cell(-1) != "" {
		t.Error("Cell does not trim, or reads beyond the row")
	}
}
