package inventory

import "fmt"

// ParseError says that a word is none of those that a column takes.
type ParseError struct {
	Value string
	Want  []string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("%q is none of %v", e.Value, e.Want)
}

// parseWord finds value among names and returns its index as the enumeration's value.
func parseWord[T ~uint8](names []string, value string) (T, error) {
	for i, name := range names {
		if name == value {
			return T(i), nil
		}
	}
	return 0, &ParseError{Value: value, Want: append([]string(nil), names...)}
}

// word is the name of an enumeration's value, or a number where there is none.
func word[T ~uint8](names []string, v T) string {
	if int(v) < len(names) {
		return names[v]
	}
	return fmt.Sprintf("unknown(%d)", uint8(v))
}

func (v Role) String() string           { return word(roleNames, v) }
func (v Resource) String() string       { return word(resourceNames, v) }
func (v Kind) String() string           { return word(kindNames, v) }
func (v Form) String() string           { return word(formNames, v) }
func (v Environment) String() string    { return word(environmentNames, v) }
func (v Exposure) String() string       { return word(exposureNames, v) }
func (v Method) String() string         { return word(methodNames, v) }
func (v DRMode) String() string         { return word(drModeNames, v) }
func (v DependencyKind) String() string { return word(dependencyKindNames, v) }
func (v Mode) String() string           { return word(modeNames, v) }
func (v Impact) String() string         { return word(impactNames, v) }
func (v EntryKind) String() string      { return word(entryKindNames, v) }
func (v ScopeKind) String() string      { return word(scopeKindNames, v) }

// ParseRole reads a site's role. Like its siblings it returns a *ParseError for any other word.
func ParseRole(s string) (Role, error) { return parseWord[Role](roleNames, s) }

// ParseKind reads an asset's kind.
func ParseKind(s string) (Kind, error) { return parseWord[Kind](kindNames, s) }

// ParseForm reads an asset's form.
func ParseForm(s string) (Form, error) { return parseWord[Form](formNames, s) }

// ParseEnvironment reads an asset's environment.
func ParseEnvironment(s string) (Environment, error) {
	return parseWord[Environment](environmentNames, s)
}

// ParseExposure reads an asset's exposure.
func ParseExposure(s string) (Exposure, error) { return parseWord[Exposure](exposureNames, s) }

// ParseMethod reads a migration method.
func ParseMethod(s string) (Method, error) { return parseWord[Method](methodNames, s) }

// ParseDRMode reads how an asset comes back when its site is lost.
func ParseDRMode(s string) (DRMode, error) { return parseWord[DRMode](drModeNames, s) }

// ParseDependencyKind reads a dependency's kind.
func ParseDependencyKind(s string) (DependencyKind, error) {
	return parseWord[DependencyKind](dependencyKindNames, s)
}

// ParseMode reads a dependency's mode.
func ParseMode(s string) (Mode, error) { return parseWord[Mode](modeNames, s) }

// ParseImpact reads a dependency's impact.
func ParseImpact(s string) (Impact, error) { return parseWord[Impact](impactNames, s) }

// ParseEntryKind reads the kind of a calendar entry.
func ParseEntryKind(s string) (EntryKind, error) { return parseWord[EntryKind](entryKindNames, s) }

// ParseSeverity reads the severity of a finding.
func ParseSeverity(s string) (Severity, error) { return parseWord[Severity](severityNames, s) }
