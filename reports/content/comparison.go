package content

import (
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// Comparison is the comparison of two plans in words.
type Comparison struct {
	W *lang.Words
	C *reports.Comparison

	Title string
	// Lead says what matters, Warning that figures can't be compared; may be empty.
	Lead, Warning string
	Tables        []Table // none of them empty

	most Limits
}

// NewComparison puts a comparison into words.
func NewComparison(diff *reports.Comparison, w *lang.Words, limits Limits) *Comparison {
	c := &Comparison{W: w, C: diff, Title: w.T("compare.title", diff.A, diff.B), most: limits}
	if diff.Comparable {
		c.Lead = c.lead()
	} else {
		c.Warning = w.T("compare.scenario")
	}
	for _, t := range []Table{c.costs(), c.figures(), c.exits(), c.waves(), c.months(), c.moves(), c.services()} {
		if len(t.Rows) > 0 {
			c.Tables = append(c.Tables, (&Content{W: w}).capped(t, limits.Rows))
		}
	}
	return c
}

// lead says which is cheaper, by how much, and what it means for downtime.
func (c *Comparison) lead() string {
	delta := c.C.Cost[0].Delta
	if delta == "" || number(delta) == 0 {
		return c.W.T("compare.same")
	}
	below, size := negative(delta)
	cheap, dear := c.C.A, c.C.B
	if below {
		cheap, dear = dear, cheap
	}
	return c.W.T("compare.cheaper", cheap, c.W.Short(size, c.C.Currency), dear, c.minutes(below))
}

// minutes is how much longer or shorter the cheaper plan takes services down.
func (c *Comparison) minutes(cheaperIsB bool) string {
	for _, f := range c.C.Figures {
		if f.Figure != "minutes" {
			continue
		}
		d := f.B - f.A
		if !cheaperIsB {
			d = -d
		}
		switch {
		case d < 0:
			return c.W.T("compare.less", c.W.Minutes(-d))
		case d > 0:
			return c.W.T("compare.more", c.W.Minutes(d))
		}
	}
	return c.W.T("compare.equal")
}

// sides are the headings of A, B and their difference.
func (c *Comparison) sides(first string) []Column {
	return []Column{
		{Text: c.W.T(first)}, {Text: c.W.T("compare.a", c.C.A), Number: true}, {Text: c.W.T("compare.b", c.C.B), Number: true},
		{Text: c.W.T("compare.delta"), Number: true},
	}
}

func (c *Comparison) amount(a reports.Amount) Cell {
	return Cell{Text: c.W.Digits(string(a)), Number: true}
}

func (c *Comparison) costs() Table {
	t := Table{ID: "t-costs", Caption: c.W.T("money.terms", c.C.Currency), Columns: c.sides("col.term"), Small: true}
	for i, d := range c.C.Cost {
		key := "term." + d.Of
		if d.Of == "per_year" {
			key = "figure.peryear"
		}
		row := []Cell{head(c.W.T(key)), c.amount(d.A), c.amount(d.B), c.amount(d.Delta)}
		if i == 0 {
			row = summed(row)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (c *Comparison) months() Table {
	t := Table{ID: "t-months", Caption: c.W.T("money.table", c.C.Currency), Columns: c.sides("col.month"), Small: true}
	for _, d := range c.C.Months {
		t.Rows = append(t.Rows, []Cell{{Text: c.W.Month(d.Of), Sort: d.Of, Head: true}, c.amount(d.A), c.amount(d.B), c.amount(d.Delta)})
	}
	return t
}

func (c *Comparison) figures() Table {
	t := Table{ID: "t-figures", Caption: c.W.T("compare.figures"), Columns: c.sides("col.figure"), Small: true}
	for _, f := range c.C.Figures {
		t.Rows = append(t.Rows, []Cell{head(c.W.T("figure." + f.Figure)), c.num(f.A), c.num(f.B), c.num(f.B - f.A)})
	}
	return t
}

func (c *Comparison) num(v float64) Cell { return Cell{Text: c.W.Number(v, 1), Number: true} }

func (c *Comparison) exits() Table {
	t := Table{ID: "t-exits", Caption: c.W.T("compare.exits"), Columns: c.sides("col.site"), Small: true}
	for _, x := range c.C.Exits {
		days := Cell{Text: c.W.T("none"), Number: true}
		if x.Days != nil {
			days.Text = c.W.T("days", c.W.Int(*x.Days))
		}
		t.Rows = append(t.Rows, []Cell{head(x.Site), c.exit(x.A), c.exit(x.B), days})
	}
	return t
}

func (c *Comparison) exit(date string) Cell {
	if date == "" {
		return Cell{Text: c.W.T("exit.never"), Number: true}
	}
	return Cell{Text: c.W.Date(date), Sort: date, Number: true}
}

// twice makes headings of the keys col.KEY, each for A and for B.
func (c *Comparison) twice(number bool, keys ...string) []Column {
	var out []Column
	for _, k := range keys {
		out = append(out, Column{c.W.T("col."+k) + " A", number}, Column{c.W.T("col."+k) + " B", number})
	}
	return out
}

func (c *Comparison) waves() Table {
	t := Table{ID: "t-waves", Caption: c.W.T("compare.waves"), Small: true}
	t.Columns = append([]Column{{c.W.T("col.wave"), true}, {c.W.T("col.window"), false}}, c.twice(true, "assets", "minutes")...)
	for _, w := range c.C.Waves {
		t.Rows = append(t.Rows, []Cell{
			{Text: c.W.Int(w.Wave), Number: true, Head: true}, {Text: c.W.Clock(w.Start), Sort: w.Start, Class: "d"},
			c.num(float64(w.AssetsA)), c.num(float64(w.AssetsB)), c.num(w.MinutesA), c.num(w.MinutesB),
		})
	}
	return t
}

func (c *Comparison) moves() Table {
	t := Table{ID: "t-moves", Caption: c.W.T("compare.moves")}
	t.Columns = append([]Column{{c.W.T("col.asset"), false}, {c.W.T("col.name"), false}, {c.W.T("col.application"), false}},
		append(c.twice(true, "wave"), c.twice(false, "to", "method")...)...)
	for _, m := range c.C.Moves {
		t.Rows = append(t.Rows, []Cell{
			head(m.Asset), str(m.Name), str(m.Application), c.wave(m.WaveA), c.wave(m.WaveB),
			str(c.target(m.WaveA, m.ToA)), str(c.target(m.WaveB, m.ToB)), str(c.W.Word("method", m.MethodA)), str(c.W.Word("method", m.MethodB)),
		})
	}
	return t
}

func (c *Comparison) wave(wave *int) Cell {
	if wave == nil {
		return Cell{Text: c.W.T("compare.stays"), Number: true}
	}
	return Cell{Text: c.W.Int(*wave), Number: true}
}

// target is where a move leads.
func (c *Comparison) target(wave *int, to string) string {
	if wave != nil && to == "" {
		return c.W.T("retired")
	}
	return to
}

func (c *Comparison) services() Table {
	t := Table{ID: "t-services", Caption: c.W.T("compare.services")}
	t.Columns = append([]Column{{c.W.T("col.service"), false}, {c.W.T("col.name"), false}, {c.W.T("col.tier"), true}}, c.twice(true, "minutes", "cost")...)
	for _, s := range c.C.Services {
		t.Rows = append(t.Rows, []Cell{
			head(s.Asset), str(s.Name), {Text: c.W.Int(s.Tier), Number: true}, c.num(s.MinutesA), c.num(s.MinutesB), c.amount(s.CostA), c.amount(s.CostB),
		})
	}
	return t
}
