package main

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestPageInBrowser opens the page in Chromium, which says so if the Content-Security-Policy forbids any of it or
// something is to be loaded.
func TestPageInBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium (Debian: chromium) is not installed")
	}
	article, err := filepath.Abs(filepath.Join("..", "..", "examples", "tabqa.txt"))
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	if out, err := exec.Command("dateline", "build", article, "--published", "2017-05-12", "-o", filepath.Join(work, "out")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	page := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(work, "out", "index.html"))}
	cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
		"--user-data-dir="+filepath.Join(work, "profile"), "--dump-dom", page.String())
	var log bytes.Buffer
	cmd.Stderr = &log
	dom, err := cmd.Output()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		t.Skip("chromium does not answer within a minute")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	for line := range strings.Lines(log.String()) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("the browser complains: %s", line)
		}
	}
	if n := bytes.Count(dom, []byte("<svg")); n < 2 || !bytes.Contains(dom, []byte(`id="events"`)) {
		t.Errorf("the page has %d pictures, want two, and the events below", n)
	}
}
