// Command wavecut plans the consolidation of data centers. See package cli for its
// commands, and wavecut --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/wavecut/wavecut/cmd/internal/cli"
	"github.com/wavecut/wavecut/cmd/internal/term"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	// Without this a reader of stdout that goes away would kill the process before
	// it has cleaned up; with it the write fails with EPIPE.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	go interrupt(cancel)
	build, _ := debug.ReadBuildInfo()
	return cli.Run(ctx, os.Args[1:], cli.Env{
		Streams: term.System(os.Getenv), Getenv: os.Getenv, Now: time.Now, Build: build,
	})
}

// interrupt cancels the run on the first signal and ends the process on a second
// SIGINT. Signals that the parent has told the process to ignore (nohup) stay so.
func interrupt(cancel context.CancelCauseFunc) {
	signals := make(chan os.Signal, 2)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	<-signals
	cancel(cli.ErrInterrupted)
	for s := range signals {
		if s == os.Interrupt {
			os.Exit(130)
		}
	}
}
