package sampledata_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	sampledata "github.com/wavecut/wavecut/sample-data"
)

func ExampleSmall() {
	data, err := fs.ReadFile(sampledata.Small(), "calendar.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(strings.SplitAfter(string(data), "\n")[1])
	// Output: freeze,all,2027-05-01,2027-05-09,가정의 달,
}

func ExampleFourToTwo() {
	dir, err := os.MkdirTemp("", "estate")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(filepath.Join(dir, "four-to-two"), sampledata.FourToTwo()); err != nil {
		fmt.Println(err)
		return
	}
	files, _ := filepath.Glob(filepath.Join(dir, "four-to-two", "*"))
	for _, f := range files {
		fmt.Println(filepath.Base(f))
	}
	// Output:
	// assets.csv
	// calendar.csv
	// dependencies.csv
	// links.csv
	// scenario.toml
	// sites.csv
	// teams.csv
}

func ExampleGenerateDir() {
	dir, err := os.MkdirTemp("", "estate")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	options := sampledata.Options{Seed: 42, Assets: 100, NoNames: true, Dependencies: 400}
	if err := sampledata.GenerateDir(options, dir); err != nil {
		fmt.Println(err)
		return
	}
	data, err := os.ReadFile(filepath.Join(dir, "dependencies.csv"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Count(string(data), "\n")-1, "dependencies")
	// Output: 400 dependencies
}
