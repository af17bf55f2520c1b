package ansible_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/ansible"
	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/internal/tools"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
	"go.yaml.in/yaml/v3"
)

func files(s *planned.Plan) ([]*runbook.Book, []outfile.Content) {
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	return books, ansible.Files(books, "main", nil)
}

func text(t *testing.T, c outfile.Content) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	_, all := files(planned.Small(t, "../.."))
	for _, c := range all {
		if strings.HasPrefix(c.Name, "wave-02/") {
			golden.Check(t, c.Name, text(t, c))
		}
	}
}

// Every file is YAML, and every host and group has a name that Ansible takes.
func TestHostileTexts(t *testing.T) {
	s := planned.Hostile(t, "../..")
	books, all := files(s)
	hosts := 0
	name, group := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`), regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	for _, c := range all {
		content := text(t, c)
		var tree map[string]any
		if err := yaml.Unmarshal(content, &tree); err != nil {
			t.Fatalf("%s: %v\n%s", c.Name, err, content)
		}
		for _, line := range strings.Split(string(content), "\n") {
			if strings.Contains(line, "{{") && !strings.Contains(line, "!unsafe") {
				t.Errorf("%s: Ansible would evaluate %q", c.Name, line)
			}
		}
		if !strings.HasSuffix(c.Name, "hosts.yml") {
			continue
		}
		wave := tree["all"].(map[string]any)["children"].(map[string]any)
		for _, w := range wave {
			for host, vars := range w.(map[string]any)["hosts"].(map[string]any) {
				hosts++
				if !name.MatchString(host) || vars.(map[string]any)["wavecut_id"] == "" {
					t.Errorf("the host %q", host)
				}
			}
			for g := range w.(map[string]any)["children"].(map[string]any) {
				if !group.MatchString(g) {
					t.Errorf("the group %q", g)
				}
			}
		}
	}
	moved := 0
	for _, b := range books {
		moved += len(b.Moves)
	}
	if hosts != moved {
		t.Errorf("%d hosts for %d assets", hosts, moved)
	}
}

// ansible-inventory reads what was written, hostile texts as they are.
func TestAnsibleReads(t *testing.T) {
	tools.Need(t, "ansible-inventory")
	tools.Heavy(t)
	s := planned.Hostile(t, "../..")
	books, all := files(s)
	dir := t.TempDir()
	if _, err := outfile.WriteAll(dir, all, outfile.Options{}); err != nil {
		t.Fatal(err)
	}
	for i, c := range all {
		if i%3 != 0 {
			continue
		}
		b := books[i/3]
		out := tools.Run(t, dir, "", "ansible-inventory", "-i", filepath.Join(dir, c.Name), "--list")
		var list struct {
			Meta struct {
				Vars map[string]map[string]any `json:"hostvars"`
			} `json:"_meta"`
		}
		if err := json.Unmarshal([]byte(out), &list); err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, vars := range list.Meta.Vars {
			ids[unsafe(vars["wavecut_id"])] = true
			if vars["wavecut_wave"] != float64(b.Wave) || vars["wavecut_plan"] != "main" {
				t.Errorf("wave %d has the variables %v", b.Wave, vars)
			}
		}
		for m := range b.Moves {
			if id := s.Problem.Estate.Assets[b.Moves[m].Asset].ID; !ids[id] {
				t.Errorf("wave %d: %q is not among %v", b.Wave, id, ids)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "wave-01")); err != nil {
		t.Error(err)
	}
}

// unsafe is a text that ansible-inventory may show with its mark.
func unsafe(v any) string {
	if marked, ok := v.(map[string]any); ok {
		v = marked["__ansible_unsafe"]
	}
	s, _ := v.(string)
	return s
}
