package reports

// Tie is a dependency whose ends are at two sites for a time.
type Tie struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Kind     string `json:"kind"`
	Impact   string `json:"impact"`
	FromSite string `json:"from_site"` // in the last of its times
	ToSite   string `json:"to_site"`
	Today    bool   `json:"today"`  // it is split before the first wave
	AtEnd    bool   `json:"at_end"` // it is still split after the last
	// FirstWave and LastWave bound the times: it is split after the first and
	// joined by the last; LastWave is null where it is split to the end.
	FirstWave int     `json:"first_wave"`
	LastWave  *int    `json:"last_wave"`
	Days      float64 `json:"days"` // that it is split, of the horizon
	// PerDay is what it costs a day in the last of its times, Cost over the horizon.
	PerDay float64 `json:"per_day"`
	Cost   float64 `json:"cost"`
	// Slow says that the wire is slower than the dependency's max_rtt_ms.
	Slow bool `json:"slow"`
}
