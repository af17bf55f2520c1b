package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/picture"
	"github.com/wavecut/wavecut/reports/picture/svg"
)

// The words of --colour and --collapse.
var (
	colourings = []string{"site", "wave", "tier"}
	collapses  = []string{"application", "team", "site"}
)

// exportFlags are those of graph export.
type exportFlags struct {
	*graphFlags
	format           string
	around           []string
	depth            int
	colour, collapse string
}

// graphExportCommand writes the graph for programs that draw or compute.
func (a *app) graphExportCommand() *cobra.Command {
	opt := exportFlags{graphFlags: newGraphFlags()}
	cmd := a.writes(&cobra.Command{
		Use:   "export",
		Short: "Write or draw the graph: dot, graphml, mermaid, json, csv, svg",
		Long: `Export writes the graph, or the part of it around some assets, for programs that draw
or compute, or draws it as SVG. Assets are coloured by site, wave or tier, and can be
drawn together by application, team or site; assets without the value stay alone.`,
		Example: `  wavecut graph export --format dot
  wavecut graph export --format graphml -o estate.graphml
  wavecut graph export --format svg --around shop-db-1 --depth 1 --colour tier -o shop-db-1.svg`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if opt.depth < 1 || len(opt.around) == 0 && cmd.Flags().Changed("depth") {
				return misuse(cmd, "try: "+firstExample(cmd), "--depth is below 1, or given without --around")
			}
			ctx := cmd.Context()
			opt.usesPlan = opt.colour == "wave"
			return a.ask(ctx, opt.graphFlags, func(db *store.DB, v *graphView) error { return a.export(ctx, db, v, opt) })
		},
	})
	a.choosesPart(cmd, opt.graphFlags)
	f := cmd.Flags()
	f.StringVar(&opt.format, "format", "", "write as `FORMAT`: "+strings.Join(exportFormats(), ", ")+" (default by the file's name, else dot)")
	f.StringSliceVar(&opt.around, "around", nil, "only these `ASSETS` and what is near")
	f.IntVar(&opt.depth, "depth", 1, "with --around, at most so many dependencies away")
	f.StringVar(&opt.colour, "colour", "site", "colour by `WHAT`: site, wave or tier")
	f.StringVar(&opt.collapse, "collapse", "", "draw assets of one `WHAT` as one: application, team or site")
	must(cmd.RegisterFlagCompletionFunc("format", words(exportFormats()...)))
	must(cmd.RegisterFlagCompletionFunc("around", a.completeIDs(ingest.Assets, 0)))
	must(cmd.RegisterFlagCompletionFunc("colour", words(colourings...)))
	must(cmd.RegisterFlagCompletionFunc("collapse", words(collapses...)))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func exportFormats() []string {
	var names []string
	for _, f := range picture.Formats() {
		names = append(names, f.Name)
	}
	return append(names, "svg")
}

// exportFormat is the format asked for: by flag, else by the file's extension.
func (a *app) exportFormat(opt exportFlags) (string, error) {
	format := opt.format
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(a.print.file)), ".")
		switch {
		case format == "mmd":
			format = "mermaid"
		case !slices.Contains(exportFormats(), format):
			format = "dot"
		}
	}
	if !slices.Contains(exportFormats(), format) {
		return "", unknownWord("format", format, exportFormats())
	}
	return format, nil
}

func (a *app) export(ctx context.Context, db *store.DB, v *graphView, opt exportFlags) error {
	format, err := a.exportFormat(opt)
	if err != nil {
		return err
	}
	p, err := v.picture(ctx, db, opt)
	if err != nil {
		return err
	}
	if format == "svg" {
		return a.drawSVG(ctx, p)
	}
	i := slices.IndexFunc(picture.Formats(), func(f picture.Format) bool { return f.Name == format })
	return a.write(func(w io.Writer) error { return picture.Formats()[i].Write(w, p) })
}

// drawSVG draws the picture, or says how to narrow it down.
func (a *app) drawSVG(ctx context.Context, p *picture.Picture) error {
	drawn, err := svg.Draw(ctx, p)
	var large *svg.TooLargeError
	if errors.As(err, &large) {
		return &rejectedError{large.Error(), "narrow it down with --around ASSET --depth 1, --where or --site, or draw assets together with --collapse application"}
	}
	if err != nil {
		return err
	}
	return a.write(func(w io.Writer) error {
		_, err := w.Write(drawn)
		return err
	})
}

// picture is what the flags choose.
func (v *graphView) picture(ctx context.Context, db *store.DB, opt exportFlags) (*picture.Picture, error) {
	if !slices.Contains(colourings, opt.colour) {
		return nil, unknownWord("colouring", opt.colour, colourings)
	}
	if opt.collapse != "" && !slices.Contains(collapses, opt.collapse) {
		return nil, unknownWord("value", opt.collapse, collapses)
	}
	filter := v.filter
	if len(opt.around) > 0 {
		of, err := v.named(ctx, db, opt.around)
		if err != nil {
			return nil, err
		}
		near := make([]bool, v.Len())
		for _, i := range v.Around(of, depgraph.ReachOptions{Filter: v.filter, Depth: opt.depth}) {
			near[i] = true
		}
		filter.Asset = func(i int32) bool { return near[i] }
	}
	d := drawing{view: v, filter: filter, opt: opt, picture: &picture.Picture{}}
	if opt.collapse == "" {
		d.single()
	} else {
		d.collapsed()
	}
	d.paint()
	return d.picture, nil
}
