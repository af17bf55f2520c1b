package filter

import (
	"fmt"
	"strings"
)

// The caps of the grammar. They keep the SQL well within SQLite's own limits (an
// expression depth of 1000, 32766 parameters).
const (
	MaxLength      = 8192 // characters
	MaxDepth       = 50   // parentheses and nots within each other
	MaxComparisons = 200
	MaxValues      = 2000 // in all lists together
)

// Parse reads a filter. Its errors are *Error.
func Parse(text string) (Expr, error) {
	tokens, err := lex(text)
	if err != nil {
		return nil, err
	}
	p := parser{filter: text, tokens: tokens}
	if last := tokens[len(tokens)-1]; last.column > MaxLength {
		return nil, p.fail(last, fmt.Sprintf("the filter is longer than %d characters", MaxLength), "")
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != tokenEnd {
		return nil, p.fail(t, wanted("and, or, or the end", t), hintJoin(t))
	}
	return e, nil
}

// parser is a recursive descent over the tokens, one method per rule.
type parser struct {
	filter      string
	tokens      []token
	at          int
	depth       int
	comparisons int
	values      int
}

func (p *parser) peek() token { return p.tokens[p.at] }

// take is the next token; the end is never passed.
func (p *parser) take() token {
	t := p.tokens[p.at]
	if t.kind != tokenEnd {
		p.at++
	}
	return t
}

func (p *parser) fail(at token, message, hint string) error {
	return &Error{Filter: p.filter, Column: at.column, Message: message, Hint: hint}
}

// or = and { "or" and }
func (p *parser) or() (Expr, error) { return p.chain("or", p.and, disjunction) }

// and = unary { "and" unary }
func (p *parser) and() (Expr, error) { return p.chain("and", p.unary, conjunction) }

func (p *parser) chain(word string, rule func() (Expr, error), join func([]Expr) Expr) (Expr, error) {
	var terms []Expr
	for {
		e, err := rule()
		if err != nil {
			return nil, err
		}
		terms = append(terms, e)
		if !p.peek().keyword(word) {
			return join(terms), nil
		}
		p.take()
	}
}

// unary = "not" unary | "(" or ")" | comparison
func (p *parser) unary() (Expr, error) {
	t := p.peek()
	if t.kind != tokenOpen && !t.keyword("not") {
		return p.comparison()
	}
	p.take()
	if p.depth++; p.depth > MaxDepth {
		return nil, p.fail(t, fmt.Sprintf("parentheses and nots go deeper than %d", MaxDepth), "")
	}
	defer func() { p.depth-- }()
	if t.kind == tokenOpen {
		return p.parenthesised()
	}
	e, err := p.unary()
	if err != nil {
		return nil, err
	}
	return Not{e}, nil
}

func (p *parser) parenthesised() (Expr, error) {
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if t := p.take(); t.kind != tokenClose {
		return nil, p.fail(t, wanted("and, or, or )", t), hintJoin(t))
	}
	return e, nil
}

// comparison = field op value | field [ "not" ] "in" "(" value { "," value } ")"
func (p *parser) comparison() (Expr, error) {
	field := p.take()
	if !isWord(field) || reservedToken(field) {
		return nil, p.fail(field, wanted("a field, not, or (", field), "")
	}
	if p.comparisons++; p.comparisons > MaxComparisons {
		return nil, p.fail(field, fmt.Sprintf("more than %d comparisons", MaxComparisons), "")
	}
	switch t := p.take(); {
	case t.keyword("in"):
		return p.list(field)
	case t.keyword("not") && p.peek().keyword("in"):
		p.take()
		in, err := p.list(field)
		return Not{in}, err
	case t.kind == tokenOperator:
		return p.compared(field, t)
	default:
		return nil, p.fail(t, wanted(fmt.Sprintf("=, !=, <, <=, >, >=, ~ or in after %q", field.text), t), "")
	}
}

func (p *parser) compared(field, sign token) (Expr, error) {
	op, ok := opOf(sign.text)
	if !ok {
		return nil, p.fail(sign, fmt.Sprintf("unknown operator %q; want =, !=, <, <=, >, >= or ~", sign.text),
			hintOperator(sign.text))
	}
	value := p.take()
	if !isWord(value) {
		return nil, p.fail(value, wanted("a value after "+sign.text, value), `the empty value is written ""`)
	}
	return Compare{Field: field.text, Op: op, Value: value.text, at: field.column, atWord: value.column}, nil
}

func (p *parser) list(field token) (Expr, error) {
	if t := p.take(); t.kind != tokenOpen {
		return nil, p.fail(t, wanted("( after in", t), "a list is written (a,b)")
	}
	in := In{Field: field.text, at: field.column}
	for {
		value := p.take()
		if !isWord(value) {
			return nil, p.fail(value, wanted("a value in the list", value), "a list is written (a,b)")
		}
		if p.values++; p.values > MaxValues {
			return nil, p.fail(value, fmt.Sprintf("more than %d values in lists", MaxValues), "")
		}
		in.Values = append(in.Values, value.text)
		in.atWords = append(in.atWords, value.column)
		switch t := p.take(); t.kind {
		case tokenClose:
			return in, nil
		case tokenComma:
		default:
			return nil, p.fail(t, wanted(", or ) in the list", t), "words with spaces stand in quotes")
		}
	}
}

func isWord(t token) bool { return t.kind == tokenWord || t.kind == tokenQuoted }

func reservedToken(t token) bool { return t.kind == tokenWord && reserved(t.text) }

// hintOperator knows the signs of other languages.
func hintOperator(sign string) string {
	switch sign {
	case "==":
		return "equality is ="
	case "<>":
		return "inequality is !="
	case "=~":
		return "patterns are matched with ~"
	case "!~":
		return "write not field~pattern"
	}
	return ""
}

// hintJoin knows the joins of other languages, and words that lack quotes.
func hintJoin(t token) string {
	switch {
	case strings.HasPrefix(t.text, "&"):
		return "conditions are joined by and"
	case strings.HasPrefix(t.text, "|"):
		return "conditions are joined by or"
	case isWord(t):
		return "words with spaces stand in quotes"
	}
	return ""
}
