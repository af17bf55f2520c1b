package verify_test

import (
	"fmt"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// A plan that moves a database too late for what must follow it.
func ExampleVerify() {
	p := estatetest.New().
		Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Asset("db", "old").Asset("web", "old").Constrain("web", "db", inventory.After).
		Problem()
	plan := estatetest.Plan(p, "db 2 new", "web 2 new")
	for _, v := range verify.Verify(p, plan, nil) {
		fmt.Println(v)
	}
	// Output:
	// C8 web -> db (wave 2): after, and they move in waves 2 and 2
}

// A trial tells sound plans from others without saying why, fast.
func ExampleTrial_Holds() {
	p := estatetest.New().
		Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Asset("a", "old").Asset("b", "old").
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = 1 }).
		Problem()
	trial := verify.NewChecker(p).NewTrial()
	for _, wave := range []string{"1", "2"} {
		plan := estatetest.Plan(p, "a 1 new", "b "+wave+" new")
		fmt.Println(trial.Holds(plan, verify.AllCodes))
	}
	// Output:
	// false
	// true
}
