package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/reports/table"
)

// versionCommand prints what the program was built from.
func (a *app) versionCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long:  "Version prints the version of wavecut, the revision it was built from, and the\nplatform it was built for.",
		Example: `  wavecut version
  wavecut version --json`,
		Args: takes(),
		RunE: func(*cobra.Command, []string) error { return a.answer(versionDocument(a.env.Build)) },
	}), codeOutput)
}

func versionDocument(build *debug.BuildInfo) table.Document {
	version, settings := "unknown", map[string]string{}
	if build != nil {
		version = build.Main.Version
		for _, s := range build.Settings {
			settings[s.Key] = s.Value
		}
	}
	return table.Document{Fields: []table.Field{
		{Key: "version", Cell: table.String(version)},
		{Key: "revision", Cell: table.String(settings["vcs.revision"])},
		{Key: "revision_time", Cell: table.String(settings["vcs.time"])},
		{Key: "modified", Cell: table.Bool(settings["vcs.modified"] == "true")},
		{Key: "go", Cell: table.String(runtime.Version())},
		{Key: "platform", Cell: table.String(runtime.GOOS + "/" + runtime.GOARCH)},
	}}
}

// buildVersion is the version that reports name; empty where it is not known.
func buildVersion(build *debug.BuildInfo) string {
	if build == nil {
		return ""
	}
	return build.Main.Version
}
