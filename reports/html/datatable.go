package html

import (
	"strings"
)

// dataTables are what is unscheduled, broken and found.
func (p *page) dataTables() {
	w := p.W
	t := table{ID: "t-unscheduled", Caption: w.T("unscheduled.table"), Columns: p.columns("asset", "reason", "meaning")}
	for _, u := range p.R.Summary.Unscheduled {
		code, _, _ := strings.Cut(u.Reason, ":")
		t.Rows = append(t.Rows, []cell{head(u.Asset), str(u.Reason), str(meaning(w.Word("constraint", strings.TrimSpace(code)), code))})
	}
	p.Tables["unscheduled"] = p.capped(t, mostRows)
	v := table{ID: "t-violations", Caption: w.T("violations.table"), Columns: p.columns("code", "subject", "#wave", "detail")}
	for _, x := range p.R.Summary.Violations {
		wave := cell{Number: true}
		if x.Wave != nil {
			wave = p.count(int(*x.Wave))
		}
		v.Rows = append(v.Rows, []cell{head(x.Code), str(x.Subject), wave, str(x.Detail)})
	}
	p.Tables["violations"] = p.capped(v, mostRows)
	p.findingTable()
}

// meaning is the text of a code, empty where it has none.
func meaning(text, code string) string {
	if text == strings.TrimSpace(code) {
		return ""
	}
	return text
}

func (p *page) findingTable() {
	w := p.W
	t := table{ID: "t-findings", Caption: w.T("findings.table"), Columns: p.columns("severity", "code", "subject", "position", "message", "hint")}
	for _, f := range p.R.Findings {
		t.Rows = append(t.Rows, []cell{
			{Text: w.Word("severity", f.Severity), Class: "sev-" + f.Severity}, head(f.Code), str(f.Subject), str(f.Position), str(f.Message), str(f.Hint),
		})
	}
	p.Tables["findings"] = p.capped(t, mostRows)
}
