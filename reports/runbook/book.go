package runbook

import (
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Book is the runbook of one wave. Lists of assets hold indexes of the estate.
type Book struct {
	Problem *model.Problem
	// Rank is the place of the wave among those that are not empty, from 1 to Waves.
	Wave, Rank, Waves int
	Window            model.Window
	Location          *time.Location
	// Pilot waves come first: the others wait until all checks of them are green.
	Pilot bool

	Moves    []Move    // by asset
	Groups   []Group   // in order of start-up
	Repoints []Repoint // by start, then name
	Services []Service // that are hit or repointed, by start of their check, then asset
	Rollback []Undo    // the groups in reverse

	Preparations []Step  // by time
	Proofs       []Proof // by method, then kind
	Conditions   []Condition
	After        []Step // by time
	Leavings     []Leaving
	Owners       []Owner

	// End is when the last check is over as planned. Critical is the chain of groups
	// that decides it, in order; RollbackLength what the whole way back takes.
	End            time.Time
	Critical       []int
	RollbackLength time.Duration

	Findings []inventory.Finding

	wave, target []int32 // of the plan, by asset
}

// SiteAfter is where an asset is after a wave of the plan, wave 0 being today;
// NoSite for a name, and once it is retired.
func (b *Book) SiteAfter(asset int32, wave int) int32 {
	if w := b.wave[asset]; w > 0 && int(w) <= wave {
		return b.target[asset]
	}
	return b.Problem.Estate.Assets[asset].Site
}

// Slack is what is left of the window after the last check; below 0 where the
// chain is longer than the window.
func (b *Book) Slack() time.Duration { return b.Window.End.Sub(b.End) }

// NoReturn is the last moment at which a rollback still ends within the window.
func (b *Book) NoReturn() time.Time { return b.Window.End.Add(-b.RollbackLength) }

// ServiceCheck is how long the check of the services takes at the end of a rollback.
func (b *Book) ServiceCheck() time.Duration {
	if len(b.Services) == 0 {
		return 0
	}
	return b.Services[0].End.Sub(b.Services[0].Start)
}

// Minutes is a number of minutes as a length, rounded up to whole minutes.
func Minutes(minutes float64) time.Duration { return wholeMinutes(minutes) }

// Move finds the move of an asset that is cut over in the wave.
func (b *Book) Move(asset int32) *Move {
	i, _ := slices.BinarySearchFunc(b.Moves, asset, func(m Move, asset int32) int { return int(m.Asset - asset) })
	return &b.Moves[i]
}

// Move is the cutover of an asset.
type Move struct {
	Asset, From int32
	model.Move  // Target is NoSite for a retired asset
	Start, End  time.Time
	Group       int
}

// Retires reports whether the asset ends rather than moves.
func (m *Move) Retires() bool { return m.Target == inventory.NoSite }

// Group is assets that are started and checked together: one, or a circle of
// assets that need each other.
type Group struct {
	Assets []int32 // ascending
	// Waits are the groups that must be checked before, ascending.
	Waits      []int
	Start, End time.Time
}

// Repoint is a name that resolves to assets of the wave.
type Repoint struct {
	Name  int32
	Moved []int32 // the assets of the wave that it resolves to, ascending
	// Old is the TTL of today in seconds; Known is false where it is not given and
	// Old an assumption.
	Old        int
	Known      bool
	Start, End time.Time // End: caches have let go of the old address
}

// Service is a check of what users meet.
type Service struct {
	Asset      int32
	Minutes    float64 // it is down by the model
	Start, End time.Time
}

// Undo brings a group back, counted from the decision to roll back: from Start on it
// goes back, from Check to End it is started and checked at the old side.
type Undo struct {
	Group             int
	Start, Check, End time.Duration
}

// Step is something to be done by a time.
type Step struct {
	Kind   StepKind
	By     time.Time
	Do     Phrase
	Assets []int32 // that it is about, ascending; may be empty
}

// StepKind says what a step is about.
type StepKind string

// The kinds of steps.
const (
	StepNotice   StepKind = "notice"
	StepCalendar StepKind = "calendar"
	StepTruck    StepKind = "truck"
	StepTarget   StepKind = "target"
	StepNetwork  StepKind = "network"
	StepCopy     StepKind = "copy"
	StepTTL      StepKind = "ttl"
	StepBackup   StepKind = "backup"
	StepFreeze   StepKind = "freeze"
	StepRehearse StepKind = "rehearse"
	StepDecide   StepKind = "decide"
	StepClose    StepKind = "close"
	StepWatch    StepKind = "watch"
	StepClean    StepKind = "clean"
	StepGate     StepKind = "gate"
	StepLeave    StepKind = "leave"
)

// Condition is a line of the go/no-go list.
type Condition struct {
	Check Phrase
	// Assets it is about; may be empty.
	Assets []int32
}

// Leaving is a site that is empty after the wave.
type Leaving struct {
	Site  int32
	Exit  time.Time
	Steps []Step
}

// Owner is what a team has to do with the wave.
type Owner struct {
	Team          string // empty: no team is given
	Assets, Names int
	EffortHours   float64
	Services      int
}
