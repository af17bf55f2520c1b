package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/wavecut/wavecut/cmd/internal/term"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/filter"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/table"
)

// code is an exit code of the process.
type code int

// The exit codes, a contract with scripts.
const (
	codeDone        code = 0
	codeFailed      code = 1
	codeUsage       code = 2
	codeGate        code = 3
	codeRejected    code = 4
	codeBusy        code = 5
	codeDatabase    code = 6
	codeOutput      code = 7
	codeInternal    code = 70
	codeInterrupted code = 130
)

// codeNames are the words for the codes in JSON errors and in help.
var codeNames = map[code]struct{ key, meaning string }{
	codeDone:        {"done", "done"},
	codeFailed:      {"failed", "failed"},
	codeUsage:       {"usage", "wrong usage"},
	codeGate:        {"gate", "done, but the gate that was asked for failed"},
	codeRejected:    {"rejected", "input rejected"},
	codeBusy:        {"busy", "the database is busy"},
	codeDatabase:    {"database", "the database is missing, foreign, newer or corrupt"},
	codeOutput:      {"output", "the disk is full or the output not writable"},
	codeInternal:    {"internal", "internal error"},
	codeInterrupted: {"interrupted", "interrupted"},
}

// verdict is how a run ended: its exit code, and what is said about it.
type verdict struct {
	code    code
	message string // empty: nothing is said
	hint    string
	detail  string // lines below, for people: a pointer into a filter, a stack
}

// usageError says that a command was called wrongly.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usagef(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// gateError says that all was done and the gate that was asked for failed.
type gateError struct{ message, hint string }

func (e *gateError) Error() string { return e.message }

// classify is the one place where errors become exit codes.
func classify(ctx context.Context, err error) verdict {
	var (
		usage  *usageError
		gate   *gateError
		crash  *panicError
		answer *answerError
	)
	switch {
	case err == nil:
		return verdict{}
	case errors.As(err, &crash):
		return verdict{codeInternal, crash.Error(), "please report this with the lines below", string(crash.stack)}
	case errors.As(err, &answer):
		return classifyAnswer(answer)
	case errors.As(err, &gate):
		return verdict{code: codeGate, message: gate.message, hint: gate.hint}
	case ctx.Err() != nil:
		return verdict{code: codeInterrupted, message: "interrupted"}
	case errors.As(err, &usage):
		return verdict{code: codeUsage, message: err.Error(), hint: usage.hint}
	}
	return classifyWork(err)
}

// classifyAnswer is quiet where the reader of stdout went away, as head does.
func classifyAnswer(err *answerError) verdict {
	if errors.Is(err, syscall.EPIPE) {
		return verdict{}
	}
	return verdict{code: codeOutput, message: err.Error()}
}

// classifyWork knows the errors of the packages that do the work.
func classifyWork(err error) verdict {
	v := verdict{code: codeFailed, message: err.Error()}
	var (
		file     *outfile.Error
		unread   *filter.Error
		unknown  *unknownError
		rejected *rejectedError
		input    *ingest.InputError
		database *store.Error
		scenario *model.ScenarioError
		money    *planner.MissingMoneyError
		query    *store.QueryError
	)
	switch {
	case errors.As(err, &input):
		v.code, v.message, v.hint = codeRejected, input.Error(), input.Hint
		if errors.As(err, &scenario) && len(scenario.Findings) > 1 {
			v.detail = findingLines(scenario.Findings)
		}
	case errors.As(err, &rejected):
		v.code, v.message, v.hint = codeRejected, rejected.message, rejected.hint
	case errors.As(err, &scenario):
		v.code, v.hint, v.detail = codeRejected, "correct the file and run the command again", findingLines(scenario.Findings)
	case errors.As(err, &money):
		v.code, v.hint = codeRejected, "give these amounts in the scenario"
	case errors.Is(err, cost.ErrTooLarge):
		v.code, v.hint = codeRejected, "look for a price or a size that is too large"
	case errors.As(err, &unknown):
		v.hint = unknown.hint
	case errors.As(err, &query):
		v.hint = query.Hint
	case errors.As(err, &database):
		v.code, v.hint = classifyDatabase(database)
	case errors.As(err, &file):
		v.code, v.hint = classifyFile(file)
	case errors.As(err, &unread):
		v.code, v.hint, v.detail = codeUsage, unread.Hint, unread.Pointer()
	case outfile.IsFull(err):
		v.code, v.hint = codeOutput, "free some space and run the command again"
	}
	return v
}

// findingLines are findings on a line each.
func findingLines(findings []inventory.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(f.String())
		if f.Hint != "" {
			b.WriteString(" (" + f.Hint + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// classifyDatabase knows the kinds of trouble with a database.
func classifyDatabase(err *store.Error) (code, string) {
	switch err.Kind {
	case store.Busy:
		return codeBusy, err.Hint
	case store.Full, store.ReadOnly:
		return codeOutput, err.Hint
	case store.Exists, store.PlanExists:
		return codeUsage, err.Hint
	case store.Failed, store.NoPlan:
		return codeFailed, err.Hint
	}
	return codeDatabase, err.Hint
}

func classifyFile(err *outfile.Error) (code, string) {
	switch err.Kind {
	case outfile.Exists:
		return codeUsage, "add --force to replace it"
	case outfile.Protected:
		return codeUsage, "name another file"
	case outfile.Full:
		return codeOutput, "free some space and run the command again"
	}
	return codeOutput, ""
}

// tell prints the verdict on stderr: as an object where JSON was asked for.
func (a *app) tell(v verdict, args []string) {
	if v.message == "" {
		return
	}
	if a.wantsJSON(args) {
		a.tellJSON(v)
		return
	}
	p := term.NewPalette(a.flags.colour, a.env.Streams.ErrTerminal, a.env.Getenv)
	lines := []string{p.Error("wavecut:") + " " + escape.Terminal(v.message)}
	for _, l := range strings.Split(strings.TrimSuffix(v.detail, "\n"), "\n") {
		if v.detail != "" {
			lines = append(lines, "  "+escape.Terminal(strings.ReplaceAll(l, "\t", "    ")))
		}
	}
	if v.hint = a.pasteable(v.hint); v.hint != "" {
		lines = append(lines, p.Faint("hint:")+" "+escape.Terminal(v.hint))
	}
	fmt.Fprintln(a.env.Streams.Err, strings.Join(lines, "\n"))
}

func (a *app) tellJSON(v verdict) {
	type failure struct {
		Kind     string `json:"kind"`
		ExitCode code   `json:"exit_code"`
		Message  string `json:"message"`
		Hint     string `json:"hint,omitempty"`
		Detail   string `json:"detail,omitempty"`
	}
	text, err := json.Marshal(struct {
		SchemaVersion int     `json:"schema_version"`
		Error         failure `json:"error"`
	}{table.SchemaVersion, failure{codeNames[v.code].key, v.code, v.message, a.pasteable(v.hint), v.detail}})
	if err != nil {
		text = []byte(`{"error":{"kind":"internal"}}`)
	}
	fmt.Fprintf(a.env.Streams.Err, "%s\n", escape.JSON(text))
}
