package inventory

import "math"

// Kind says what an asset is for.
type Kind uint8

// The kinds of formats.md.
const (
	KindName Kind = iota // a DNS name: has no site, is repointed, never moved
	KindWeb
	KindAPI
	KindApp
	KindBatch
	KindDatabase
	KindCache
	KindQueue
	KindStorage
	KindNetwork
	KindOther
)

var kindNames = []string{
	"name", "web", "api", "app", "batch", "database", "cache", "queue", "storage", "network", "other",
}

// Stateless reports whether the kind holds no data of its own.
func (v Kind) Stateless() bool { return v >= KindWeb && v <= KindBatch }

// Stateful reports whether the kind holds data that must be copied in step.
func (v Kind) Stateful() bool { return v >= KindDatabase && v <= KindStorage }

// Form says what an asset runs on.
type Form uint8

// The forms of formats.md.
const (
	FormVM Form = iota
	FormContainer
	FormService
	FormPhysical
)

var formNames = []string{"vm", "container", "service", "physical"}

// Environment says whom an asset serves.
type Environment uint8

// The environments of formats.md.
const (
	EnvProd Environment = iota
	EnvStage
	EnvTest
	EnvDev
)

var environmentNames = []string{"prod", "stage", "test", "dev"}

// Exposure says whether customers meet an asset.
type Exposure uint8

// The exposures of formats.md.
const (
	Internal Exposure = iota
	External
)

var exposureNames = []string{"internal", "external"}

// Method is the way in which an asset is moved.
type Method uint8

// The methods of model.md section 5, in the order in which auto tries them.
const (
	MethodAuto Method = iota
	MethodDrain
	MethodRedeploy
	MethodReplicate
	MethodLive
	MethodCold
	MethodPhysical
	MethodRetire
	MethodRetain
	NumMethods
)

var methodNames = []string{
	"auto", "drain", "redeploy", "replicate", "live", "cold", "physical", "retire", "retain",
}

// DRMode says how an asset comes back when its site is lost (disaster recovery).
type DRMode uint8

// The modes, from the best to the worst after auto: active-active for a member of
// a replica group of two or more, warm where dr_site is given, else none.
const (
	DRAuto         DRMode = iota
	DRActiveActive        // the others serve on
	DRHot                 // a running standby takes over
	DRWarm                // a standby is started
	DRCold                // restored from a copy
	DRNone                // lost with its site
)

var drModeNames = []string{"auto", "active-active", "hot", "warm", "cold", "none"}

// NoSite is the site of a name, and of an asset whose site is not known.
const NoSite int32 = -1

// Asset is anything that moves as one (a VM, a server, a database, a deployed
// service), or a name.
type Asset struct {
	ID          string
	Site        int32 // index of a site, or NoSite
	Name        string
	FQDN        string
	Kind        Kind
	Form        Form
	Environment Environment
	Exposure    Exposure
	Application string
	Team        string
	// Needs is what the asset takes at its site.
	Needs          Resources
	ChangeGBPerDay float64
	Tier           uint8 // 0 most critical … 4
	// DowntimeCostPerHour and MaxDowntimeMinutes are NaN when not given.
	DowntimeCostPerHour float64
	MaxDowntimeMinutes  float64
	Method              Method
	EffortHours         float64
	ReplicaGroup        string
	MinAvailable        int
	Spread              bool
	AllowedSites        []int32 // indexes of sites, ascending; empty: all
	DataClass           string
	DNSTTLSeconds       float64 // NaN when not given
	PeakFactor          float64
	Burstable           bool
	DRMode              DRMode
	// RTOMinutes and RPOMinutes are within what time the asset must be back after the
	// loss of its site, and how much data it may lose; NaN when not given.
	RTOMinutes, RPOMinutes float64
	DRSite                 string // id of the site of its standby; empty: none
}

// IsName reports whether the asset is a name.
func (a *Asset) IsName() bool { return a.Kind == KindName }

// Placed reports whether the asset has a site, and so a row in a plan.
func (a *Asset) Placed() bool { return a.Site != NoSite && a.Kind != KindName }

// DefaultAsset is an asset with every default of formats.md and nothing else.
func DefaultAsset() Asset {
	return Asset{
		Site: NoSite, Kind: KindOther, Tier: 2, EffortHours: 1, MinAvailable: 1,
		DowntimeCostPerHour: math.NaN(), MaxDowntimeMinutes: math.NaN(), DNSTTLSeconds: math.NaN(),
		RTOMinutes: math.NaN(), RPOMinutes: math.NaN(),
		DataClass: "internal", PeakFactor: 1,
	}
}

// Given reports whether an optional number was given.
func Given(v float64) bool { return !math.IsNaN(v) }
