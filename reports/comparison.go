package reports

// Comparison is how two plans differ: A is the one compared with, B the other, and
// every difference is B less A.
type Comparison struct {
	SchemaVersion int    `json:"schema_version"`
	A             string `json:"a"` // names of plans
	B             string `json:"b"`
	Currency      string `json:"currency"` // of A
	// Comparable says that both are for one inventory, scenario and currency; where
	// not, amounts are told and their differences left out.
	Comparable bool `json:"comparable"`

	Figures  []FigureDifference  `json:"figures"`
	Cost     []AmountDifference  `json:"cost"`   // total, then by term
	Months   []AmountDifference  `json:"months"` // by YYYY-MM
	Exits    []ExitDifference    `json:"exits"`
	Waves    []WaveDifference    `json:"waves"`
	Moves    []MoveDifference    `json:"moves"`    // assets that are treated differently, by id
	Services []ServiceDifference `json:"services"` // whose downtime differs, by the size of it
}

// FigureDifference is a figure of both plans: moved, waves, unscheduled, violations,
// minutes, repeated, split.
type FigureDifference struct {
	Figure string  `json:"figure"`
	A      float64 `json:"a"`
	B      float64 `json:"b"`
}

// AmountDifference is an amount of both plans.
type AmountDifference struct {
	Of    string `json:"of"`
	A     Amount `json:"a"`
	B     Amount `json:"b"`
	Delta Amount `json:"delta"` // null where they can't be compared
}

// ExitDifference is when each plan leaves a site; empty where it does not.
type ExitDifference struct {
	Site string `json:"site"`
	A    string `json:"a"`
	B    string `json:"b"`
	Days *int   `json:"days"` // later in B; null where one does not leave
}

// WaveDifference is a wave of either plan.
type WaveDifference struct {
	Wave     int     `json:"wave"`
	Start    string  `json:"start"`
	AssetsA  int     `json:"assets_a"`
	AssetsB  int     `json:"assets_b"`
	MinutesA float64 `json:"minutes_a"`
	MinutesB float64 `json:"minutes_b"`
}

// MoveDifference is an asset with its wave, target and method in each plan; the
// target is empty for what is retired, all are empty for what does not move.
type MoveDifference struct {
	Asset       string `json:"asset"`
	Name        string `json:"name"`
	Application string `json:"application"`
	WaveA       *int   `json:"wave_a"` // null: it does not move
	WaveB       *int   `json:"wave_b"`
	ToA         string `json:"to_a"`
	ToB         string `json:"to_b"`
	MethodA     string `json:"method_a"`
	MethodB     string `json:"method_b"`
}

// ServiceDifference is the downtime of a service in each plan.
type ServiceDifference struct {
	Asset    string  `json:"asset"`
	Name     string  `json:"name"`
	Tier     int     `json:"tier"`
	MinutesA float64 `json:"minutes_a"`
	MinutesB float64 `json:"minutes_b"`
	CostA    Amount  `json:"cost_a"`
	CostB    Amount  `json:"cost_b"`
}
