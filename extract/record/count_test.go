package record

import "testing"

func TestCount(t *testing.T) {
	for _, row := range []struct {
		n    int
		want string
	}{
		{0, "0 ties"}, {1, "1 tie"}, {2, "2 ties"}, {999, "999 ties"}, {1000, "1,000 ties"}, {32399, "32,399 ties"}, {1234567, "1,234,567 ties"}, {-100, "-100 ties"}, {-1000, "-1,000 ties"},
	} {
		if got := Count(row.n, "tie"); got != row.want {
			t.Errorf("%d: %q, want %q", row.n, got, row.want)
		}
	}
}
