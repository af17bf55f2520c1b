package term

import (
	"io"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"github.com/wavecut/wavecut/reports/escape"
)

// patience is how long work goes on before a bar is shown for it.
const patience = time.Second

// Progress shows how far work has come: a bar for the stage at hand. It may be
// updated from several goroutines. A nil Progress shows nothing.
type Progress struct {
	out   io.Writer
	now   func() time.Time
	begun time.Time

	mu      sync.Mutex
	bars    *mpb.Progress // nil until patience is over
	bar     *mpb.Bar
	stage   string
	stopped bool
}

// NewProgress begins to watch. It is nil, and so silent, where nobody would see
// the bar: not on a terminal, or on one that can't move its cursor.
func NewProgress(s Streams, quiet bool, getenv func(string) string, now func() time.Time) *Progress {
	if quiet || !s.ErrTerminal || getenv("TERM") == "dumb" {
		return nil
	}
	return &Progress{out: s.Err, now: now, begun: now()}
}

// Update says that done of total are done in a stage; a total of 0 is not known.
func (p *Progress) Update(stage string, done, total int64) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopped || p.bars == nil && p.now().Sub(p.begun) < patience {
		return
	}
	if p.bars == nil {
		p.bars = mpb.New(mpb.WithOutput(p.out))
	}
	if p.bar == nil || p.stage != stage {
		p.next(stage, total)
	}
	p.bar.SetTotal(max(total, done), false)
	p.bar.SetCurrent(done)
}

// next replaces the bar by one for another stage. Bars begin without a total: with
// one they would end by themselves at it, and could not be taken away after.
func (p *Progress) next(stage string, total int64) {
	if p.bar != nil {
		p.bar.Abort(true)
	}
	p.stage = stage
	name := decor.Name(escape.Terminal(stage), decor.WC{W: 24, C: decor.DindentRight})
	if total <= 0 {
		p.bar = p.bars.New(0, mpb.SpinnerStyle(), mpb.PrependDecorators(name),
			mpb.AppendDecorators(decor.CurrentNoUnit(" %d"), decor.Elapsed(decor.ET_STYLE_GO, decor.WC{W: 8})))
		return
	}
	p.bar = p.bars.New(0, mpb.BarStyle().Lbound("").Filler("█").Tip("█").Padding("░").Rbound(""),
		mpb.PrependDecorators(name),
		mpb.AppendDecorators(decor.Percentage(decor.WC{W: 5}), decor.Elapsed(decor.ET_STYLE_GO, decor.WC{W: 8})))
}

// Stop takes the bar away, so that what is printed next stands alone. Updates that
// come after it are ignored.
func (p *Progress) Stop() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stopped = true
	if p.bars == nil {
		return
	}
	if p.bar != nil {
		p.bar.Abort(true)
	}
	p.bars.Wait()
	p.bars = nil
}
