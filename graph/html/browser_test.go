package html_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/dateline/dateline/extract/record"
)

// open opens the page of a record in Debian's Chromium and holds that it neither complains nor asks for anything but
// itself.
func open(t *testing.T, rec *record.Record) context.Context {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium (Debian: chromium) is not installed")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1200, 800))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, done := chromedp.NewContext(ctx)
	t.Cleanup(done)
	ctx, late := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(late)
	var mu sync.Mutex
	complain := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		t.Errorf(format, args...)
	}
	file := filepath.Join(t.TempDir(), "graph.html")
	if err := os.WriteFile(file, page(t, rec), 0o600); err != nil {
		t.Fatal(err)
	}
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
	err = chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			complain("exception: %s", ev.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			complain("log: %s", ev.Entry.Text)
		case *network.EventRequestWillBeSent:
			if ev.Request.URL != address {
				complain("asks for %s", ev.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, `document.getElementById("map").dataset.frames > 0`)
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval runs a script in the page.
func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until waits for a condition of the page.
func until(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	for !eval[bool](t, ctx, condition) {
		select {
		case <-ctx.Done():
			t.Fatalf("%s: %v", condition, ctx.Err())
		case <-time.After(30 * time.Millisecond):
		}
	}
}

func text(t *testing.T, ctx context.Context, selector string) string {
	t.Helper()
	return eval[string](t, ctx, fmt.Sprintf(`document.querySelector(%q)?.innerText ?? ""`, selector))
}

// One click on a line answers who says so, and when.
func TestClickEdge(t *testing.T) {
	ctx := open(t, harbour(t))
	// The lines of a page that fits its window lie somewhere on this lattice: click until one is hit.
	hit := eval[bool](t, ctx, `(() => {
		const map = document.getElementById("map"), box = map.getBoundingClientRect();
		for (let y = 10; y < box.height; y += 7) for (let x = 10; x < box.width; x += 7) {
			for (const type of ["pointerdown", "pointerup"])
				map.dispatchEvent(new PointerEvent(type, { clientX: box.x + x, clientY: box.y + y, pointerId: 1, bubbles: true }));
			if (document.querySelector("#panel blockquote")) return true;
		}
		return false;
	})()`)
	if !hit {
		t.Fatal("no click meets a line")
	}
	if quote := text(t, ctx, "#panel blockquote"); len(quote) < 10 {
		t.Errorf("the sentence is %q", quote)
	}
	if who := text(t, ctx, "#panel .who"); !strings.Contains(who, "Says") || !strings.Contains(who, "20") {
		t.Errorf("who says so, and when: %q", who)
	}
}

func TestSearchAndFilters(t *testing.T) {
	rec := harbour(t)
	ctx := open(t, rec)
	before := text(t, ctx, "#count")
	do(t, ctx, chromedp.SendKeys("#find", strings.ToLower(rec.Entities[0].Name)+"\r"))
	if heading := text(t, ctx, "#panel h2"); heading != rec.Entities[0].Name {
		t.Errorf("searching for %s shows %q", rec.Entities[0].Name, heading)
	}
	do(t, ctx, chromedp.Click("#panel li button"))
	if quote := text(t, ctx, "#panel blockquote"); quote == "" {
		t.Error("a tie in the list shows no sentence")
	}
	do(t, ctx, chromedp.Click("#statuses input"))
	after := text(t, ctx, "#count")
	if after == before {
		t.Errorf("without facts there is still %s", after)
	}
	do(t, ctx, chromedp.Click("#statuses input"))
	eval[bool](t, ctx, `(() => { const to = document.getElementById("to"); to.value = to.min; to.dispatchEvent(new Event("input")); return true; })()`)
	if early := text(t, ctx, "#count"); early == before {
		t.Errorf("on the first day there is already %s", early)
	}
}

// A frame of 5,000 nodes and 10,000 edges has 33 ms. The time of drawing is printed and not held, since it depends on the
// machine; held is that the page keeps drawing as it is zoomed and moved.
func TestFrames(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	ctx := open(t, crowd(5000))
	eval[bool](t, ctx, `(() => { (async () => {
		const map = document.getElementById("map"), box = map.getBoundingClientRect();
		const before = +map.dataset.frames, begin = performance.now();
		let script = 0;
		for (let k = 0; k < 60; k++) {
			map.dispatchEvent(new WheelEvent("wheel", { deltaY: k < 30 ? -40 : 40, clientX: box.x + 400, clientY: box.y + 300, bubbles: true, cancelable: true }));
			await new Promise(requestAnimationFrame);
			script += +map.dataset.ms;
		}
		window.got = { Frames: +map.dataset.frames - before, Script: script / 60, Wall: (performance.now() - begin) / 60 };
	})(); return true; })()`)
	until(t, ctx, `window.got !== undefined`)
	got := eval[struct {
		Frames       int
		Script, Wall float64
	}](t, ctx, `window.got`)
	t.Logf("5,000 nodes, 10,000 edges: %.1f ms of script a frame, %.1f ms from frame to frame without a graphics card", got.Script, got.Wall)
	if got.Frames < 55 {
		t.Errorf("%d frames drawn of 60", got.Frames)
	}
}
