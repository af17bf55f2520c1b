package cli

import "strings"

// helpWidth is the width of help texts: what every terminal has.
const helpWidth = 80

// wrap breaks paragraphs into lines of at most helpWidth. Lines that begin with a
// space stay as they are, and so do blank lines.
func wrap(text string) string {
	var out []string
	line := ""
	flush := func() {
		if line != "" {
			out = append(out, line)
		}
		line = ""
	}
	for _, l := range strings.Split(text, "\n") {
		if l == "" || l[0] == ' ' {
			flush()
			out = append(out, l)
			continue
		}
		for _, word := range strings.Fields(l) {
			if line != "" && len([]rune(line))+1+len([]rune(word)) > helpWidth {
				flush()
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
	}
	flush()
	return strings.Join(out, "\n")
}
