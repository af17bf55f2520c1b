package sampledata

import "fmt"

// The size of the committed estate, see [Options].
const (
	DefaultSeed         = 20270301
	DefaultAssets       = 3200
	DefaultNames        = 5300
	DefaultDependencies = 20000
)

// Options says what estate to generate. The zero value asks for four-to-two as
// it is committed.
type Options struct {
	// Seed picks one estate of the size; 0 stands for DefaultSeed.
	Seed uint64
	// Assets is the number of assets that have a site, and so a row in a plan;
	// 0 stands for DefaultAssets.
	Assets int
	// Names is the number of DNS names beside them; 0 stands for as many to an
	// asset as DefaultNames to DefaultAssets. See NoNames.
	Names int
	// Dependencies is the number of dependencies in all, those of names
	// included; 0 stands for the proportion of the defaults. It is met exactly
	// where the estate has room for it: from about two to about twenty for each
	// asset and one and a half for each name.
	Dependencies int
	// NoNames asks for an estate of assets with a site alone.
	NoNames bool
}

// withDefaults fills in what was not given.
func (o Options) withDefaults() Options {
	if o.Seed == 0 {
		o.Seed = DefaultSeed
	}
	if o.Assets == 0 {
		o.Assets = DefaultAssets
	}
	switch {
	case o.NoNames:
		o.Names = 0
	case o.Names == 0:
		o.Names = scaled(DefaultNames, o.Assets)
	}
	if o.Dependencies == 0 {
		o.Dependencies = scaled(DefaultDependencies-2*DefaultNames, o.Assets) + 2*o.Names
	}
	return o
}

// check refuses sizes that mean nothing, or that numbers in the tables can't hold.
func (o Options) check() error {
	const most = 1 << 28
	for _, size := range []struct {
		what  string
		n     int
		least int
	}{{"assets", o.Assets, 1}, {"names", o.Names, 0}, {"dependencies", o.Dependencies, 0}} {
		if size.n < size.least || size.n > most {
			return fmt.Errorf("generate estate: %s %d: want %d to %d", size.what, size.n, size.least, most)
		}
	}
	return nil
}

// scaled is the default quantity n, for an estate of the given number of assets.
func scaled(n, assets int) int { return n * assets / DefaultAssets }
