package model_test

import (
	"fmt"
	"testing"

	"github.com/wavecut/wavecut/planner/model"
)

func TestEveryCodeIsExplained(t *testing.T) {
	explained := map[string]bool{}
	for _, e := range model.Explanations() {
		if explained[e.Code] || e.Title == "" || e.Meaning == "" || e.Example == "" || e.Mend == "" {
			t.Errorf("%s is explained twice or not whole", e.Code)
		}
		explained[e.Code] = true
	}
	codes := []string{
		model.CodeScenarioSyntax, model.CodeScenarioUnknown, model.CodeScenarioType, model.CodeScenarioRange, model.CodeScenarioMissing,
	}
	for i := 1; i <= 10; i++ {
		codes = append(codes, fmt.Sprintf("C%d", i))
	}
	for _, c := range codes {
		if !explained[c] {
			t.Errorf("%s is not explained", c)
		}
	}
}
