package sampledata

// platform says on what an application was built, and so how it moves.
type platform uint8

const (
	platformService  platform = iota // deployed from code, rebuilt rather than moved
	platformVM                       // replicated virtual machines
	platformLegacy                   // old machines that nobody dares to move while they run
	platformHardware                 // boxes
	platformHub                      // a shared service, see hubs
)

// application is the plan of one application, from which everything about it is
// made again when it is written. It is small: an estate of a million assets
// holds a hundred thousand of them.
type application struct {
	company  int32
	domain   int8 // index in domains; -1 for a hub
	noun     int32
	hub      int8 // index in hubs; -1 for others
	platform platform
	stage    int8  // 0 prod, else index in stageWords
	tier     int8  // 0 to 4
	home     int8  // index of the site of its first members
	second   int8  // index of the site of every other member of its groups
	alone    bool  // calls no other and is called by none
	retired  bool  // switched off rather than moved; alone, and without names
	first    int32 // number of its first asset
	names    int32
	counts   [numSlots]uint8
}

// stageWords are the environments, and the ends of the slugs of applications.
var stageWords = [...]string{"prod", "stage", "test", "dev"}

// size is the number of the application's assets.
func (a *application) size() int {
	n := 0
	for _, c := range a.counts {
		n += int(c)
	}
	return n
}

// trim takes assets away, from the last slot on, until at most limit are left.
func (a *application) trim(limit int) {
	over := a.size() - limit
	for s := int(numSlots) - 1; s >= 0 && over > 0; s-- {
		take := min(over, int(a.counts[s]))
		a.counts[s] -= uint8(take)
		over -= take
	}
}

// front is the slot that other applications speak to.
func (a *application) front() (slot, bool) {
	for _, s := range [...]slot{slotAPI, slotApp, slotWeb} {
		if a.counts[s] > 0 {
			return s, true
		}
	}
	return a.deepest()
}

// balance gives the application a load balancer where several machines stand in
// its front: who calls it needs that one, and that one needs any of them. (The
// dependencies of one kind and mode any of an asset are one pool, so that an
// asset can't list the members of two services.)
func (a *application) balance() {
	s, ok := a.front()
	if ok && s.stateless() && a.counts[s] > 1 && (a.platform == platformVM || a.platform == platformHub) {
		a.counts[slotNetwork] = 1
	}
}

// balanced reports whether the application has a load balancer of its own.
func (a *application) balanced() bool {
	return a.counts[slotNetwork] == 1 && a.platform != platformHardware && !a.is(slotNetwork)
}

// is reports whether the application is a hub of the slot.
func (a *application) is(s slot) bool { return a.hub >= 0 && hubs[a.hub].slot == s }

// entry is the slot that users and names speak to.
func (a *application) entry() (slot, bool) {
	for s := range numSlots {
		if a.counts[s] > 0 {
			return s, true
		}
	}
	return 0, false
}

// caller is the slot from which other applications and hubs are called.
func (a *application) caller() (slot, bool) {
	for _, s := range [...]slot{slotApp, slotAPI, slotWeb, slotBatch} {
		if a.counts[s] > 0 {
			return s, true
		}
	}
	return 0, false
}

// deepest is any slot that is filled, the last of them.
func (a *application) deepest() (slot, bool) {
	for s := int(numSlots) - 1; s >= 0; s-- {
		if a.counts[s] > 0 {
			return slot(s), true
		}
	}
	return 0, false
}

// siteOf is the site of a member of a slot: those of one group take turns
// between the application's two sites, what stands alone is at home.
func (a *application) siteOf(member int) int {
	if member%2 == 1 {
		return int(a.second)
	}
	return int(a.home)
}

// callable reports whether other applications may come to need this one.
func (a *application) callable() bool {
	return !a.alone && a.stage == 0 && a.size() > 0
}

// grouped reports whether the members of a slot are a replica group. Primaries
// of databases and what legacy applications run on are not: see hubs.
func (a *application) grouped(s slot) bool {
	if a.counts[s] < 2 || a.platform == platformLegacy || a.platform == platformHardware && s != slotNetwork {
		return false
	}
	switch s {
	case slotBatch, slotDatabase:
		return false
	case slotStorage, slotQueue, slotOther:
		return a.platform == platformHub
	}
	return true
}

// formOf says what the members of a slot run on.
func (a *application) formOf(s slot) form {
	switch a.platform {
	case platformHub:
		if a.balanced() && s == slotNetwork {
			return formVM
		}
		return hubs[a.hub].form
	case platformHardware:
		return formPhysical
	case platformService:
		return serviceForm(s, int(a.counts[s]))
	}
	return formVM
}

// serviceForm is the form in applications that are deployed from code: one
// service where one asset stands for the whole deployment, else containers.
func serviceForm(s slot, count int) form {
	switch {
	case !s.stateless() && s != slotCache:
		return formVM
	case count == 1 && s != slotCache:
		return formService
	}
	return formContainer
}
