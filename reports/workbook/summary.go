package workbook

import (
	"fmt"
	"strconv"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/sheet"
	"github.com/xuri/excelize/v2"
)

var summaryTitle = text{"Summary", "요약"}

// page is a sheet that is written line by line.
type page struct {
	*book
	out *excelize.StreamWriter
	row int
	err error
}

// line writes a row; the first error stays.
func (p *page) line(cells ...any) {
	p.row++
	if p.err == nil && len(cells) > 0 {
		p.err = p.out.SetRow("A"+strconv.Itoa(p.row), cells)
	}
}

// summary writes the first sheet: the decision, the cost by term beside the sum of
// the months, and the exits.
func (b *book) summary(name string) error {
	if err := b.printable(name); err != nil {
		return err
	}
	s, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, width := range []float64{34, 22, 22, 22, 22, 22} {
		if err := s.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	p := &page{book: b, out: s}
	p.line(excelize.Cell{StyleID: b.styles.title, Value: clean(b.report.Title)})
	p.line(fmt.Sprintf("%s – %s (%s), %s", b.report.Start, b.report.End, b.report.TimeZone, b.report.Summary.Currency))
	p.line()
	p.facts()
	p.line()
	p.costs()
	p.line()
	p.leaving()
	p.line()
	p.notes()
	if p.err != nil {
		return p.err
	}
	return s.Flush()
}

func (p *page) fact(t text, kind sheet.Kind, value string) {
	cell, err := p.cell(kind, value)
	if p.err == nil {
		p.err = err
	}
	p.line(p.say(t), cell)
}

// facts are what a person who decides has to know.
func (p *page) facts() {
	d, s := &p.report.Decision, p.report.Summary
	p.fact(text{"Plan", "계획"}, sheet.Text, s.Plan)
	p.fact(text{"Cost over the horizon", "계획 기간 총비용"}, sheet.Money, string(d.Total))
	p.fact(text{"Cost of staying", "그대로 둘 때 비용"}, sheet.Money, string(d.AsIs))
	p.fact(text{"Saved over the horizon", "계획 기간 절감액"}, sheet.Money, string(d.Saved))
	p.fact(text{"Saved per month", "월간 절감액"}, sheet.Money, string(d.SavedPerMonth))
	p.fact(text{"Saved per year", "연간 절감액"}, sheet.Money, string(d.SavedPerYear))
	p.fact(text{"Saved from", "절감 시작"}, sheet.Date, d.SavedFrom)
	p.fact(text{"Break-even by the end of", "손익분기 월"}, sheet.Text, d.BreakEven)
	p.fact(text{"Assets moved", "이전 자산"}, sheet.Count, strconv.Itoa(s.Moved))
	p.fact(text{"Unscheduled", "일정 없음"}, sheet.Count, strconv.Itoa(len(s.Unscheduled)))
	p.fact(text{"Waves", "차수"}, sheet.Count, strconv.Itoa(s.Waves))
	p.fact(text{"Downtime (min)", "중단(분)"}, sheet.Number, strconv.FormatFloat(d.OutageMinutes, 'f', -1, 64))
	p.fact(text{"Constraints broken", "제약 위반"}, sheet.Count, strconv.Itoa(len(s.Violations)))
	p.fact(text{"Proven bound", "증명된 하한"}, sheet.Money, string(s.Bound))
	p.share(text{"Gap to the bound", "하한과의 차이"}, d.Gap)
	p.share(text{"Gap that scheduling can influence", "일정으로 줄일 수 있는 차이"}, d.GapAvoidable)
	p.fact(text{"Digest of the inventory", "자산 목록 다이제스트"}, sheet.Text, p.report.Provenance.InventoryDigest)
	p.fact(text{"Digest of the scenario", "시나리오 다이제스트"}, sheet.Text, p.report.Provenance.ScenarioDigest)
}

func (p *page) share(t text, v *float64) {
	if v == nil {
		p.line(p.say(t), nil)
		return
	}
	p.line(p.say(t), excelize.Cell{StyleID: p.styles.percent, Value: *v})
}

// costs is the cost by term, the sum of its months by a formula, and what other
// plans come to.
func (p *page) costs() {
	s := p.report.Summary
	rivals := []struct {
		name string
		text text
	}{{"as-is", text{"Staying", "그대로 유지"}}, {"by-application", text{"By application", "애플리케이션 단위"}}, {"components", text{"By component", "구성 요소 단위"}}}
	heading := func(t text) excelize.Cell { return excelize.Cell{StyleID: p.styles.heading, Value: p.say(t)} }
	cells := []any{heading(text{"Cost", "비용"}), heading(text{"This plan", "이 계획"}), heading(text{"Sum of the months", "월별 합계"})}
	for _, r := range rivals {
		cells = append(cells, heading(r.text))
	}
	p.line(cells...)
	terms := []text{{"Total", "합계"}, {"Colocation", "상면"}, {"Migration", "이전 작업"}, {"Downtime", "서비스 중단"}, {"Split dependencies", "센터 간 의존"}}
	plan := amounts(s.Total, s.Cost)
	for i, t := range terms {
		cells := []any{p.say(t), p.money(plan[i]), p.sumOfMonths(i, plan[i])}
		for _, r := range rivals {
			if b, ok := s.Baselines[r.name]; ok {
				cells = append(cells, p.money(amounts(b.Total, b.Cost)[i]))
			} else {
				cells = append(cells, nil)
			}
		}
		p.line(cells...)
	}
}

func amounts(total reports.Amount, c reports.Cost) []reports.Amount {
	return []reports.Amount{total, c.Colocation, c.Migration, c.Downtime, c.Split}
}

func (p *page) money(a reports.Amount) any {
	cell, err := p.cell(sheet.Money, string(a))
	if p.err == nil {
		p.err = err
	}
	return cell
}

// sumOfMonths is a formula over a column of the months; the months of the report add
// up to the term, so its value is known.
func (p *page) sumOfMonths(term int, value reports.Amount) any {
	n := p.rows["months"]
	v, err := strconv.ParseFloat(string(value), 64)
	if n == 0 || err != nil {
		return nil
	}
	formula := fmt.Sprintf("SUM('%s'!%s)", p.sheetName("months"), area(term+2, 2, term+2, n+1))
	return excelize.Cell{StyleID: p.styles.byKind[sheet.Money], Formula: formula, Value: v}
}

func (b *book) sheetName(key string) string {
	for _, t := range sheet.Tables() {
		if t.Key == key {
			return t.In(b.language)
		}
	}
	return key
}

func (p *page) leaving() {
	for i := range p.report.Exits {
		x := &p.report.Exits[i]
		p.fact(text{"Exit of " + clean(x.Site), clean(x.Site) + " 철수"}, sheet.Date, x.Date)
	}
}

// notes say what the plan does not cover.
func (p *page) notes() {
	w := lang.New(p.language)
	for _, n := range p.report.Decision.NotCovered {
		p.line(clean(w.Note(n, p.report.Summary.Currency)))
	}
}
