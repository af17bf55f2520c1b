// Command wavecut plans the consolidation of data centers. See package cli for its
// commands, and wavecut --help.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/wavecut/wavecut/cmd/internal/cli"
	"github.com/wavecut/wavecut/cmd/internal/term"
	"github.com/wavecut/wavecut/inventory/store"
)

func main() { os.Exit(run()) }

func run() int {
	if err := store.LockFirmly(); err != nil {
		fmt.Fprintln(os.Stderr, "wavecut: lock databases:", err)
		return 1
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	// Without this a reader of stdout that goes away would kill the process before
	// it has cleaned up; with it the write fails with EPIPE.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	go interrupt(catch(), cancel)
	build, _ := debug.ReadBuildInfo()
	return cli.Run(ctx, os.Args[1:], cli.Env{
		Streams: term.System(os.Getenv), Getenv: os.Getenv, Now: time.Now, Build: build,
	})
}

// catch has the signals that end a run delivered. Those that the parent has told
// the process to ignore, as nohup does, stay ignored.
func catch() <-chan os.Signal {
	signals := make(chan os.Signal, 2)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	return signals
}

// interrupt cancels the run on the first signal, and ends the process on a second
// SIGINT.
func interrupt(signals <-chan os.Signal, cancel context.CancelCauseFunc) {
	<-signals
	cancel(cli.ErrInterrupted)
	for s := range signals {
		if s == os.Interrupt {
			os.Exit(130)
		}
	}
}
