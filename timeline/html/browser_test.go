package html

import (
	"bytes"
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
)

// browser starts Debian's Chromium, headless, with nothing of the user's and nothing to call home for.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium (Debian: chromium) is not installed")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, done := chromedp.NewContext(ctx)
	t.Cleanup(done)
	ctx, late := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(late)
	return ctx
}

// watcher notes what a page should not do: complain on its console, or ask for anything but itself.
type watcher struct {
	mu       sync.Mutex
	findings []string
}

func (w *watcher) add(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.findings = append(w.findings, fmt.Sprintf(format, args...))
}

func watch(t *testing.T, ctx context.Context) *watcher {
	t.Helper()
	w := &watcher{}
	err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			w.add("console %s: %v", ev.Type, ev.Args)
		case *runtime.EventExceptionThrown:
			w.add("exception: %s", ev.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			w.add("log %s: %s", ev.Entry.Level, ev.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(ev.Request.URL, "file:") && !strings.HasPrefix(ev.Request.URL, "data:") {
				w.add("request: %s", ev.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// pageOf writes the page of a sample and returns its address.
func pageOf(t *testing.T, s *sample) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, s.rec, s.timeline(t), Options{Briefing: "briefing.html#"}); err != nil {
		t.Fatal(err)
	}
	return address(t, "page.html", out.Bytes())
}

func address(t *testing.T, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
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

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// TestPage works in the page as a reader would: with the mouse, then with the keyboard alone, then on paper.
func TestPage(t *testing.T) {
	ctx := browser(t)
	w := watch(t, ctx)
	do(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(pageOf(t, valley())))
	const (
		shown = `[...document.querySelectorAll("li[data-event]")].filter(li => !li.hidden).map(li => li.dataset.event).join(" ")`
		faded = `[...document.querySelectorAll("#wide [data-events].off")].length`
		here  = `document.activeElement.dataset.event || document.activeElement.id || document.activeElement.tagName`
	)
	want := func(why, script, want string) {
		t.Helper()
		if got := eval[string](t, ctx, script); got != want {
			t.Errorf("%s: got %q, want %q", why, got, want)
		}
	}
	all := eval[string](t, ctx, shown)
	want("controls are there", `String(document.getElementById("controls").hidden)`, "false")
	want("nothing is faded", `String(`+faded+`)`, "0")

	do(t, ctx, chromedp.SetValue("#actor", "e2"), chromedp.Evaluate[chromedp.Void](`document.getElementById("actor").dispatchEvent(new Event("change"))`))
	want("filter by actor", shown, "v2 v6")
	want("the count says so", `document.getElementById("count").textContent`, "2 of 9 events")
	if n := eval[int](t, ctx, faded); n == 0 {
		t.Error("filter by actor: no mark is faded")
	}
	do(t, ctx, chromedp.Click("#clear"))
	want("show all", shown, all)
	do(t, ctx, chromedp.Click("input[name=status][value=asserted]"))
	want("filter by status", shown, "v4 v8")
	do(t, ctx, chromedp.Click("#clear"), chromedp.SendKeys("#search", "DIVERS réached"))
	want("search, whatever the case and accents", shown, "v5")
	do(t, ctx, chromedp.SendKeys("#search", " nowhere"))
	want("nothing fits, and the page says so", `document.getElementById("none").innerText`, "No event fits.")
	do(t, ctx, chromedp.Click("#clear"))

	width := eval[float64](t, ctx, `document.querySelector("#wide svg").getBoundingClientRect().width`)
	do(t, ctx, chromedp.Click("#in"), chromedp.Click("#in"))
	if wider := eval[float64](t, ctx, `document.querySelector("#wide svg").getBoundingClientRect().width`); wider < 1.5*width {
		t.Errorf("zoom: %g became %g", width, wider)
	}
	want("the zoom is said", `document.getElementById("zoom").textContent`, "156 %")
	do(t, ctx, chromedp.Click("#out"), chromedp.Click("#out"))

	do(t, ctx, chromedp.Click(`#wide [role=listitem][data-events="v5"] text`))
	want("a click leads to the sentence", here, "v5")
	want("the sentence is in sight", `String((r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect()))`, "true")
	want("with its trigger marked", `document.activeElement.querySelector("mark").textContent`, "reached")

	do(t, ctx, chromedp.Evaluate[chromedp.Void](`document.activeElement.blur(); scrollTo(0, 0)`), chromedp.KeyEvent("j"))
	want("j goes on from there", here, "v6")
	do(t, ctx, chromedp.KeyEvent("k"), chromedp.KeyEvent("k"))
	want("k goes back", here, "v4")
	do(t, ctx, chromedp.KeyEvent("+"))
	want("+ zooms", `document.getElementById("zoom").textContent`, "125 %")
	// The driver sends the letter of a key even where its press was taken; a keyboard does not.
	do(t, ctx, chromedp.KeyEvent("0"), chromedp.Evaluate[chromedp.Void](`document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}))`))
	want("/ goes to the search", here, "search")
	do(t, ctx, chromedp.KeyEvent("ferry"))
	want("typed words search", shown, "v6")
	do(t, ctx, chromedp.KeyEvent("\x1b"))
	want("Escape shows all", shown, all)
	want("nothing sticks out beside the chart", `String(document.documentElement.scrollWidth <= innerWidth)`, "true")

	do(t, ctx, chromedp.EmulateViewport(390, 844))
	want("a phone gets the narrow chart", `getComputedStyle(document.getElementById("narrow")).display + getComputedStyle(document.getElementById("wide")).display`, "blocknone")
	want("and no page wider than itself", `String(document.documentElement.scrollWidth <= innerWidth)`, "true")

	sheet, err := chromedp.Run(ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	checkSheet(t, sheet)
	for _, f := range w.findings {
		t.Error(f)
	}
}

// checkSheet reads the printed page: it holds the events and not the controls.
func checkSheet(t *testing.T, sheet []byte) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("pdftotext (Debian: poppler-utils) is not installed: the print sheet was not read")
		return
	}
	cmd := exec.Command(tool, "-", "-")
	cmd.Stdin = bytes.NewReader(sheet)
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"What the articles say", "Divers reached the first car", "The bridge fell"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	if strings.Contains(string(text), "Reported as") {
		t.Error("the sheet has the controls")
	}
}

// TestPageWithoutScripts opens the page as a browser does that runs none: the chart and its links are all there.
func TestPageWithoutScripts(t *testing.T) {
	var out bytes.Buffer
	s := valley()
	if err := Write(&out, s.rec, s.timeline(t), Options{}); err != nil {
		t.Fatal(err)
	}
	from, to := bytes.Index(out.Bytes(), []byte("<script>")), bytes.Index(out.Bytes(), []byte("</script>"))
	still := append(bytes.Clone(out.Bytes()[:from]), out.Bytes()[to:]...)
	ctx := browser(t)
	w := watch(t, ctx)
	do(t, ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address(t, "still.html", still)))
	if eval[bool](t, ctx, `getComputedStyle(document.getElementById("controls")).display !== "none"`) {
		t.Error("controls that do nothing are shown")
	}
	do(t, ctx, chromedp.Click(`#wide [role=listitem][data-events="v5"] text`))
	if got := eval[string](t, ctx, `location.hash`); got != "#event-v5" {
		t.Errorf("a mark leads to %q", got)
	}
	if !eval[bool](t, ctx, `(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector(":target").getBoundingClientRect())`) {
		t.Error("the sentence is not in sight")
	}
	for _, f := range w.findings {
		t.Error(f)
	}
}
