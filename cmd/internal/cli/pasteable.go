package cli

import (
	"regexp"
	"strings"
)

// databaseCommands are the commands in a text that work on a database.
var databaseCommands = regexp.MustCompile(`\bwavecut (init|import|check|sites|assets|dependencies|plan|report|runbook|continuity|graph|sql|db)\b`)

// plainWord is what a shell takes as one word as it stands.
var plainWord = regexp.MustCompile(`^[\pL\pN_./@:,+=-]+$`)

// pasteable is a hint whose commands work on the database that this run was given
// by --db, so that they can be pasted.
func (a *app) pasteable(hint string) string {
	if a.flags.db == "" {
		return hint
	}
	if strings.HasSuffix(hint, "wavecut import "+a.flags.db) {
		return strings.TrimSuffix(hint, a.flags.db) + quoted(a.flags.db) // a file to import was given as the database
	}
	return databaseCommands.ReplaceAllStringFunc(hint, func(command string) string {
		return "wavecut --db " + quoted(a.flags.db) + strings.TrimPrefix(command, "wavecut")
	})
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
