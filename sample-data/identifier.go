package sampledata

import "strconv"

// ref points at an asset of an application.
type ref struct {
	app    int32
	slot   slot
	member uint8
}

// appendPrefix appends what tells the identifiers of one company of a group
// from those of another; the first company has none.
func appendPrefix(b []byte, company int32) []byte {
	if company == 0 {
		return b
	}
	b = append(b, 'c')
	b = strconv.AppendInt(b, int64(company), 10)
	return append(b, '-')
}

// appendSlug appends the application's part of identifiers: order-history, or
// order-history-stage.
func (a *application) appendSlug(b []byte) []byte {
	b = appendPrefix(b, a.company)
	if a.hub >= 0 {
		return append(b, hubs[a.hub].slug...)
	}
	b = append(b, domains[a.domain].slug...)
	b = append(b, '-')
	b = append(b, nouns[int(a.noun)%len(nouns)].slug...)
	b = appendRound(b, a.noun)
	return a.appendStage(b)
}

// appendLabel appends the name of the application as its column has it: in
// Korean in the domains whose people named their systems so.
func (a *application) appendLabel(b []byte) []byte {
	if a.hub >= 0 {
		b = appendPrefix(b, a.company)
		b = append(b, "shared-"...)
		return append(b, hubs[a.hub].slug...)
	}
	if !domains[a.domain].hangul {
		return a.appendSlug(b)
	}
	b = appendPrefix(b, a.company)
	b = append(b, domains[a.domain].korean...)
	b = append(b, '-')
	b = append(b, nouns[int(a.noun)%len(nouns)].korean...)
	b = appendRound(b, a.noun)
	return a.appendStage(b)
}

// appendTitle appends what people call the application.
func (a *application) appendTitle(b []byte) []byte {
	if a.hub >= 0 {
		return append(b, hubs[a.hub].korean...)
	}
	b = append(b, domains[a.domain].korean...)
	b = append(b, ' ')
	return append(b, nouns[int(a.noun)%len(nouns)].korean...)
}

// appendRound appends the number of the round in which a noun is used again.
func appendRound(b []byte, n int32) []byte {
	if round := int(n) / len(nouns); round > 0 {
		return strconv.AppendInt(b, int64(round+1), 10)
	}
	return b
}

func (a *application) appendStage(b []byte) []byte {
	if a.stage == 0 {
		return b
	}
	b = append(b, '-')
	return append(b, stageWords[a.stage]...)
}

// appendGroup appends the name of a slot's replica group.
func (a *application) appendGroup(b []byte, s slot) []byte {
	b = a.appendSlug(b)
	b = append(b, '-')
	return append(b, slotWords[s]...)
}

// appendID appends an asset's id: order-history-api-02.
func (p *plan) appendID(b []byte, r ref) []byte {
	b = p.applications[r.app].appendGroup(b, r.slot)
	b = append(b, '-')
	return appendTwo(b, int(r.member)+1)
}

// appendTwo appends a number in two digits or more.
func appendTwo(b []byte, n int) []byte {
	if n < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}
