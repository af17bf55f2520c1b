package cli

import (
	"bufio"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/table"
)

// outputFlags are the flags of commands that print tables.
type outputFlags struct {
	format string
	json   bool
	file   string
	force  bool
}

// printable is what commands print.
type printable interface {
	Write(w io.Writer, opt table.Options) error
}

// prints gives a command the flags of printing.
func (a *app) prints(cmd *cobra.Command) *cobra.Command {
	f := cmd.Flags()
	f.StringVar(&a.print.format, "format", "", "print as `FORMAT`: "+strings.Join(table.FormatNames(), ", "))
	f.BoolVar(&a.print.json, "json", false, "short for --format json")
	a.writes(cmd)
	must(cmd.RegisterFlagCompletionFunc("format", words(table.FormatNames()...)))
	return cmd
}

// writes gives a command the flags of writing to a file.
func (a *app) writes(cmd *cobra.Command) *cobra.Command {
	f := cmd.Flags()
	f.StringVarP(&a.print.file, "output", "o", "", "write to `FILE` instead of standard output (-)")
	f.BoolVar(&a.print.force, "force", false, "replace the file if it exists")
	return cmd
}

func (o *outputFlags) check(cmd *cobra.Command) error {
	if o.json && o.format != "" && o.format != "json" {
		return misuse(cmd, "give one of them", "--json and --format %s contradict each other", o.format)
	}
	if cmd.Flags().Lookup("json") == nil {
		return nil
	}
	if _, err := o.choice(); err != nil {
		return misuse(cmd, "", "%v", err)
	}
	return nil
}

// extensions are the formats that a file's name asks for by itself.
var extensions = map[string]table.Format{
	".csv": table.FormatCSV, ".json": table.FormatJSON, ".md": table.FormatMarkdown,
}

// choice is the format asked for: by flag, else by the file's extension.
func (o *outputFlags) choice() (table.Format, error) {
	switch {
	case o.json:
		return table.FormatJSON, nil
	case o.format != "":
		return table.ParseFormat(o.format)
	}
	return extensions[strings.ToLower(filepath.Ext(o.file))], nil
}

// toStdout reports whether the answer goes to standard output.
func (o *outputFlags) toStdout() bool { return o.file == "" || o.file == "-" }

// answer prints what a command found, in the format and to the place asked for.
func (a *app) answer(p printable) error {
	format, err := a.print.choice()
	if err != nil {
		return err
	}
	opt := table.Options{Format: format}
	if a.print.toStdout() {
		opt.Width = a.env.Streams.Width
	}
	return a.write(func(w io.Writer) error { return p.Write(w, opt) })
}

// write writes to the place asked for, and to a file whole or not at all.
func (a *app) write(content func(io.Writer) error) error {
	if a.print.toStdout() {
		w := bufio.NewWriter(a.out)
		if err := content(w); err != nil {
			return err
		}
		return w.Flush()
	}
	f, err := outfile.Create(a.print.file, outfile.Options{Replace: a.print.force, Protected: a.protected()})
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := content(f); err != nil {
		return err
	}
	return f.Commit()
}

// protected are the files that no output may replace: inputs, and the database
// with what SQLite keeps beside it.
func (a *app) protected() []string {
	db := a.databasePath()
	return append([]string{db, db + "-journal", db + "-wal", db + "-shm", db + store.GraphCacheSuffix}, a.inputs...)
}

// wantsJSON reports whether errors are told as JSON. Where the flags could not be
// read, the arguments themselves are looked at.
func (a *app) wantsJSON(args []string) bool {
	if a.print.json || a.print.format == "json" {
		return true
	}
	for i, arg := range args {
		switch {
		case arg == "--":
			return false
		case arg == "--json", arg == "--format=json", arg == "--format" && i+1 < len(args) && args[i+1] == "json":
			return true
		}
	}
	return false
}
