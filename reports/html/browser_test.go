package html_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/html"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/wavegraph"
)

// browser starts a headless Chromium, or skips the test where none is installed.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("browser tests are left out of short runs")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.ExecPath(path))
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		t.Cleanup(cancel)
		ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
		t.Cleanup(cancel)
		ctx, cancel = chromedp.NewContext(ctx)
		t.Cleanup(cancel)
		return ctx
	}
	t.Skip("no Chromium is installed: apt-get install chromium")
	return nil
}

// seen is what a page did that it must not do.
type seen struct {
	mutex sync.Mutex
	what  []string
}

func (s *seen) add(format string, args ...any) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.what = append(s.what, fmt.Sprintf(format, args...))
}

func (s *seen) check(t *testing.T) {
	t.Helper()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, w := range s.what {
		t.Error(w)
	}
}

// show opens a page in the browser and notes what it does.
func show(t *testing.T, ctx context.Context, text string) *seen {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	s := &seen{}
	err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if !strings.HasSuffix(ev.Request.URL, "/report.html") && !strings.HasPrefix(ev.Request.URL, "data:") {
				s.add("the page asks for %s", ev.Request.URL)
			}
		case *page.EventJavascriptDialogOpening:
			s.add("the page opens a dialog: %s", ev.Message)
		case *runtime.EventExceptionThrown:
			s.add("the script fails: %v", ev.ExceptionDetails)
		case *runtime.EventConsoleAPICalled:
			s.add("the script writes to the console")
		case *log.EventEntryAdded:
			s.add("the browser says: %s", ev.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	enable := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{})
		return err
	})
	ready := chromedp.WaitReady(`html[data-tables="ready"]`)
	if err := chromedp.Do(ctx, enable, chromedp.Navigate("file://"+path), ready); err != nil {
		t.Fatal(err)
	}
	return s
}

