package runbook

import (
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Options are what the model leaves open.
type Options struct {
	// CheckMinutes is how long the start-up of an asset with its checks takes; twice
	// that for what holds data. 0 stands for 5.
	CheckMinutes int
	// LowTTLSeconds is the TTL to which names are lowered. 0 stands for 60.
	LowTTLSeconds int
}

// The values of Options that are not given, and times that hardly differ from
// company to company.
const (
	defaultCheckMinutes  = 5
	defaultLowTTLSeconds = 60
	// assumedTTLSeconds stands for a TTL that is not given: a day, the longest that
	// is common.
	assumedTTLSeconds = 86400
	repointMinutes    = 2 // from the change to all name servers having it
	switchMinutes     = 1 // the least that a cutover takes of a person
)

func (o Options) filled() Options {
	if o.CheckMinutes <= 0 {
		o.CheckMinutes = defaultCheckMinutes
	}
	if o.LowTTLSeconds <= 0 {
		o.LowTTLSeconds = defaultLowTTLSeconds
	}
	return o
}

// check is how long the start-up of an asset with its checks takes.
func (o Options) check(a *inventory.Asset) time.Duration {
	if a.Kind.Stateful() {
		return 2 * o.service()
	}
	return o.service()
}

// service is how long the check of a service takes.
func (o Options) service() time.Duration { return time.Duration(o.CheckMinutes) * time.Minute }

// repoint is how long a changed name takes until caches have let go of the old one.
func (o Options) repoint() time.Duration {
	return repointMinutes*time.Minute + wholeMinutes(float64(o.LowTTLSeconds)/60)
}

// wholeMinutes rounds minutes up to whole ones.
func wholeMinutes(minutes float64) time.Duration {
	return time.Duration(math.Ceil(minutes-1e-9)) * time.Minute
}
