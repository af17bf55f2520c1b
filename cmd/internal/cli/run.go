package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/cmd/internal/term"
)

// Env is what a run gets from the process.
type Env struct {
	Streams term.Streams
	Getenv  func(string) string
	Now     func() time.Time
	// Build says what the program was built from; nil where it is not known.
	Build *debug.BuildInfo
}

// app is one run.
type app struct {
	env   Env
	out   *answer
	flags globalFlags
	print outputFlags
	// inputs are the files that the command reads, which -o must not overwrite.
	inputs []string
	// leaves says what an interruption at this moment leaves: "nothing imported".
	leaves string
	// kept says what the command has done for good, should its answer not be heard.
	kept string
	// extra adds commands in tests.
	extra func(*app) []*cobra.Command
}

// Run runs the command that args name and returns the exit code.
func Run(ctx context.Context, args []string, env Env) int {
	return (&app{env: env}).run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	a.out = &answer{w: a.env.Streams.Out}
	err := a.execute(ctx, args)
	if err == nil {
		err = a.out.err
	}
	v := classify(ctx, err)
	if v.code == codeOutput && a.kept != "" {
		v.hint = a.kept + " nevertheless"
	}
	if v.code == codeInterrupted && a.leaves != "" {
		v.message += ", " + a.leaves
	}
	a.tell(v, args)
	return int(v.code)
}

// execute runs the command; a panic in it becomes an error.
func (a *app) execute(ctx context.Context, args []string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{value: p, stack: debug.Stack()}
		}
	}()
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(a.env.Streams.In)
	root.SetOut(a.out)
	root.SetErr(a.env.Streams.Err)
	return root.ExecuteContext(ctx)
}

// answer is stdout. It keeps the first error, since a help text or a completion
// that is printed by cobra reports none.
type answer struct {
	w   io.Writer
	err error
}

func (o *answer) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	if err != nil {
		err = &answerError{err}
		if o.err == nil {
			o.err = err
		}
	}
	return n, err
}

// answerError says that stdout can't be written.
type answerError struct{ err error }

func (e *answerError) Error() string { return fmt.Sprintf("write standard output: %v", e.err) }
func (e *answerError) Unwrap() error { return e.err }

// panicError is a panic of a command: a defect of the program.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("internal error: %v", e.value) }

// Unwrap gives the error that was the panic's value, if it was one.
func (e *panicError) Unwrap() error {
	err, _ := e.value.(error)
	return err
}

// ErrInterrupted is the cause with which main cancels a run on a signal.
var ErrInterrupted = errors.New("interrupted")
