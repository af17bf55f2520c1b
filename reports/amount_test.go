package reports_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
	"pgregory.net/rapid"
)

func TestNewAmount(t *testing.T) {
	tests := []struct {
		money    model.Money
		currency string
		want     reports.Amount
	}{
		{0, "KRW", "0"}, {-5, "KRW", "-5"}, {1234567, "KRW", "1234567"},
		{0, "USD", "0.00"}, {5, "USD", "0.05"}, {-5, "USD", "-0.05"}, {-1234, "USD", "-12.34"}, {100, "EUR", "1.00"},
		{1, "KWD", "0.001"}, {math.MinInt64, "USD", "-92233720368547758.08"}, {math.MaxInt64, "KRW", "9223372036854775807"},
	}
	for _, tt := range tests {
		if got := reports.NewAmount(tt.money, tt.currency); got != tt.want {
			t.Errorf("NewAmount(%d, %s) = %s, want %s", tt.money, tt.currency, got, tt.want)
		}
	}
}

func TestAmountReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := model.Money(rapid.Int64().Draw(t, "money"))
		a := reports.NewAmount(m, rapid.SampledFrom([]string{"KRW", "USD", "KWD"}).Draw(t, "currency"))
		text, err := json.Marshal(a)
		if err != nil || string(text) != string(a) {
			t.Fatalf("%s is %s in JSON: %v", a, text, err)
		}
		var back reports.Amount
		if err := json.Unmarshal(text, &back); err != nil || back != a {
			t.Fatalf("%s reads as %s: %v", text, back, err)
		}
	})
}

func TestAmountRefuses(t *testing.T) {
	var a reports.Amount
	if err := json.Unmarshal([]byte(`"12"`), &a); err == nil {
		t.Errorf("a text reads as %s", a)
	}
	if err := json.Unmarshal([]byte(`null`), &a); err != nil || a != "" {
		t.Errorf("null reads as %q, %v", a, err)
	}
}

func ExampleNewAmount() {
	fmt.Println(reports.NewAmount(123450, "USD"), reports.NewAmount(123450, "KRW"))
	// Output: 1234.50 123450
}
