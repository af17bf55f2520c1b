package draft

import (
	"slices"
	"strings"
)

// guess is what a column may mean, and what speaks for it.
type guess struct {
	meaning string // "" where there is none
	score   int
	why     string // what is to be checked, "" where nothing is
}

// How much speaks for a guess.
const (
	byValue  = 1 // the values have the form
	byHeader = 2 // the header says so, and no value contradicts
)

// guesses are what the columns of a table mean; of several columns that may mean one
// thing the likeliest counts, of those that are as likely the first.
func (t *Table) guesses(places *Places) []guess {
	all := make([]guess, len(t.Columns))
	for i, c := range t.Columns {
		if c.Header != "" && !c.twice {
			all[i] = c.guess(places)
		}
	}
	for i := range all {
		if j := better(all, i); j >= 0 {
			all[i] = guess{why: "perhaps " + all[i].meaning + ", which another column gives"}
		}
	}
	t.nameOne(all)
	return all
}

// better is a column that means the same as column i and goes before it, or -1.
func better(all []guess, i int) int {
	what := single(all[i].meaning)
	if what == "" {
		return -1
	}
	for j, g := range all {
		if j != i && single(g.meaning) == what && (g.score > all[i].score || g.score == all[i].score && j < i) {
			return j
		}
	}
	return -1
}

// single is what at most one column may give: sizes of all units are one; addresses
// may stand in several.
func single(meaning string) string {
	switch {
	case meaning == "address", meaning == "mac", meaning == "uuid":
		return ""
	case sizeOf(meaning) != "":
		return sizeOf(meaning)
	}
	return meaning
}

// nameOne makes the likeliest column the host where none says who the row is about.
func (t *Table) nameOne(all []guess) {
	if named(all) {
		return
	}
	for i, c := range t.Columns {
		if all[i].meaning == "" && c.Header != "" && !c.twice && c.unique() && c.mostly(isHost) {
			all[i] = guess{"host", byValue, "guessed from the values"}
			return
		}
	}
}

// named reports whether a column says who a row is about.
func named(all []guess) bool {
	return slices.ContainsFunc(all, func(g guess) bool {
		return slices.Contains([]string{"host", "fqdn", "name", "address", "uuid", "key", "mac"}, g.meaning)
	})
}

// pairs reports whether the headers name both ends of a dependency, and none names the
// machine that a row is about: a list of machines may have a source and a target, too.
func (t *Table) pairs(all []guess) bool {
	if slices.ContainsFunc(all, func(g guess) bool { return (g.meaning == "host" || g.meaning == "fqdn") && g.score >= byHeader }) {
		return false
	}
	begins := func(exact string, with ...string) bool {
		return slices.ContainsFunc(t.Header, func(h string) bool {
			h = fold(h)
			return h == exact || slices.ContainsFunc(with, func(w string) bool { return strings.HasPrefix(h, w) })
		})
	}
	return begins("from", "source", "src", "client", "consumer", "caller") && begins("to", "target", "dest", "dst", "provider", "callee")
}

// guess is what one column means by itself.
func (c *Column) guess(places *Places) guess {
	meaning := meaningOf(c.Header)
	if strings.HasSuffix(meaning, "_") {
		return c.size(strings.TrimSuffix(meaning, "_"))
	}
	if meaning != "" && c.allows(meaning) {
		score := byHeader
		if fold(c.Header) == "name" || fold(c.Header) == "type" || fold(c.Header) == "class" {
			score = byValue // words that mean many things
		}
		return guess{meaning: meaning, score: score}
	}
	g := c.byValues(places)
	if g.meaning == "" && meaning != "" {
		g.why = "the header looks like " + meaning + ", the values do not"
	}
	return g
}

// size guesses the unit of a size whose header names none: machines have fewer than
// a thousand GB of memory, and at least a thousand MB.
func (c *Column) size(what string) guess {
	unit, limit := "_gb", 1000.0
	if what == "storage" {
		limit = 50_000
	}
	if c.median() >= limit {
		unit = "_mb"
	}
	if !c.allows(what + unit) {
		return guess{why: "the header looks like " + what + ", the values do not"}
	}
	if c.mostly(isNumber) {
		return guess{what + unit, byHeader, "the unit is guessed from the size"}
	}
	return guess{what + unit, byHeader, ""}
}

// byValues guesses from the form of the values alone.
func (c *Column) byValues(places *Places) guess {
	const why = "guessed from the values"
	for _, form := range []struct {
		meaning string
		test    func(string) bool
		alone   bool // it must tell rows apart: many machines have one gateway
	}{
		{"address", isAddress, true}, {"mac", isMAC, true}, {"uuid", uuid.MatchString, true},
		{"environment", isEnvironment, false}, {"site", places.isSite, false},
	} {
		if c.mostly(form.test) && (c.unique() || !form.alone) {
			return guess{form.meaning, byValue, why}
		}
	}
	return guess{}
}

// form is what the values of a column look like, in words; "" where they are texts.
func (c *Column) form() string {
	switch {
	case c.Filled == 0:
		return "empty"
	case c.mostly(isYesNo):
		return "yes or no"
	case c.mostly(isNumber):
		return "a number"
	}
	return ""
}
