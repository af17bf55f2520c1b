package filter

// Expr is a filter as it was read: an [And], [Or], [Not], [Compare] or [In].
// String prints it so that [Parse] reads the same filter.
type Expr interface {
	String() string
	print(p *printer, within precedence)
}

// And holds where all of its terms hold. It has two terms or more, none of them an And.
type And struct{ Terms []Expr }

// Or holds where one of its terms holds. It has two terms or more, none of them an Or.
type Or struct{ Terms []Expr }

// Not holds where its term does not.
type Not struct{ Term Expr }

// Compare compares a field with a value.
type Compare struct {
	Field  string
	Op     Op
	Value  string
	at     int // column of the field
	atWord int // column of the value
}

// In holds where a field's value is one of the list, which is not empty.
type In struct {
	Field   string
	Values  []string
	at      int
	atWords []int
}

// Op is a comparison.
type Op uint8

// The operators, in the order in which messages name them.
const (
	Equal Op = iota
	NotEqual
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
	Matches // a pattern with * and ?
)

var opNames = [...]string{"=", "!=", "<", "<=", ">", ">=", "~"}

func (o Op) String() string { return opNames[o] }

// opOf finds an operator by its sign.
func opOf(sign string) (Op, bool) {
	for i, name := range opNames {
		if name == sign {
			return Op(i), true
		}
	}
	return 0, false
}

// conjunction joins terms into one And, taking in what is an And already.
func conjunction(terms []Expr) Expr {
	if len(terms) == 1 {
		return terms[0]
	}
	var flat []Expr
	for _, t := range terms {
		if and, ok := t.(And); ok {
			flat = append(flat, and.Terms...)
			continue
		}
		flat = append(flat, t)
	}
	return And{flat}
}

// disjunction joins terms into one Or, taking in what is an Or already.
func disjunction(terms []Expr) Expr {
	if len(terms) == 1 {
		return terms[0]
	}
	var flat []Expr
	for _, t := range terms {
		if or, ok := t.(Or); ok {
			flat = append(flat, or.Terms...)
			continue
		}
		flat = append(flat, t)
	}
	return Or{flat}
}
