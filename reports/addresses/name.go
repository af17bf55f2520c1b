package addresses

import (
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// profile turns names of any script into those of the DNS, without refusing what
// host names may not have and records do (an underscore, a wildcard).
var profile = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false))

// Absolute is a name as the DNS has it: in lower case and ASCII, with the final dot.
func Absolute(s string) (string, bool) {
	ascii, err := profile.ToASCII(strings.TrimSuffix(s, "."))
	if err != nil || ascii == "" || len(ascii) > 253 {
		return "", false
	}
	for i, label := range strings.Split(ascii, ".") {
		if !isLabel(label) && !(label == "*" && i == 0) {
			return "", false
		}
	}
	return ascii + ".", true
}

func isLabel(s string) bool {
	if len(s) == 0 || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// Zone is the zone in which a name most likely is: what can be registered, by the
// list of public suffixes. Both are absolute.
func Zone(name string) string {
	bare := strings.TrimPrefix(strings.TrimSuffix(name, "."), "*.")
	zone, err := publicsuffix.EffectiveTLDPlusOne(bare)
	if err != nil {
		return bare + "."
	}
	return zone + "."
}
