package terraform_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/internal/tools"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/terraform"
)

type values struct {
	Site   string                     `json:"wavecut_site"`
	Wave   int                        `json:"wavecut_wave"`
	Assets map[string]terraform.Asset `json:"wavecut_assets"`
}

func write(t *testing.T, s *planned.Plan) map[string][]byte {
	t.Helper()
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	all := map[string][]byte{}
	for _, c := range terraform.Files(books, books, "main", nil) {
		var b bytes.Buffer
		if err := c.Write(&b); err != nil {
			t.Fatal(err)
		}
		all[c.Name] = b.Bytes()
	}
	return all
}

func TestGolden(t *testing.T) {
	all := write(t, planned.Small(t, "../.."))
	golden.Check(t, "daejeon-wave-04.tfvars.json", all["daejeon/wave-04.tfvars.json"])
	golden.Check(t, "variables.tf", all["variables.tf"])
}

// What arrives at a site is in the file of its wave and in all later ones, and the
// last file of a site has everything that the plan brings there.
func TestFilesGrow(t *testing.T) {
	for name, s := range map[string]*planned.Plan{"small": planned.Small(t, "../.."), "hostile": planned.Hostile(t, "../..")} {
		last := map[string]values{}
		for _, file := range sortedBySiteAndWave(t, write(t, s)) {
			for key := range last[file.Site].Assets {
				if _, ok := file.Assets[key]; !ok {
					t.Errorf("%s: %s is gone from %s in wave %d", name, key, file.Site, file.Wave)
				}
			}
			last[file.Site] = file
		}
		n := 0
		for _, v := range last {
			n += len(v.Assets)
			for key, a := range v.Assets {
				if _, ok := s.Problem.Estate.AssetIndex(a.ID); !ok || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" {
					t.Errorf("%s: the asset %q has the key %q", name, a.ID, key)
				}
			}
		}
		arriving := 0
		for _, d := range s.Plan.Decisions {
			if d.Moves() && !d.Retires() {
				arriving++
			}
		}
		if n != arriving {
			t.Errorf("%s: %d assets are in the files, %d arrive", name, n, arriving)
		}
	}
}

func sortedBySiteAndWave(t *testing.T, all map[string][]byte) []values {
	t.Helper()
	var files []values
	for wave := range 100 {
		for name, text := range all {
			if !strings.HasSuffix(name, ".json") {
				continue
			}
			in := json.NewDecoder(bytes.NewReader(text))
			in.DisallowUnknownFields()
			var v struct {
				values
				Plan  string `json:"wavecut_plan"`
				Start string `json:"wavecut_window_start"`
			}
			if err := in.Decode(&v); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if v.Wave == wave {
				files = append(files, v.values)
			}
		}
	}
	return files
}

// variables.tf declares what the files give, and nothing else.
func TestDeclarationsMatch(t *testing.T) {
	all := write(t, planned.Small(t, "../.."))
	var given map[string]any
	if err := json.Unmarshal(all["pangyo/wave-02.tfvars.json"], &given); err != nil {
		t.Fatal(err)
	}
	declared := string(all["variables.tf"])
	for key := range given {
		if !strings.Contains(declared, `variable "`+key+`" {`) {
			t.Errorf("%s is not declared", key)
		}
	}
	for _, a := range given["wavecut_assets"].(map[string]any) {
		for field := range a.(map[string]any) {
			if !strings.Contains(declared, "\n    "+field+" ") {
				t.Errorf("%s is not declared", field)
			}
		}
		if n := strings.Count(declared, "\n    "); n != len(a.(map[string]any)) {
			t.Errorf("%d fields are declared, %d given", n, len(a.(map[string]any)))
		}
	}
}

// Terraform takes every file with the declarations, hostile texts literally.
func TestTerraformTakesTheFiles(t *testing.T) {
	tools.Heavy(t)
	tools.Need(t, "terraform")
	t.Setenv("TF_CLI_CONFIG_FILE", os.DevNull)
	t.Setenv("CHECKPOINT_DISABLE", "1")
	s := planned.Hostile(t, "../..")
	dir := t.TempDir()
	output := "output \"ids\" {\n  value = [for a in values(var.wavecut_assets) : a.name]\n}\n"
	if err := os.WriteFile(filepath.Join(dir, "output.tf"), []byte(output), 0o644); err != nil {
		t.Fatal(err)
	}
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	all := terraform.Files(books, books, "main", nil)
	if _, err := outfile.WriteAll(dir, all, outfile.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if strings.HasSuffix(c.Name, ".json") {
			out := tools.Run(t, dir, "", "terraform", "plan", "-input=false", "-no-color", "-var-file="+c.Name)
			if !strings.Contains(out, "Changes to Outputs") {
				t.Errorf("%s: %s", c.Name, out)
			}
		}
	}
}
