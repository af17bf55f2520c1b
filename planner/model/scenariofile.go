package model

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/BurntSushi/toml"
	"github.com/wavecut/wavecut/inventory"
)

// Codes of the findings in a [ScenarioError].
const (
	CodeScenarioSyntax  = "SCN001" // not TOML
	CodeScenarioUnknown = "SCN002" // a key that means nothing
	CodeScenarioType    = "SCN003" // a value of the wrong type
	CodeScenarioRange   = "SCN004" // a value that makes no sense
	CodeScenarioMissing = "SCN005" // a required key is absent
)

// ScenarioError says why a scenario file cannot be used: everything that is
// wrong with it, in order of lines.
type ScenarioError struct {
	Name     string
	Findings []inventory.Finding // all of severity error, at least one
}

// Error names the first fault and how many more there are.
func (e *ScenarioError) Error() string {
	f := e.Findings[0]
	s := "read scenario " + e.Name
	if f.Position.Line > 0 {
		s += fmt.Sprintf(": line %d", f.Position.Line)
	}
	s += ": " + f.Message
	if n := len(e.Findings) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// ParseScenario reads a scenario file (formats.md, "scenario.toml") with every
// default. The name stands in the error, which is a *[ScenarioError]. Money that
// no default covers is listed in [Scenario.NotGiven].
func ParseScenario(name string, data []byte) (*Scenario, error) {
	r := &scenarioReader{name: name, lines: locateKeys(data), given: map[string]bool{}}
	s := DefaultScenario()
	var tree map[string]any
	if err := toml.Unmarshal(data, &tree); err != nil {
		return nil, syntaxError(name, err)
	}
	r.table("", tree, s.schema())
	if s.StartDate.IsZero() && !r.given["start_date"] {
		r.fail("start_date", CodeScenarioMissing, "start_date is required, for instance start_date = 2027-03-01")
	}
	if len(r.findings) > 0 {
		slices.SortStableFunc(r.findings, func(a, b inventory.Finding) int { return a.Position.Line - b.Position.Line })
		return nil, &ScenarioError{Name: name, Findings: r.findings}
	}
	s.forgetDefaults(r.given)
	return s, nil
}

func syntaxError(name string, err error) error {
	f := inventory.Finding{Code: CodeScenarioSyntax, Position: inventory.Position{File: name}, Message: err.Error()}
	var parse toml.ParseError
	if errors.As(err, &parse) {
		f.Position.Line, f.Position.Column = parse.Position.Line, parse.Position.Col
		f.Message = "not valid TOML: " + parse.Message
	}
	return &ScenarioError{Name: name, Findings: []inventory.Finding{f}}
}

// forgetDefaults takes back the money defaults, which hold in KRW alone, where
// the scenario has another currency and does not give the amount.
func (s *Scenario) forgetDefaults(given map[string]bool) {
	if s.Currency == "KRW" {
		return
	}
	for _, m := range s.moneyWithDefaults() {
		if !given[m.key] {
			m.clear()
			s.NotGiven = append(s.NotGiven, m.key)
		}
	}
}

// scenarioReader walks a parsed file along the schema and collects what is wrong.
type scenarioReader struct {
	name     string
	lines    map[string]int
	given    map[string]bool // dotted keys that were read
	findings []inventory.Finding
}

// table reads the keys of one table; the path is empty for the top.
func (r *scenarioReader) table(path string, values map[string]any, schema []field) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		at, v := joinKey(path, key), values[key]
		i := slices.IndexFunc(schema, func(f field) bool { return f.key == key })
		if i < 0 {
			r.unknown(at)
			continue
		}
		r.given[at] = true
		schema[i].read(r, at, v)
	}
}

func (r *scenarioReader) unknown(at string) {
	r.fail(at, CodeScenarioUnknown, fmt.Sprintf("unknown key %s; the nearest known one is %s", at, nearestKey(at, knownKeys())))
}

func (r *scenarioReader) fail(at, code, message string) {
	r.findings = append(r.findings, inventory.Finding{
		Code: code, Severity: inventory.SeverityError, Subject: at, Message: message,
		Position: inventory.Position{File: r.name, Line: lineOf(r.lines, at)},
	})
}

func (r *scenarioReader) wrongType(at, want string, got any) {
	r.fail(at, CodeScenarioType, fmt.Sprintf("%s is %s; want %s", at, typeName(got), want))
}

func (r *scenarioReader) outOfRange(at string, got any, want string) {
	r.fail(at, CodeScenarioRange, fmt.Sprintf("%s is %v; want %s", at, got, want))
}

func joinKey(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