func evaluate[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// Names that would be markup are text, in both the page and what its script makes of
// it: nothing is asked for, said or run.
func TestBrowserHostileNames(t *testing.T) {
	ctx := browser(t)
	r := poisoned(t, strings.Join(payloads, " "))
	p, plan := twoSites(40, strings.Join(payloads, " "))
	graphs := []*wavegraph.Graph{wavegraph.New(p, plan).Build(1, wavegraph.Options{})}
	var b bytes.Buffer
	if err := html.Write(&b, r, html.Options{Language: lang.English, Graphs: graphs, Estate: p.Estate}); err != nil {
		t.Fatal(err)
	}
	s := show(t, ctx, b.String())
	evaluate[bool](t, ctx, `(function(){
		document.querySelectorAll('details').forEach(function(d){d.open=true});
		document.querySelectorAll('thead button').forEach(function(b){b.click();b.click()});
		var f=document.querySelector('#graph-search');f.value='a';f.dispatchEvent(new Event('input'));
		f.dispatchEvent(new KeyboardEvent('keydown',{key:'Enter'}));return true})()`)
	if n := evaluate[int](t, ctx, `document.querySelectorAll('img,iframe,object,a[href^="javascript"],svg[onload],[onerror],[onclick],[onmouseover]').length`); n != 0 {
		t.Errorf("%d elements were injected", n)
	}
	if n := evaluate[int](t, ctx, `document.querySelectorAll('script:not([type])').length`); n != 1 {
		t.Errorf("the page has %d scripts", n)
	}
	if info := evaluate[string](t, ctx, `document.getElementById('graph-info').textContent`); !strings.Contains(info, "<script>") {
		t.Errorf("the chosen asset is told as %q", info)
	}
	s.check(t)
}

// A click sorts a table by its column, another the other way round; the filter leaves
// the rows that hold a text; pages show so many.
func TestBrowserTables(t *testing.T) {
	ctx := browser(t)
	r := report(t)
	for i := range 60 {
		r.Services = append(r.Services, reports.Service{Asset: fmt.Sprintf("svc-%02d", i), Tier: i % 5, OutageMinutes: float64(i * 37 % 60), Cost: "5"})
	}
	s := show(t, ctx, written(t, r, lang.English))
	const rows = `Array.from(document.querySelectorAll('#t-services tbody tr')).filter(function(r){return !r.hidden})`
	if n := evaluate[int](t, ctx, rows+`.length`); n != 25 {
		t.Errorf("%d rows are shown, want a page of 25", n)
	}
	first := rows + `[0].cells[0].textContent`
	click := func(column int) {
		evaluate[bool](t, ctx, fmt.Sprintf(`(function(){document.querySelectorAll('#t-services thead button')[%d].click();return true})()`, column))
	}
	click(6)
	low := evaluate[string](t, ctx, rows+`[0].cells[6].textContent`)
	click(6)
	high := evaluate[string](t, ctx, rows+`[0].cells[6].textContent`)
	if low != "0" || high != "59" {
		t.Errorf("sorted by minutes the first row has %s, then %s; want 0, then 59", low, high)
	}
	if got := evaluate[string](t, ctx, `document.querySelectorAll('#t-services thead th')[6].getAttribute('aria-sort')`); got != "descending" {
		t.Errorf("the heading says %q", got)
	}
	evaluate[bool](t, ctx, `(function(){var f=document.querySelector('#t-services input');f.value='svc-07';f.dispatchEvent(new Event('input'));return true})()`)
	if n := evaluate[int](t, ctx, rows+`.length`); n != 1 {
		t.Errorf("the filter leaves %d rows", n)
	}
	if got := evaluate[string](t, ctx, first); got != "svc-07" {
		t.Errorf("the filter leaves %s", got)
	}
	s.check(t)
}

// The picture of a wave with 5,000 assets is there and answers within two seconds.
func TestBrowserPictureIsQuick(t *testing.T) {
	ctx := browser(t)
	p, plan := twoSites(16000, "asset")
	g := wavegraph.New(p, plan).Build(1, wavegraph.Options{MaxNodes: 5000})
	if len(g.Nodes) != 5000 {
		t.Fatalf("the picture has %d nodes", len(g.Nodes))
	}
	var b bytes.Buffer
	if err := html.Write(&b, report(t), html.Options{Language: lang.Korean, Graphs: []*wavegraph.Graph{g}, Estate: p.Estate}); err != nil {
		t.Fatal(err)
	}
	s := show(t, ctx, b.String())
	ready, err := chromedp.Run(ctx, chromedp.Poll[int](`+document.getElementById('graph-canvas').dataset.ready`))
	if err != nil {
		t.Fatal(err)
	}
	frame := evaluate[float64](t, ctx, `new Promise(function(done){
		var c=document.getElementById('graph-canvas'),began=performance.now();
		c.dispatchEvent(new KeyboardEvent('keydown',{key:'+',bubbles:true}));
		requestAnimationFrame(function(){requestAnimationFrame(function(){done(performance.now()-began)})})})`)
	t.Logf("%d nodes and %d ties: first picture after %d ms, a zoom after %.0f ms", len(g.Nodes), len(g.Edges), ready, frame)
	if ready > 2000 || frame > 2000 {
		t.Errorf("the first picture took %d ms, a zoom %.0f ms", ready, frame)
	}
	if ink := evaluate[int](t, ctx, `(function(){var c=document.getElementById('graph-canvas'),d=c.getContext('2d').getImageData(0,0,c.width,c.height).data,s=new Set();for(var i=0;i<d.length;i+=4){s.add(d[i]<<16|d[i+1]<<8|d[i+2])}return s.size})()`); ink < 10 {
		t.Errorf("the picture has %d colours: nothing is drawn", ink)
	}
	s.check(t)
}

// With scripts off the tables are whole and the charts are there.
func TestBrowserWithoutScripts(t *testing.T) {
	ctx := browser(t)
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(written(t, report(t), lang.English)), 0o666); err != nil {
		t.Fatal(err)
	}
	off := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	if err := chromedp.Do(ctx, off, chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
	if ran := evaluate[bool](t, ctx, `!!document.documentElement.dataset.tables`); ran {
		t.Error("the script ran")
	}
	shown := `Array.from(document.querySelectorAll('%s')).filter(function(e){return e.getBoundingClientRect().height>0}).length`
	if n := evaluate[int](t, ctx, fmt.Sprintf(shown, "svg")); n < 7 {
		t.Errorf("%d charts are shown", n)
	}
	if n := evaluate[int](t, ctx, fmt.Sprintf(shown, "#t-findings tbody tr")); n != 2 {
		t.Errorf("%d findings are shown, want 2", n)
	}
}

// twoSites is n assets, half of which leave a site in one wave, with five ties each.
func twoSites(n int, name string) (*model.Problem, *model.Plan) {
	rng := rand.New(rand.NewPCG(3, 4))
	e := &inventory.Estate{Sites: []inventory.Site{
		{ID: "NEW", Role: inventory.RoleKeep, Capacity: inventory.Unlimited()}, {ID: "OLD", Capacity: inventory.Unlimited()},
	}}
	for i := range n {
		a := inventory.DefaultAsset()
		a.ID, a.Site, a.Name = fmt.Sprintf("a-%05d", i), int32(i%2), name
		a.Application = fmt.Sprintf("%s-%d", name, i/14)
		e.Assets = append(e.Assets, a)
	}
	for i := range n {
		for range 5 {
			if to := (i + rng.IntN(200) + 1) % n; to != i {
				e.Dependencies = append(e.Dependencies, inventory.Dependency{From: int32(i), To: int32(to)})
			}
		}
	}
	s := model.DefaultScenario()
	s.StartDate = inventory.Date{Year: 2027, Month: time.March, Day: 1}
	p, err := model.NewProblem(e, s)
	if err != nil {
		panic(err)
	}
	plan := &model.Plan{}
	for _, a := range p.Placed {
		d := model.Decision{Asset: a}
		if e.Assets[a].Site == 1 {
			d.Wave, d.Method = 1+int32(a)/2%4, inventory.MethodCold
		}
		plan.Decisions = append(plan.Decisions, d)
	}
	return p, plan
}
