package reports

// Summary is what a plan comes to. The JSON keys are a contract; more may be added.
type Summary struct {
	SchemaVersion int    `json:"schema_version"`
	Plan          string `json:"plan,omitempty"` // the name under which it is stored
	Currency      string `json:"currency"`

	Total Amount `json:"total"`
	Cost  Cost   `json:"cost"`
	// Bound and what follows are null where no bound was computed, and while
	// something is unscheduled.
	Bound        Amount   `json:"bound"`
	BoundFree    Amount   `json:"bound_free"`
	Gap          *float64 `json:"gap"`
	GapAvoidable *float64 `json:"gap_avoidable"`

	// Placement is how good the choice of targets is, by itself; null where they
	// were not chosen here.
	Placement *Placement `json:"placement"`
	// Survivors are the choices of candidate sites that were compared.
	Survivors []Survivors `json:"survivors,omitempty"`

	Moved       int           `json:"moved"`
	Unscheduled []Unscheduled `json:"unscheduled"`
	Waves       int           `json:"waves"`   // that are not empty
	Windows     int           `json:"windows"` // in the horizon
	// Exits has a date for every site that is given up, null where it is not emptied.
	Exits         map[string]*string `json:"exits"`
	OutageMinutes float64            `json:"outage_minutes"`
	Violations    []Violation        `json:"violations"`

	Seed            *uint64             `json:"seed"` // null for a plan that was not computed here
	InventoryDigest string              `json:"inventory_digest"`
	ScenarioDigest  string              `json:"scenario_digest"`
	Baselines       map[string]Baseline `json:"baselines"`

	// Changed is how many assets have another wave or target than in the plan that
	// this one was made from; null for none.
	Changed *int `json:"changed,omitempty"`
	// BrokenPins are the pins that could not be kept.
	BrokenPins []BrokenPin `json:"broken_pins,omitempty"`
	// Conflicts are limits that stand against each other, where something is
	// unscheduled.
	Conflicts []Conflict `json:"conflicts,omitempty"`

	// Interrupted says that the search was ended before its budget was spent.
	Interrupted bool `json:"interrupted"`
	// Stale says that the inventory has changed since the plan was computed.
	Stale bool `json:"stale"`
}

// Cost is a cost by term; the terms add up to the total.
type Cost struct {
	Colocation Amount `json:"colocation"`
	Migration  Amount `json:"migration"`
	Downtime   Amount `json:"downtime"`
	Split      Amount `json:"split"`
}

// Placement is the estimated cost of the targets, with a bound that no placement
// can undercut.
type Placement struct {
	Cost  Amount  `json:"cost"`
	Bound Amount  `json:"bound"`
	Gap   float64 `json:"gap"`
}

// Survivors is a choice of the candidate sites that survive, and what the best
// plan found with it costs.
type Survivors struct {
	Kept        []string `json:"kept"`
	Total       Amount   `json:"total"`
	Unscheduled int      `json:"unscheduled"`
	Chosen      bool     `json:"chosen"`
}

// Unscheduled is an asset that should move and does not, with the constraint that
// blocks it.
type Unscheduled struct {
	Asset  string `json:"asset"`
	Reason string `json:"reason"`
}

// Violation is a constraint that a plan breaks.
type Violation struct {
	Code    string `json:"code"`
	Subject string `json:"subject"`
	Wave    *int32 `json:"wave"` // null where it is not about one
	Detail  string `json:"detail"`
}

// Baseline is what another way of planning comes to.
type Baseline struct {
	Total      Amount `json:"total"`
	Cost       Cost   `json:"cost"`
	Violations *int   `json:"violations"` // null where it was not verified
}
