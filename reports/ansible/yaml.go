package ansible

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// mapping is a YAML mapping whose keys keep their order.
type mapping struct {
	keys   []string
	values []*yaml.Node
	below  map[string]*mapping
}

func (m *mapping) put(key string, node *yaml.Node) {
	m.keys, m.values = append(m.keys, key), append(m.values, node)
}

// set puts a mapping under a key.
func (m *mapping) set(key string, to *mapping) {
	if m.below == nil {
		m.below = map[string]*mapping{}
	}
	m.below[key] = to
	m.put(key, nil)
}

// child is the mapping under a key, made where there is none.
func (m *mapping) child(key string) *mapping {
	if m.below[key] == nil {
		m.set(key, &mapping{})
	}
	return m.below[key]
}

// text puts a text; one that Ansible would evaluate is marked so that it does not.
func (m *mapping) text(key, value string) { m.put(key, textNode(value)) }

func (m *mapping) number(key string, n int) {
	m.put(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)})
}

func (m *mapping) flag(key string, on bool) {
	m.put(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(on)})
}

func (m *mapping) list(key string, values []string) {
	node := &yaml.Node{Kind: yaml.SequenceNode}
	for _, v := range values {
		node.Content = append(node.Content, textNode(v))
	}
	if len(values) == 0 {
		node.Style = yaml.FlowStyle
	}
	m.put(key, node)
}

func textNode(s string) *yaml.Node {
	node := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.ToValidUTF8(s, "\ufffd"), Style: yaml.DoubleQuotedStyle}
	if strings.Contains(s, "{{") || strings.Contains(s, "{%") || strings.Contains(s, "{#") {
		node.Tag = "!unsafe"
		node.Style |= yaml.TaggedStyle
	}
	return node
}

// sort puts the keys in order.
func (m *mapping) sort() {
	order := make([]int, len(m.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(m.keys[a], m.keys[b]) })
	keys, values := slices.Clone(m.keys), slices.Clone(m.values)
	for i, at := range order {
		m.keys[i], m.values[i] = keys[at], values[at]
	}
}

// node is the mapping for the encoder.
func (m *mapping) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	if len(m.keys) == 0 {
		n.Style = yaml.FlowStyle
	}
	for i, key := range m.keys {
		value := m.values[i]
		if value == nil {
			value = m.below[key].node()
		}
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, value)
	}
	return n
}

// write writes a file.
func write(w io.Writer, m *mapping) error {
	var b bytes.Buffer
	b.WriteString("---\n")
	out := yaml.NewEncoder(&b)
	out.SetIndent(2)
	if err := out.Encode(m.node()); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}
