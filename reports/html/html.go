package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/content"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/wavegraph"
)

//go:embed assets
var assets embed.FS

// Options say how a page is written.
type Options struct {
	Language lang.Language
	// Graphs are the pictures of the waves, of assets of Estate; without them the page
	// has no such section.
	Graphs []*wavegraph.Graph
	Estate *inventory.Estate
}

// Write writes the report as a page.
func Write(w io.Writer, r *reports.Report, opt Options) error {
	t, policy, err := parse()
	if err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	p := newPage(r, lang.New(opt.Language), opt)
	p.Policy = policy
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	_, err = b.WriteTo(w)
	return err
}

// parse reads the templates, with the style sheet and the script in them, and finds
// the policy that allows these two and nothing else.
func parse() (*template.Template, string, error) {
	style, script, err := code()
	if err != nil {
		return nil, "", err
	}
	t := template.New("page.html").Funcs(template.FuncMap{
		"arg":  func(p *page, name string) tableArg { return tableArg{p.Tables[name]} },
		"wrap": func(t content.Table) tableArg { return tableArg{t} },
	})
	if _, err := t.ParseFS(assets, "assets/*.html"); err != nil {
		return nil, "", err
	}
	for name, text := range map[string]string{"style": "<style>" + style + "</style>", "script": "<script>" + script + "</script>"} {
		if _, err := t.New(name).Parse(text); err != nil {
			return nil, "", err
		}
	}
	policy, err := policyOf(t)
	return t, policy, err
}

// tableArg is what the template "table" takes.
type tableArg struct{ Table content.Table }

// code is the style sheet and the script as they stand in the page.
func code() (style, script string, err error) {
	for _, f := range []struct {
		to   *string
		name string
	}{{&style, "style.css"}, {&script, "table.js"}, {&script, "graph.js"}} {
		text, err := assets.ReadFile("assets/" + f.name)
		if err != nil {
			return "", "", err
		}
		*f.to += string(text)
	}
	return style, script, nil
}

// policyOf renders the style sheet and the script as the page will have them, for
// html/template may change them, and allows what came out by its hash.
func policyOf(t *template.Template) (string, error) {
	copied, err := t.Clone()
	if err != nil {
		return "", err
	}
	hashes := map[string]string{}
	for _, name := range []string{"style", "script"} {
		var b strings.Builder
		if err := copied.ExecuteTemplate(&b, name, nil); err != nil {
			return "", err
		}
		_, inner, _ := strings.Cut(b.String(), ">")
		inner = inner[:strings.LastIndex(inner, "<")]
		sum := sha256.Sum256([]byte(inner))
		hashes[name] = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; img-src data:; style-src " + hashes["style"] + "; script-src " + hashes["script"] +
		"; base-uri 'none'; form-action 'none'", nil
}
