package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// graphFlags choose the part of the graph that a question sees.
type graphFlags struct {
	kinds, impacts []string
	where          string
	sites          []string
	plan           string
	wave, atWave   int // noWave where not given
	scenario       string
	usesPlan       bool // whatever the waves
}

// noWave is a wave that was not asked for.
const noWave = -1

// asks makes a command a question to the graph: with the flags that choose a part
// of it, those of printing, and the exit codes.
func (a *app) asks(cmd *cobra.Command, opt *graphFlags) *cobra.Command {
	a.prints(cmd)
	a.choosesPart(cmd, opt)
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) choosesPart(cmd *cobra.Command, opt *graphFlags) {
	a.choosesDependencies(cmd, opt)
	f := cmd.Flags()
	f.StringVarP(&opt.where, "where", "w", "", "only assets that this `FILTER` lets through")
	f.StringSliceVar(&opt.sites, "site", nil, "only assets at these `SITES`")
	f.IntVar(&opt.wave, "wave", noWave, "only assets that move in `WAVE` of the plan")
	must(cmd.RegisterFlagCompletionFunc("where", a.completeWhere(ingest.Assets)))
	must(cmd.RegisterFlagCompletionFunc("site", a.completeIDs(ingest.Sites, 0)))
	must(cmd.RegisterFlagCompletionFunc("wave", a.completeWaves(&opt.plan)))
	a.choosesMoment(cmd, opt)
}

func (a *app) choosesDependencies(cmd *cobra.Command, opt *graphFlags) {
	f := cmd.Flags()
	f.StringSliceVar(&opt.kinds, "kind", nil, "follow dependencies of these `KINDS`: "+strings.Join(kindWords(), ", "))
	f.StringSliceVar(&opt.impacts, "impact", nil, "follow dependencies of these `IMPACTS`: "+strings.Join(impactWords(), ", "))
	must(cmd.RegisterFlagCompletionFunc("kind", words(kindWords()...)))
	must(cmd.RegisterFlagCompletionFunc("impact", words(impactWords()...)))
}

func (a *app) choosesMoment(cmd *cobra.Command, opt *graphFlags) {
	f := cmd.Flags()
	f.IntVar(&opt.atWave, "at-wave", noWave, "the graph as it stands after `WAVE` of the plan")
	f.StringVar(&opt.plan, "plan", "", "the `NAME` of the plan (default the newest)")
	must(cmd.RegisterFlagCompletionFunc("at-wave", a.completeWaves(&opt.plan)))
	must(cmd.RegisterFlagCompletionFunc("plan", a.completePlans(1)))
}

// givesPrices adds the scenario, from which prices come.
func (a *app) givesPrices(cmd *cobra.Command, opt *graphFlags) {
	cmd.Flags().StringVar(&opt.scenario, "scenario", "", "take prices from this `FILE` (default the imported scenario.toml)")
}

func newGraphFlags() *graphFlags { return &graphFlags{wave: noWave, atWave: noWave} }

func kindWords() []string {
	return wordsOf([]inventory.DependencyKind{inventory.Sync, inventory.Async, inventory.Batch, inventory.Replication, inventory.DNS})
}

func impactWords() []string {
	return wordsOf([]inventory.Impact{inventory.ImpactOutage, inventory.ImpactDegraded, inventory.ImpactNone})
}

func wordsOf[T interface{ String() string }](values []T) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.String()
	}
	return names
}

// parsedWords reads the words of a flag, and tells one that is not of its set.
func parsedWords[T any](what string, given []string, parse func(string) (T, error), known []string) ([]T, error) {
	var values []T
	for _, word := range given {
		if !slices.Contains(known, word) {
			return nil, unknownWord(what, word, known)
		}
		v, err := parse(word)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}
