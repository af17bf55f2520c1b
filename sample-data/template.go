package sampledata

// The templates give an application its assets. Sizes are uneven: most
// applications have a handful, one in twenty several dozen.

// fill gives the application its platform and the number of assets of each slot.
func (a *application) fill(d dice, large bool) {
	if large {
		a.platform = platformVM
		a.counts = largeStack(d)
		return
	}
	if a.stage > 0 {
		a.platform = platformVM
		a.counts[slotWeb], a.counts[slotApp], a.counts[slotDatabase] = 1, 1, 1
		a.counts[slotBatch] = uint8(d.below(2))
		return
	}
	switch d.weighted(36, 34, 4, 20, 3) {
	case 0:
		a.platform, a.counts = platformService, smallService(d)
	case 1:
		a.platform, a.counts = platformVM, webStack(d)
	case 2:
		a.platform, a.counts = platformVM, largeStack(d)
	case 3:
		a.platform, a.counts = platformLegacy, legacyStack(d)
	case 4:
		a.platform = platformHardware
		a.counts[slotOther], a.counts[slotNetwork] = uint8(d.between(1, 2)), uint8(2*d.below(2))
	}
}

// smallService is a service deployed from code with data of its own, or without.
func smallService(d dice) (c [numSlots]uint8) {
	c[slotAPI] = 1
	c[slotApp] = uint8(d.weighted(50, 35, 15))
	c[slotBatch] = uint8(d.weighted(70, 30))
	c[slotCache] = uint8(d.weighted(60, 40))
	c[slotDatabase] = uint8(d.weighted(35, 45, 20))
	c[slotQueue] = uint8(d.weighted(85, 15))
	return c
}

// webStack is the three-tier application that most companies are made of.
func webStack(d dice) (c [numSlots]uint8) {
	c[slotWeb] = uint8(d.between(2, 4))
	c[slotAPI] = uint8(d.among(0, 2, 2, 3, 4))
	c[slotApp] = uint8(d.among(0, 2, 2, 3))
	c[slotBatch] = uint8(d.below(3))
	c[slotCache] = uint8(d.among(0, 1, 1, 2, 3))
	c[slotDatabase] = uint8(d.between(1, 2))
	c[slotQueue] = uint8(d.weighted(70, 30))
	c[slotStorage] = uint8(d.weighted(85, 15))
	return c
}

// largeStack is the core of a domain.
func largeStack(d dice) (c [numSlots]uint8) {
	c[slotWeb] = uint8(d.between(4, 6))
	c[slotAPI] = uint8(d.between(4, 8))
	c[slotApp] = uint8(d.between(3, 6))
	c[slotBatch] = uint8(d.between(2, 5))
	c[slotCache] = uint8(d.between(3, 4))
	c[slotDatabase] = uint8(d.between(2, 4))
	c[slotQueue] = uint8(d.between(1, 3))
	c[slotStorage] = 1
	return c
}

// legacyStack is an old application: one machine for each part.
func legacyStack(d dice) (c [numSlots]uint8) {
	c[slotWeb] = uint8(d.weighted(20, 80))
	c[slotApp] = uint8(d.between(1, 2))
	c[slotBatch] = uint8(d.below(2))
	c[slotDatabase] = 1
	c[slotStorage] = uint8(d.weighted(80, 20))
	return c
}
