package content

import (
	"strings"
)

// dataTables are what is unscheduled, broken and found.
func (c *Content) dataTables() {
	w := c.W
	t := Table{ID: "t-unscheduled", Caption: w.T("unscheduled.table"), Columns: c.columns("asset", "reason", "meaning")}
	for _, u := range c.R.Summary.Unscheduled {
		code, _, _ := strings.Cut(u.Reason, ":")
		t.Rows = append(t.Rows, []Cell{head(u.Asset), str(u.Reason), str(meaning(w.Word("constraint", strings.TrimSpace(code)), code))})
	}
	c.Tables["unscheduled"] = c.capped(t, c.most.Rows)
	v := Table{ID: "t-violations", Caption: w.T("violations.table"), Columns: c.columns("code", "subject", "#wave", "detail")}
	for _, x := range c.R.Summary.Violations {
		wave := Cell{Number: true}
		if x.Wave != nil {
			wave = c.count(int(*x.Wave))
		}
		v.Rows = append(v.Rows, []Cell{head(x.Code), str(x.Subject), wave, str(x.Detail)})
	}
	c.Tables["violations"] = c.capped(v, c.most.Rows)
	c.findingTable()
}

// meaning is the text of a code, empty where it has none.
func meaning(text, code string) string {
	if text == strings.TrimSpace(code) {
		return ""
	}
	return text
}

func (c *Content) findingTable() {
	w := c.W
	t := Table{ID: "t-findings", Caption: w.T("findings.table"), Columns: c.columns("severity", "code", "subject", "position", "message", "hint")}
	for _, f := range c.R.Findings {
		t.Rows = append(t.Rows, []Cell{
			{Text: w.Word("severity", f.Severity), Class: "sev-" + f.Severity}, head(f.Code), str(f.Subject), str(f.Position), str(f.Message), str(f.Hint),
		})
	}
	c.Tables["findings"] = c.capped(t, c.most.Rows)
}
