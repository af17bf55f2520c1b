package verify_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/verify"
)

// BenchmarkVerify checks random plans of random estates with everything in them,
// five dependencies an asset, which break much. WAVECUT_LARGE=1 adds a million
// assets, which take a minute to make.
func BenchmarkVerify(b *testing.B) {
	sizes := []int{1000, 10_000, 100_000}
	if os.Getenv("WAVECUT_LARGE") != "" {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(uint64(n), 1))
			p := estatetest.RandomProblem(rng, estatetest.Options{
				Assets: n, Names: n / 2, Sites: 5, Windows: 52, Dependencies: 5 * n, Chance: 1,
			})
			plan := estatetest.RandomPlan(rng, p)
			b.ResetTimer()
			for b.Loop() {
				b.ReportMetric(float64(len(verify.Verify(p, plan, nil))), "violations")
			}
		})
	}
}
