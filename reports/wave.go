package reports

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
	// TierMinutes is OutageMinutes by tier, 0 to 4.
	TierMinutes []float64 `json:"tier_minutes"`
	Services    int       `json:"services"`       // that it takes down
	Longest     float64   `json:"longest_outage"` // of one service, in minutes
	// SplitDependencies and SplitPerDay hold after the wave, until the next.
	SplitDependencies int     `json:"split_dependencies"`
	SplitPerDay       float64 `json:"split_per_day"`
	// Joined and Parted are the dependencies whose ends the wave brings together
	// and takes apart.
	Joined int `json:"joined"`
	Parted int `json:"parted"`

	Risks    []Risk    `json:"risks"` // gravest first
	Moves    []Move    `json:"moves"`
	Repoints []Repoint `json:"repoints"`
}

// Move is an asset's cutover.
type Move struct {
	Asset         string  `json:"asset"`
	Name          string  `json:"name"`
	Kind          string  `json:"kind"`
	Form          string  `json:"form"`
	Environment   string  `json:"environment"`
	Application   string  `json:"application"`
	Team          string  `json:"team"`
	Tier          int     `json:"tier"`
	From          string  `json:"from"`
	To            string  `json:"to"` // empty for a retired asset
	Method        string  `json:"method"`
	OutageMinutes float64 `json:"outage_minutes"`
	OverlapDays   float64 `json:"overlap_days"`
	TransferGB    float64 `json:"transfer_gb"`
	EffortHours   float64 `json:"effort_hours"`
	ReplicaGroup  string  `json:"replica_group"`
}

// Repoint is a name that needs an asset of the wave, and so has to point elsewhere
// after it. A name that points at another name follows by itself.
type Repoint struct {
	Name  string `json:"name"` // the id of the name
	FQDN  string `json:"fqdn"`
	Asset string `json:"asset"` // what it needs and what moves
	To    string `json:"to"`    // the site; empty where the asset is retired
	// TTLSeconds is null where it is not known.
	TTLSeconds *float64 `json:"ttl_seconds"`
	Tier       int      `json:"tier"`
}
