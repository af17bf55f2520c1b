package reports

// Site is a data center, colocation or cloud region.
type Site struct {
	Site        string `json:"site"`
	Name        string `json:"name"`
	Role        string `json:"role"`
	Kept        bool   `json:"kept"`         // it survives under the plan
	ContractEnd string `json:"contract_end"` // empty: month to month
	// AssetsToday and AssetsAtEnd count those that have their place there.
	AssetsToday int `json:"assets_today"`
	AssetsAtEnd int `json:"assets_at_end"`
}

// Occupancy is what is taken at a site from the start of a wave to the next: by
// the assets that are there, and by those that arrive next and run on both sides
// meanwhile. Wave 0 is before the first.
type Occupancy struct {
	Wave   int    `json:"wave"`
	Site   string `json:"site"`
	Assets int    `json:"assets"` // that are there
	Uses   []Use  `json:"uses"`   // by resource, in the order of the model
}

// Use is how much of a resource is taken.
type Use struct {
	Resource string   `json:"resource"` // rack_units, power_kw, vcpu, memory_gb, storage_gb
	Used     float64  `json:"used"`
	Most     *float64 `json:"most"` // null: no limit
}

// Window is a cutover window.
type Window struct {
	Wave  int    `json:"wave"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// Entry is a freeze or an event of the calendar.
type Entry struct {
	Kind  string `json:"kind"`  // freeze, event
	Scope string `json:"scope"` // all, site:ID, team:NAME, application:NAME, asset:ID
	Name  string `json:"name"`
	Start string `json:"start"`
	End   string `json:"end"` // exclusive
}
