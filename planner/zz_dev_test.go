package planner

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

func TestDev(t *testing.T) {
	dir := "../../shared/data/wikimedia-2020"
	if d := os.Getenv("DIR"); d != "" {
		dir = d
	} else if os.Getenv("FTT") != "" {
		dir = "../sample-data/four-to-two"
	}
	e, toml, _, err := store.ReadFolder(context.Background(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	sc, err := model.ParseScenario("s", toml)
	if err != nil {
		t.Fatal(err)
	}
	p, err := model.NewProblem(e, sc)
	if err != nil {
		t.Fatal(err)
	}
	eff, _ := ParseEffort(os.Getenv("EFFORT"))
	t0 := time.Now()
	last := ""
	s, err := Solve(context.Background(), p, Options{Effort: eff, Seed: 1, Progress: func(p Progress) {
		if p.Stage != last {
			last = p.Stage
			fmt.Println(time.Since(t0).Round(time.Millisecond), p.Stage, p.Best)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%v total %d cost %+v unscheduled %d\n", time.Since(t0), s.Evaluation.Total, s.Evaluation.Cost, len(s.Evaluation.Unscheduled))
	for _, x := range s.Evaluation.Exits {
		fmt.Printf("%+v\n", x)
	}
	for _, u := range s.Evaluation.Unscheduled {
		fmt.Printf("%+v %s\n", u, e.Assets[u.Asset].ID)
	}
	fmt.Printf("%+v\n", s.Bound)
	fmt.Println("placement", s.Placement.Cost, s.Placement.Bound)
}
