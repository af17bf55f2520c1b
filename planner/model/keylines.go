package model

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	arrayHeader = regexp.MustCompile(`^\s*\[\[\s*([^\]]+?)\s*\]\]`)
	tableHeader = regexp.MustCompile(`^\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$`)
	keyStart    = regexp.MustCompile(`^\s*([A-Za-z0-9_."'\- ]+?)\s*=`)
)

// locateKeys maps dotted keys to the lines on which they stand, counting from 1;
// the i-th [[window]] is "window[i]", from 0. The TOML library keeps positions to
// itself, so this reads the text a second time, line by line. It serves messages
// alone: lines inside a multi-line string may be taken for keys.
func locateKeys(data []byte) map[string]int {
	lines := map[string]int{}
	count := map[string]int{}
	table := ""
	for i, line := range strings.Split(string(data), "\n") {
		key := ""
		if m := arrayHeader.FindStringSubmatch(line); m != nil {
			name := plainKey(m[1])
			table = fmt.Sprintf("%s[%d]", name, count[name])
			count[name]++
			key = table
			setLine(lines, name, i+1)
		} else if m := tableHeader.FindStringSubmatch(line); m != nil {
			table = plainKey(m[1])
			key = table
		} else if m := keyStart.FindStringSubmatch(line); m != nil {
			key = joinKey(table, plainKey(m[1]))
		}
		setLine(lines, key, i+1)
	}
	return lines
}

func setLine(lines map[string]int, key string, line int) {
	if _, ok := lines[key]; key != "" && !ok {
		lines[key] = line
	}
}

// plainKey drops the quotes and the spaces around the dots of a key.
func plainKey(key string) string {
	parts := strings.Split(key, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return strings.Join(parts, ".")
}

// lineOf is the line of a key, or else of the nearest table or value around it.
func lineOf(lines map[string]int, key string) int {
	for key != "" {
		if line, ok := lines[key]; ok {
			return line
		}
		cut := strings.LastIndexAny(key, ".[")
		key = key[:max(cut, 0)]
	}
	return 0
}
