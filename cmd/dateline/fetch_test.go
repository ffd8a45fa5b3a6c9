package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
)

// TestBuildKeepsPage: of a page that is fetched a copy stays beside what is made of it.
func TestBuildKeepsPage(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<html><title>Karlow</title><body><p>Rebels attacked the town of Karlow on 3 May 2031. The mayor fled on Sunday.</p></body></html>"))
	}))
	defer server.Close()
	out := filepath.Join(t.TempDir(), "out")
	var says bytes.Buffer
	sys := &system{ctx: t.Context(), in: &bytes.Buffer{}, out: &says, err: &says}
	if status := run(sys, []string{"build", server.URL, "--allow-private", "--published", "2031-06-05", "-o", out}); status != exitDone {
		t.Fatalf("status %d: %s", status, says.String())
	}
	if kept, err := filepath.Glob(filepath.Join(out, "pages", "*.html")); err != nil || len(kept) != 1 {
		t.Errorf("kept %v, %v; said %s", kept, err, says.String())
	}
}
