package reports

import "github.com/wavecut/wavecut/planner/model"

// months are the months of the horizon, beside what staying costs in each.
func (b *builder) months() []Month {
	out := make([]Month, len(b.e.Months))
	saved := model.Money(0)
	for i, m := range b.e.Months {
		out[i] = Month{
			Month: m.First.String()[:len("2006-01")], Total: b.money(m.Parts.Sum()), Cost: newCost(m.Parts, b.e.Currency),
			Sites: b.siteAmounts(i),
		}
		if b.AsIs != nil {
			stay := b.AsIs.Months[i].Parts
			saved += stay.Sum() - m.Parts.Sum()
			out[i].AsIs, out[i].AsIsCost, out[i].Saved = b.money(stay.Sum()), newCost(stay, b.e.Currency), b.money(saved)
		}
	}
	return out
}

func (b *builder) siteAmounts(month int) []Amount {
	out := make([]Amount, len(b.detail.SiteMonths[month]))
	for s, m := range b.detail.SiteMonths[month] {
		out[s] = b.money(m)
	}
	return out
}

// breakEven is the first month from whose end on the plan has cost no more than
// staying; empty where the horizon ends with the plan dearer, or as-is is unknown.
func (b *builder) breakEven() string {
	if b.AsIs == nil {
		return ""
	}
	saved, since := model.Money(0), ""
	for i, m := range b.e.Months {
		saved += b.AsIs.Months[i].Parts.Sum() - m.Parts.Sum()
		switch {
		case saved < 0:
			since = ""
		case since == "":
			since = m.First.String()[:len("2006-01")]
		}
	}
	return since
}
