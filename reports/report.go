package reports

// Report is what a plan is, does and costs, in full (model.md section 6). It is the
// one model from which every report is made, so that all say the same; its JSON is
// the report for machines. Money is in major units of Summary.Currency; times are
// local to TimeZone, RFC 3339; dates are YYYY-MM-DD. What is text for people stands
// in it as a code with its values ([Note], [Risk]): renderers put it into words.
type Report struct {
	SchemaVersion int    `json:"schema_version"`
	Title         string `json:"title"` // the name of the scenario
	Start         string `json:"start"` // of the horizon, dates
	End           string `json:"end"`
	TimeZone      string `json:"time_zone"`

	Summary  *Summary `json:"summary"`
	Decision Decision `json:"decision"` // the report on one page

	Sites     []Site      `json:"sites"` // all, by id
	Months    []Month     `json:"months"`
	RunRates  []RunRate   `json:"run_rates"` // today's, then the final one
	Exits     []Exit      `json:"exits"`
	Windows   []Window    `json:"windows"`  // all of the horizon, used or not; number i is wave i
	Calendar  []Entry     `json:"calendar"` // that fall into the horizon, by start
	Waves     []Wave      `json:"waves"`    // that are not empty
	Occupancy []Occupancy `json:"occupancy"`
	// Continuity is null where it was not worked out.
	Continuity *Continuity `json:"continuity"`
	Tiers      []Tier      `json:"tiers"`
	Services   []Service   `json:"services"`    // that are hit, the dearest first
	Headroom   []Limit     `json:"headroom"`    // the limits of the waves, by wave
	SplitToday int         `json:"split_today"` // dependencies between sites before the first wave
	Ties       []Tie       `json:"ties"`        // that stay split or that the plan splits for a time, the dearest first
	Findings   []Finding   `json:"findings"`    // gravest first
	Provenance Provenance  `json:"provenance"`
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
	// ContractEnd is empty where the site is month to month.
	ContractEnd string `json:"contract_end"`
	// AfterHorizon is what the contract still costs after the horizon.
	AfterHorizon Amount `json:"after_horizon"`
}

// Tier is the downtime of the services of one tier.
type Tier struct {
	Tier          int     `json:"tier"`
	Services      int     `json:"services"` // that are hit
	OutageMinutes float64 `json:"outage_minutes"`
	// ByApplication is what moving by application takes; null where it was not priced.
	ByApplication *float64 `json:"by_application_minutes"`
}

// Service is what the plan does to one service.
type Service struct {
	Asset         string    `json:"asset"`
	Name          string    `json:"name"`
	Application   string    `json:"application"`
	Team          string    `json:"team"`
	Exposure      string    `json:"exposure"`
	Tier          int       `json:"tier"`
	Waves         []int32   `json:"waves"`        // in which it is hit
	WaveMinutes   []float64 `json:"wave_minutes"` // in each of them
	OutageMinutes float64   `json:"outage_minutes"`
	Cost          Amount    `json:"cost"`
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

// Share is how much of the limit is used, 1 where nothing is left of one of 0.
func (l Limit) Share() float64 {
	if l.Most <= 0 {
		return 1
	}
	return l.Used / l.Most
}

// LimitsOf are the limits of one wave; 0 is before the first.
func (r *Report) LimitsOf(wave int) []Limit {
	var out []Limit
	for _, l := range r.Headroom {
		if l.Wave == wave {
			out = append(out, l)
		}
	}
	return out
}
