package layout

import (
	"errors"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
)

// Field is what is known of a column: its names, of which the first that a table
// has counts, and how its cells become part of an asset.
type Field struct {
	Names []string
	take  func(*foreign.Asset, string) error
	// column is the native column that it gives, where it gives one.
	column string
	unit   string
	also   bool
	spare  bool
}

// Custom takes a cell as the function does; an error leaves the value unset.
func Custom(take func(*foreign.Asset, string) error, names ...string) Field {
	return Field{Names: names, take: take}
}

// AlsoKept keeps the cells as attributes besides.
func (f Field) AlsoKept() Field {
	f.also = true
	return f
}

// Otherwise reads the column only where no field before it gave the native column.
// Its cells are kept as attributes besides.
func (f Field) Otherwise() Field {
	f.spare, f.also = true, true
	return f
}

// always makes a field of what can't fail.
func always(take func(*foreign.Asset, string), names []string) Field {
	return Custom(func(a *foreign.Asset, text string) error {
		take(a, text)
		return nil
	}, names...)
}

// Keep is a column that is kept as an attribute under another name.
func Keep(as string, names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.Keep(as, text) }, names)
}

// Seen is the time at which the source saw the asset; the latest counts.
func Seen(names ...string) Field {
	return Custom(func(a *foreign.Asset, text string) error {
		at, err := cell.Moment(text)
		if at.After(a.Seen) {
			a.Seen = at
		}
		return err
	}, names...)
}

// Name is the short name or label of the asset, as it is written.
func Name(names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.Name = text }, names)
}

// Host is a host name: a name, a fully qualified name or an address, by its form.
func Host(names ...string) Field {
	return always(func(a *foreign.Asset, text string) { cell.Host(&a.Identity, text) }, names)
}

// Key is what the source calls the thing, unique in the scope. It is kept as an
// attribute too, so that an export can name it.
func Key(scope string, names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.Key, a.Scope = text, scope }, names).AlsoKept()
}

// Addresses is a list of IP addresses.
func Addresses(names ...string) Field {
	return Custom(func(a *foreign.Asset, text string) error {
		found, err := cell.Addresses(text)
		for _, addr := range found {
			if !slices.Contains(a.Addresses, addr) {
				a.Addresses = append(a.Addresses, addr)
			}
		}
		return err
	}, names...)
}

// MACs is a list of hardware addresses.
func MACs(names ...string) Field {
	return Custom(func(a *foreign.Asset, text string) error {
		found, err := cell.MACs(text)
		a.MACs = append(a.MACs, found...)
		return err
	}, names...)
}

// UUID is an identifier that is unique everywhere.
func UUID(names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.UUIDs = append(a.UUIDs, text) }, names)
}

// Site is the place where the asset runs.
func Site(names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.Site = text }, names)
}

// Text is a native column that holds a free word.
func Text(column string, names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.Set(column, text) }, names)
}

// Value is a native column that a function reads.
func Value(column string, read func(string) (string, error), names ...string) Field {
	f := Custom(func(a *foreign.Asset, text string) error {
		v, err := read(text)
		a.Set(column, v)
		return err
	}, names...)
	f.column = column
	return f
}

// Part is a part of the asset's storage, in the unit: the sizes of all parts are
// added up, and where one can't be read there is no sum.
func Part(unit cell.Unit, names ...string) Field {
	f := Storage(unit, names...)
	f.take = func(a *foreign.Asset, text string) error {
		v, err := cell.Storage(text, unit)
		if err != nil || v == "" {
			return err
		}
		return Add(a, f.column, v)
	}
	return f
}

// Add adds an amount to what the asset has of the column.
func Add(a *foreign.Asset, column, amount string) error {
	i := slices.IndexFunc(a.Values, func(v foreign.Value) bool { return v.Column == column })
	if i < 0 {
		a.Set(column, amount)
		return nil
	}
	before, err1 := cell.Amount(a.Values[i].Text)
	more, err2 := cell.Amount(amount)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	a.Values[i].Text = cell.Format(before + more)
	return nil
}

// Number is a native column that holds an amount; 0 says nothing.
func Number(column string, names ...string) Field {
	return Value(column, func(text string) (string, error) {
		v, err := cell.Amount(text)
		if err != nil || v == 0 {
			return "", err
		}
		return cell.Format(v), nil
	}, names...)
}

// Memory is a size of memory in the unit.
func Memory(unit cell.Unit, names ...string) Field {
	f := Value("memory_gb", func(text string) (string, error) { return cell.Memory(text, unit) }, names...)
	f.unit = unit.String()
	if unit == cell.MB || unit == cell.GB {
		f.unit += " of 1024"
	}
	return f
}

// Storage is a size of storage in the unit.
func Storage(unit cell.Unit, names ...string) Field {
	f := Value("storage_gb", func(text string) (string, error) { return cell.Storage(text, unit) }, names...)
	f.unit = unit.String()
	return f
}

// Kind is a role: the kind of asset where the word names one. The role itself is
// kept as an attribute.
func Kind(names ...string) Field {
	return always(func(a *foreign.Asset, text string) { a.Set("kind", cell.Kind(text)) }, names).AlsoKept()
}

// Environment is the environment, in any of the usual words.
func Environment(names ...string) Field { return Value("environment", cell.Environment, names...) }

// Tag keeps a tag as an attribute, and takes the environment from one that names it
// in a word that is known.
func Tag(a *foreign.Asset, name, value string) {
	if name == "" {
		return
	}
	a.Keep("tag:"+name, value)
	switch strings.ToLower(name) {
	case "env", "environment", "stage":
		if word, err := cell.Environment(value); err == nil && !has(a, "environment") {
			a.Set("environment", word)
		}
	}
}
