package cli

import (
	"fmt"

	"github.com/wavecut/wavecut/reports/escape"
)

// note says something beside the answer, on stderr, unless --quiet.
func (a *app) note(format string, args ...any) {
	if a.flags.quiet {
		return
	}
	fmt.Fprintln(a.env.Streams.Err, "note: "+escape.Terminal(a.pasteable(fmt.Sprintf(format, args...))))
}
