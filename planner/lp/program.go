package lp

import "fmt"

// program is a mixed-integer program: minimise the objective under the rows, with
// every column within [0, 1].
type program struct {
	names     []string
	binary    []bool
	objective expr
	rows      []row
	// weight is what each unscheduled asset adds to the objective.
	weight float64
}

// expr is a linear expression. Columns may stand in it several times.
type expr struct {
	terms    []term
	constant float64
}

type term struct {
	column int32
	factor float64
}

// row says that an expression compares with 0.
type row struct {
	name  string
	sense sense
	expr
}

type sense string

const (
	atMost  sense = "<="
	atLeast sense = ">="
	equal   sense = "="
)

// none is the column of what cannot be: 0.
const none int32 = -1

// column adds a column within [0, 1].
func (g *program) column(binary bool, format string, args ...any) int32 {
	g.names = append(g.names, fmt.Sprintf(format, args...))
	g.binary = append(g.binary, binary)
	return int32(len(g.names) - 1)
}

// require adds a row: the expression compares with 0.
func (g *program) require(e expr, s sense, format string, args ...any) {
	if len(e.terms) == 0 && holds(e.constant, s) {
		return
	}
	g.rows = append(g.rows, row{name: fmt.Sprintf(format, args...), sense: s, expr: e})
}

func holds(v float64, s sense) bool {
	switch s {
	case atMost:
		return v <= 0
	case atLeast:
		return v >= 0
	}
	return v == 0
}

// pay adds to the objective.
func (g *program) pay(factor float64, e expr) { g.objective.add(factor, e) }

// number is a constant expression.
func number(v float64) expr { return expr{constant: v} }

// of is a column as an expression.
func of(column int32) expr {
	if column == none {
		return expr{}
	}
	return expr{terms: []term{{column, 1}}}
}

// add adds a multiple of another expression.
func (e *expr) add(factor float64, o expr) {
	for _, t := range o.terms {
		e.terms = append(e.terms, term{t.column, factor * t.factor})
	}
	e.constant += factor * o.constant
}

// plus is the sum with a multiple of another expression.
func (e expr) plus(factor float64, o expr) expr {
	sum := expr{terms: append([]term(nil), e.terms...), constant: e.constant}
	sum.add(factor, o)
	return sum
}

// simple merges columns that stand in the expression several times, in the order
// in which they first do, and drops those that cancel out.
func (e expr) simple() expr {
	at := make(map[int32]int, len(e.terms))
	out := expr{constant: e.constant}
	for _, t := range e.terms {
		k, ok := at[t.column]
		if !ok {
			k = len(out.terms)
			at[t.column] = k
			out.terms = append(out.terms, term{column: t.column})
		}
		out.terms[k].factor += t.factor
	}
	n := 0
	for _, t := range out.terms {
		if t.factor != 0 {
			out.terms[n] = t
			n++
		}
	}
	out.terms = out.terms[:n]
	return out
}
