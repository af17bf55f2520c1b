package filter

import "strings"

// precedence orders how tightly parts bind; a part is put in parentheses within a
// part that binds tighter.
type precedence uint8

const (
	withinNothing precedence = iota
	withinOr
	withinAnd
	withinNot
)

type printer struct{ strings.Builder }

func text(e Expr) string {
	var p printer
	e.print(&p, withinNothing)
	return p.Builder.String()
}

func (e And) String() string     { return text(e) }
func (e Or) String() string      { return text(e) }
func (e Not) String() string     { return text(e) }
func (e Compare) String() string { return text(e) }
func (e In) String() string      { return text(e) }

func (e And) print(p *printer, within precedence) {
	p.join(e.Terms, " and ", withinAnd, within > withinAnd)
}

func (e Or) print(p *printer, within precedence) {
	p.join(e.Terms, " or ", withinOr, within > withinOr)
}

func (e Not) print(p *printer, _ precedence) {
	p.WriteString("not ")
	e.Term.print(p, withinNot)
}

func (e Compare) print(p *printer, _ precedence) {
	p.WriteString(quote(e.Field) + e.Op.String() + quote(e.Value))
}

func (e In) print(p *printer, _ precedence) {
	p.WriteString(quote(e.Field) + " in (")
	for i, v := range e.Values {
		if i > 0 {
			p.WriteByte(',')
		}
		p.WriteString(quote(v))
	}
	p.WriteByte(')')
}

func (p *printer) join(terms []Expr, by string, within precedence, parentheses bool) {
	if parentheses {
		p.WriteByte('(')
		defer p.WriteByte(')')
	}
	for i, t := range terms {
		if i > 0 {
			p.WriteString(by)
		}
		t.print(p, within)
	}
}

// quote is a word as it stands in a filter: bare where it can be, else in quotes.
func quote(word string) string {
	if word != "" && !reserved(word) && strings.IndexFunc(word, func(r rune) bool { return !wordRune(r) }) < 0 {
		return word
	}
	return `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
}

func reserved(word string) bool {
	for _, k := range []string{"and", "or", "not", "in"} {
		if strings.EqualFold(word, k) {
			return true
		}
	}
	return false
}
