package reports

// Month is what a calendar month costs: under the plan, and as it is.
type Month struct {
	Month string `json:"month"` // YYYY-MM
	Total Amount `json:"total"`
	Cost
	// Sites is the colocation by site, in the order of Report.Sites; it adds up to
	// Colocation.
	Sites []Amount `json:"sites"`
	// AsIs is what the month costs if nothing moves; null where it was not priced.
	AsIs     Amount `json:"as_is"`
	AsIsCost Cost   `json:"as_is_cost"`
	// Saved is what the plan has saved against as-is by the end of the month; below
	// 0 while it has cost more.
	Saved Amount `json:"saved"`
}
