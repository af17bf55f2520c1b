package cli

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/reports/html"
)

// formatPDF is the format that needs a browser.
const formatPDF = "pdf"

// printTime is how long a browser may take to print a page.
const printTime = 3 * time.Minute

// browsers are the programs that can print, in the order in which they are tried.
func browsers() []string {
	return []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"}
}

// findChromium is the browser of the flag, or one that is installed; empty where
// there is none.
func findChromium(flag string) (string, error) {
	if flag != "" {
		path, err := exec.LookPath(flag)
		if err != nil {
			return "", &unknownError{fmt.Sprintf("there is no program %s", flag), "give --chromium the path of Chromium or Chrome"}
		}
		return path, nil
	}
	for _, name := range browsers() {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", nil
}

// withPrinter readies the PDF among the files. Without a browser it is left out of
// all, and refused where it was asked for by name.
func (a *app) withPrinter(ctx context.Context, files []reportFile, opt reportFlags) ([]reportFile, error) {
	at := slices.IndexFunc(files, func(f reportFile) bool { return f.format == formatPDF })
	if at < 0 {
		return files, nil
	}
	browser, err := findChromium(opt.chromium)
	switch {
	case err != nil:
		return nil, err
	case browser != "":
		files[at].write = func(w io.Writer, in *reportInput) error { return printPDF(ctx, browser, w, in) }
		return files, nil
	case opt.format == formatAll:
		a.note("no PDF: that needs Chromium or Chrome (--chromium PATH); or open report.html in any browser and print it")
		return slices.Delete(files, at, at+1), nil
	}
	return nil, &unknownError{
		"write PDF: no Chromium or Chrome was found",
		"install one, name it with --chromium PATH, or open report.html in any browser and print it",
	}
}

// printPDF lets a browser print the page, with nothing of the user's own in it.
func printPDF(ctx context.Context, browser string, w io.Writer, in *reportInput) error {
	dir, err := os.MkdirTemp("", "wavecut-print-")
	if err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	defer os.RemoveAll(dir)
	page, printed := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	f, err := os.Create(page)
	if err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	err = html.Write(f, in.report, html.Options{Language: in.language})
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	if err := runBrowser(ctx, browser, dir, page, printed); err != nil {
		return err
	}
	text, err := os.ReadFile(printed)
	if err != nil {
		return fmt.Errorf("write PDF: %s printed nothing: %w", filepath.Base(browser), err)
	}
	_, err = w.Write(text)
	return err
}

// runBrowser prints a page into a file. As root Chromium runs only without its
// sandbox; the page is our own, and its policy lets it load nothing.
func runBrowser(ctx context.Context, browser, dir, page, printed string) error {
	ctx, cancel := context.WithTimeout(ctx, printTime)
	defer cancel()
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + printed,
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox")
	}
	target := url.URL{Scheme: "file", Path: filepath.ToSlash(page)}
	cmd := exec.CommandContext(ctx, browser, append(args, target.String())...)
	said, err := cmd.CombinedOutput()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(string(said)), "\n")
		return fmt.Errorf("write PDF: run %s: %w: %s", filepath.Base(browser), err, lines[len(lines)-1])
	}
	return nil
}
