// Command generate writes a sample estate of any size into a folder:
//
//	go run ./sample-data/generate -assets 100000 -out estate
//
// Without sizes it writes the estate of sample-data/four-to-two.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"

	sampledata "github.com/wavecut/wavecut/sample-data"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	if err := run(os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		log.Fatal(err)
	}
}

func run(args []string) error {
	var o sampledata.Options
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.Uint64Var(&o.Seed, "seed", sampledata.DefaultSeed, "which estate of the size")
	flags.IntVar(&o.Assets, "assets", sampledata.DefaultAssets, "assets that have a site")
	flags.IntVar(&o.Names, "names", 0, "DNS names (0: in proportion to the assets)")
	flags.IntVar(&o.Dependencies, "dependencies", 0, "dependencies (0: in proportion to assets and names)")
	flags.BoolVar(&o.NoNames, "no-names", false, "leave the names out")
	out := flags.String("out", "", "folder to write, made if need be; its files are replaced")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" || flags.NArg() > 0 {
		return fmt.Errorf("want -out FOLDER and no other words; see -help")
	}
	return sampledata.GenerateDir(o, *out)
}
