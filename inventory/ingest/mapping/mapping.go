package mapping

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

// Mapping is what a mapping file says.
type Mapping struct {
	// Name is the file's, Text what stands in it.
	Name string `toml:"-"`
	Text []byte `toml:"-"`

	// Trust is the order of trust among formats or families of formats.
	Trust []string `toml:"trust"`
	// Sites are ids of sites by what sources call them.
	Sites map[string]string `toml:"sites"`
	// Tables are tables that no format knows.
	Tables []Table `toml:"table"`
	// ServiceNow says what relation types mean.
	ServiceNow ServiceNow `toml:"servicenow"`
}

// Table names the columns of a table.
type Table struct {
	// Name is the format in the summary.
	Name string `toml:"name"`
	// Columns are what columns mean, by their headers; see [Mapping.Formats].
	Columns map[string]string `toml:"columns"`
	// Rows is "assets", the default.
	Rows string `toml:"rows"`
}

// ServiceNow says which side of a relation needs the other, by its type: "parent"
// needs the child, "child" needs the parent, "none" says nothing.
type ServiceNow struct {
	Relations map[string]string `toml:"relations"`
}

// Parse reads a mapping file. Unknown keys are an error.
func Parse(name string, text []byte) (*Mapping, error) {
	m := &Mapping{Name: name, Text: text}
	meta, err := toml.Decode(string(text), m)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("read %s: unknown key %q", name, unknown[0].String())
	}
	return m, m.check()
}

func (m *Mapping) check() error {
	for i := range m.Tables {
		t := &m.Tables[i]
		if t.Rows == "" {
			t.Rows = "assets"
		}
		if t.Rows != "assets" {
			return fmt.Errorf("read %s: rows = %q: want assets", m.Name, t.Rows)
		}
		if t.Name == "" {
			t.Name = fmt.Sprintf("mapped-%d", i+1)
		}
	}
	for kind, side := range m.ServiceNow.Relations {
		if side != "parent" && side != "child" && side != "none" {
			return fmt.Errorf("read %s: the relation %q = %q: want parent, child or none", m.Name, kind, side)
		}
	}
	return nil
}

// Site is the id of the site that a source calls by a name.
func (m *Mapping) Site(name string) (id string, ok bool) {
	if m == nil {
		return "", false
	}
	if id, ok = m.Sites[name]; ok {
		return id, true
	}
	for n, id := range m.Sites {
		if strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(name)) {
			return id, true
		}
	}
	return "", false
}

// WithTrust is the mapping with another order of trust; m may be nil.
func (m *Mapping) WithTrust(trust []string) (*Mapping, error) {
	n := Mapping{Name: "--trust"}
	if m != nil {
		n = *m
	}
	n.Trust = trust
	var b bytes.Buffer
	if err := toml.NewEncoder(&b).Encode(n); err != nil {
		return nil, fmt.Errorf("write mapping: %w", err)
	}
	n.Text = b.Bytes()
	return &n, nil
}
