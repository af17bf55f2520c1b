package ingest

// Type says how the cells of a column are read.
type Type uint8

// The types of columns. A cell becomes the Go type in parentheses, or nil when empty.
const (
	TypeText       Type = iota // free text (string)
	TypeIdentifier             // trimmed, no control characters (string)
	TypeNumber                 // within Min and Max (float64)
	TypeInteger                // within Min and Max (int64)
	TypeWord                   // one of Words (string)
	TypeYesNo                  // yes or no (int64 1 or 0)
	TypeDate                   // YYYY-MM-DD (string)
	TypeMoment                 // date or RFC 3339 timestamp (string)
	TypeList                   // identifiers separated by ";", sorted, each once (string)
	TypeScope                  // all, or kind:ID (string)
	TypeConstraint             // a set of constraints (int64, inventory.Constraints)
)

// Column is a native column of a table.
type Column struct {
	Name string
	Type Type
	// Key columns identify the row; they are in every file of the table.
	Key bool
	// Required columns must have a value in a new row.
	Required bool
	Min, Max float64
	Words    []string
}

func text(name string) Column       { return Column{Name: name, Type: TypeText} }
func identifier(name string) Column { return Column{Name: name, Type: TypeIdentifier} }
func yesNo(name string) Column      { return Column{Name: name, Type: TypeYesNo} }

// maxAmount is the largest number that a cell may hold, as in a scenario: above
// it there is no size or price, and products of two could not be counted.
const maxAmount = 1e15

// amount is a number that is not negative.
func amount(name string) Column {
	return Column{Name: name, Type: TypeNumber, Max: maxAmount}
}

func integer(name string, min, max float64) Column {
	return Column{Name: name, Type: TypeInteger, Min: min, Max: max}
}

func word(name string, words []string) Column {
	return Column{Name: name, Type: TypeWord, Words: words}
}

func (c Column) key() Column {
	c.Key, c.Required = true, true
	return c
}

func (c Column) required() Column {
	c.Required = true
	return c
}
