package reports

// Report is what a plan is, does and costs, in full (model.md section 6). It is the
// model from which every report is made; its JSON is the report for machines.
type Report struct {
	SchemaVersion int    `json:"schema_version"`
	Title         string `json:"title"` // the name of the scenario
	Start         string `json:"start"` // of the horizon, dates
	End           string `json:"end"`
	TimeZone      string `json:"time_zone"`

	Summary *Summary `json:"summary"`

	Months   []Month   `json:"months"`
	RunRates []RunRate `json:"run_rates"` // today's, then the final one
	Exits    []Exit    `json:"exits"`
	Waves    []Wave    `json:"waves"` // that are not empty
	Tiers    []Tier    `json:"tiers"`
	Services []Service `json:"services"` // that are hit, the dearest first
	Headroom []Limit   `json:"headroom"` // the limits of the waves, by wave
}

// Month is what a calendar month costs.
type Month struct {
	Month string `json:"month"` // YYYY-MM
	Total Amount `json:"total"`
	Cost
}

// RunRate is a running cost.
type RunRate struct {
	When       string `json:"when"` // today, final
	Colocation Amount `json:"colocation"`
	Split      Amount `json:"split"`
	PerMonth   Amount `json:"per_month"`
	PerYear    Amount `json:"per_year"`
}

// Exit is how a site is given up.
type Exit struct {
	Site     string `json:"site"`
	Name     string `json:"name"`
	Date     string `json:"date"`      // empty where it is not emptied
	LastWave int    `json:"last_wave"` // of the last asset to leave
	// AfterHorizon is what the contract still costs after the horizon.
	AfterHorizon Amount `json:"after_horizon"`
}

// Wave is the assets that are cut over in one window.
type Wave struct {
	Wave       int     `json:"wave"`
	Start      string  `json:"start"` // local, RFC 3339
	End        string  `json:"end"`
	LoadFactor float64 `json:"load_factor"`

	Assets        int     `json:"assets"`
	EffortHours   float64 `json:"effort_hours"`
	TransferGB    float64 `json:"transfer_gb"`
	OutageMinutes float64 `json:"outage_minutes"` // over all services
	// SplitDependencies and SplitPerDay hold after the wave, until the next.
	SplitDependencies int     `json:"split_dependencies"`
	SplitPerDay       float64 `json:"split_per_day"`

	Moves []Move `json:"moves"`
}

// Move is an asset's cutover.
type Move struct {
	Asset         string  `json:"asset"`
	Name          string  `json:"name"`
	Application   string  `json:"application"`
	Team          string  `json:"team"`
	Tier          int     `json:"tier"`
	From          string  `json:"from"`
	To            string  `json:"to"` // empty for a retired asset
	Method        string  `json:"method"`
	OutageMinutes float64 `json:"outage_minutes"`
	EffortHours   float64 `json:"effort_hours"`
}

// Tier is the downtime of the services of one tier.
type Tier struct {
	Tier          int     `json:"tier"`
	OutageMinutes float64 `json:"outage_minutes"`
}

// Service is what the plan does to one service.
type Service struct {
	Asset         string  `json:"asset"`
	Name          string  `json:"name"`
	Tier          int     `json:"tier"`
	Waves         []int32 `json:"waves"` // in which it is hit
	OutageMinutes float64 `json:"outage_minutes"`
	Cost          Amount  `json:"cost"`
}

// Limit is a limit in one wave and how much of it is used.
type Limit struct {
	Wave    int     `json:"wave"`
	Limit   string  `json:"limit"`
	Subject string  `json:"subject"`
	Used    float64 `json:"used"`
	Most    float64 `json:"most"`
	Left    float64 `json:"left"`
}
