package cli

import "testing"

func TestWrap(t *testing.T) {
	long := "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
	tests := []struct{ in, want string }{
		{"a\nb", "a b"},
		{"a\n\nb", "a\n\nb"},
		{"a\n  b\nc", "a\n  b\nc"},
		{long, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen\nfifteen"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := wrap(tt.in); got != tt.want {
			t.Errorf("wrap(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
