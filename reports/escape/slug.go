package escape

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
)

// longestSlug is the length of a slug in bytes, of which the digest may be part.
const longestSlug = 60

// Slug is a name for files, folders and hosts: letters a to z, digits, hyphens and
// dots between them, at most 60 bytes. A text that is one already stays as it is;
// any other is followed by a digest of the whole, so that different texts, also
// those that differ in case alone, have different slugs.
func Slug(s string) string {
	return squeezed(s, '-', func(r rune) bool { return r == '.' })
}

// Identifier is a name for variables and groups: letters a to z, digits and
// underscores, a letter first, at most 62 bytes. Different texts have different
// identifiers, as by [Slug].
func Identifier(s string) string {
	id := squeezed(s, '_', func(r rune) bool { return r == '_' })
	if id[0] >= '0' && id[0] <= '9' {
		id = "n" + id
	}
	return id
}

// Slugs gives texts slugs that are as short as can be among them: the digest stands
// only where two would be the same without it, or where more was lost than case,
// spaces and hyphens.
func Slugs(texts []string) map[string]string { return shortest(texts, '-', Slug) }

// Identifiers is [Slugs] for identifiers.
func Identifiers(texts []string) map[string]string { return shortest(texts, '_', Identifier) }

func shortest(texts []string, joint rune, full func(string) string) map[string]string {
	sharing := map[string]map[string]bool{}
	for _, s := range texts {
		short := readable(s, joint)
		if sharing[short] == nil {
			sharing[short] = map[string]bool{}
		}
		sharing[short][s] = true
	}
	names := make(map[string]string, len(texts))
	for _, s := range texts {
		short := readable(s, joint)
		if names[s] = short; short == "" || len(sharing[short]) > 1 || full(short) != short {
			names[s] = full(s)
		}
	}
	return names
}

// shortName is how long a name without a digest may be where it is chosen as such.
const shortName = 40

var digestLike = regexp.MustCompile(`[0-9a-f]{10}$`)

// readable is a text in lower case with one joint for spaces, hyphens, dots and
// underscores; empty where that would lose anything else.
func readable(s string, joint rune) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune(" -._", r) && b.Len() > 0 && !strings.HasSuffix(b.String(), string(joint)):
			b.WriteRune(joint)
		default:
			return ""
		}
	}
	if kept := b.String(); len(kept) <= shortName && !digestLike.MatchString(kept) && !strings.HasSuffix(kept, string(joint)) {
		return kept
	}
	return ""
}

// squeezed keeps letters, digits and what else is allowed, puts one joint where
// anything else stood, and marks what was changed with its digest.
func squeezed(s string, joint rune, also func(rune) bool) string {
	var b strings.Builder
	pending := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || also(r) && !pending && b.Len() > 0:
			if pending && b.Len() > 0 {
				b.WriteRune(joint)
			}
			pending = false
			b.WriteRune(r)
		default:
			pending = true
		}
	}
	kept := strings.TrimRight(b.String(), ".")
	if kept == s && len(kept) <= longestSlug && kept != "" && !reserved(kept) && !strings.Contains(kept, "..") {
		return kept
	}
	sum := sha256.Sum256([]byte(s))
	kept = strings.Trim(strings.ReplaceAll(kept[:min(len(kept), longestSlug-11)], "..", "."), ".-_")
	if kept == "" || reserved(kept) {
		kept = "x" + kept
	}
	return kept + string(joint) + hex.EncodeToString(sum[:5])
}

// reserved reports whether Windows keeps a name for a device, with any extension.
func reserved(s string) bool {
	stem, _, _ := strings.Cut(s, ".")
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) {
		return true
	}
	port := strings.TrimRight(stem, "0123456789")
	return len(stem) == 4 && (port == "com" || port == "lpt")
}
