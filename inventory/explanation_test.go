package inventory_test

import (
	"regexp"
	"testing"

	"github.com/wavecut/wavecut/inventory"
)

// Every code is explained once, in order, with every part.
func TestExplanations(t *testing.T) {
	form := regexp.MustCompile(`^INV[1-9][0-9]{2}$`)
	last := ""
	for _, e := range inventory.Explanations() {
		if !form.MatchString(e.Code) || e.Code <= last {
			t.Errorf("%s follows %s", e.Code, last)
		}
		last = e.Code
		if e.Title == "" || e.Meaning == "" || e.Example == "" || e.Mend == "" {
			t.Errorf("%s is not explained in full: %+v", e.Code, e)
		}
		if found, ok := inventory.Explain(e.Code); !ok || found != e {
			t.Errorf("%s is not found", e.Code)
		}
	}
	if _, ok := inventory.Explain("INV999"); ok {
		t.Error("INV999 is explained")
	}
}
