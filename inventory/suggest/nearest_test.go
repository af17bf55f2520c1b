package suggest_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory/suggest"
	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	words := []string{"site", "tier", "team", "kind", "application", "storage_gb", "서울"}
	tests := []struct{ word, want string }{
		{"sites", "site"}, {"iste", "site"}, {"SITE", "site"}, {"teir", "tier"}, {"tem", "team"},
		{"aplication", "application"}, {"storage", ""}, {"storagegb", "storage_gb"}, {"xyz", ""},
		{"", ""}, {"서올", "서울"}, {"k", ""},
	}
	for _, tt := range tests {
		if got := suggest.Nearest(tt.word, words); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

// A candidate is its own nearest word, and the order of candidates is nothing.
func TestNearestIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-e]{1,8}`), 1, 12).Draw(t, "words")
		word := rapid.StringMatching(`[a-e]{1,8}`).Draw(t, "word")
		got := suggest.Nearest(word, words)
		mixed := rapid.Permutation(words).Draw(t, "mixed")
		if again := suggest.Nearest(word, mixed); again != got {
			t.Fatalf("Nearest(%q) = %q, and %q in another order", word, got, again)
		}
		if slices.Contains(words, word) && got != word {
			t.Fatalf("Nearest(%q) = %q though it is a candidate", word, got)
		}
	})
}

func ExampleNearest() {
	fmt.Println(suggest.Nearest("aplicaton", []string{"application", "exposure"}))
	// Output: application
}
