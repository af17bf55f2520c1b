// Pictures takes pictures of parts of a report page in a headless Chromium: those of
// the README, and those that people look at before a release.
//
//	go run ./.dev/pictures PAGE OUT [all | NAME…]
//
// PAGE is a report.html; OUT a folder. Without more only the pictures of the README
// are taken; NAME is such as money-phone-dark. See .dev/screenshots.sh, which makes the pages from the sample estate.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// shot is one picture: a part of the page at a width, light or dark.
type shot struct {
	name, part    string
	width, height int64
	dark          bool
	limit         float64 // of the height
}

func readme() []shot {
	return []shot{
		{"decision", "#decision", 1000, 900, false, 800},
		{"timeline", "#timeline", 1000, 900, false, 1000},
		{"wave", "#graph-canvas", 700, 900, true, 620},
	}
}

// all are the parts of the page at desktop and phone width, in both schemes.
func all() []shot {
	var out []shot
	for _, part := range []string{"decision", "timeline", "waves", "picture", "money", "sites", "downtime", "ties", "unscheduled", "findings", "methods", "glossary"} {
		out = append(out,
			shot{part + "-desktop-light", "#" + part, 1280, 900, false, 2600}, shot{part + "-desktop-dark", "#" + part, 1280, 900, true, 2600},
			shot{part + "-phone-light", "#" + part, 390, 844, false, 2600}, shot{part + "-phone-dark", "#" + part, 390, 844, true, 2600})
	}
	return append(out, shot{"page-wide", "body", 1500, 1000, false, 1200})
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: pictures PAGE OUT [all | NAME…]")
		os.Exit(2)
	}
	shots := readme()
	if wanted := os.Args[3:]; len(wanted) > 0 {
		shots = slices.DeleteFunc(all(), func(s shot) bool { return wanted[0] != "all" && !slices.Contains(wanted, s.name) })
	}
	if err := take(os.Args[1], os.Args[2], shots); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func take(file, out string, shots []shot) error {
	path, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+path)); err != nil {
		return err
	}
	for _, s := range shots {
		if err := s.take(ctx, filepath.Join(out, s.name+".png")); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func (s shot) take(ctx context.Context, file string) error {
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	var image []byte
	err := chromedp.Do(ctx,
		chromedp.EmulateViewport(s.width, s.height),
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
			})
			return err
		}),
		chromedp.Sleep(400*time.Millisecond),
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			box, err := boxOf(ctx, s.part)
			if err != nil {
				return err
			}
			pad := 24.0
			if s.width < 500 {
				pad = 0
			}
			shot, err := cdp.Call(ctx, t, page.CaptureScreenshot, page.CaptureScreenshotParams{
				Clip:                  &page.Viewport{X: max(box[0]-pad, 0), Y: max(box[1]-pad, 0), Width: min(box[2]+2*pad, float64(s.width)), Height: min(box[3]+pad, s.limit), Scale: 1},
				CaptureBeyondViewport: new(true),
			})
			if err == nil {
				image = shot.Data
			}
			return err
		}),
	)
	if err != nil {
		return err
	}
	return os.WriteFile(file, image, 0o666)
}

// boxOf is left, top, width and height of a part within the page.
func boxOf(ctx context.Context, part string) ([]float64, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(
		`(function(){var r=document.querySelector(%q).getBoundingClientRect();return [r.left+scrollX,r.top+scrollY,r.width,r.height]})()`, part)))
}
