package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// progress shows on a terminal how far many articles have come, with an estimate of the time left. It is silent
// elsewhere, and during the first second. This is the one place that looks at a clock, to count seconds.
type progress struct {
	sys      *system
	total    int64 // bytes of all inputs, as far as they can be known
	started  time.Time
	finished chan struct{}
	once     sync.Once

	mu       sync.Mutex
	done     int64
	articles int
	shown    bool
}

const progressEvery = 200 * time.Millisecond

func startProgress(sys *system, inputs []string) *progress {
	p := &progress{sys: sys, finished: make(chan struct{})}
	if !sys.terminal {
		return p
	}
	p.total, p.started = sizeOf(inputs), time.Now()
	go func() {
		tick := time.NewTicker(progressEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				p.show(time.Since(p.started))
			case <-p.finished:
				return
			}
		}
	}()
	return p
}

// add counts an article that is done.
func (p *progress) add() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.articles++
}

// read counts bytes of the inputs. Reading is a few articles ahead of the work on them.
func (p *progress) read(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += int64(n)
}

func (p *progress) show(elapsed time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if elapsed < time.Second || p.articles == 0 {
		return
	}
	p.shown = true
	fmt.Fprintf(p.sys.err, "\r\x1b[K%s", progressLine(p.articles, p.done, p.total, elapsed))
}

// progressLine says how far we are. The share is of bytes, since articles differ in length.
func progressLine(articles int, done, total int64, elapsed time.Duration) string {
	line := fmt.Sprintf("%d articles", articles)
	if articles == 1 {
		line = "1 article"
	}
	if rate := float64(articles) / elapsed.Seconds(); rate >= 10 {
		line += fmt.Sprintf(", %.0f a second", rate)
	} else if articles > 1 {
		line += fmt.Sprintf(", %.1f a second", rate)
	}
	if total <= 0 || done <= 0 || done > total {
		return line
	}
	const width = 24
	full := int(width * done / total)
	line = "[" + strings.Repeat("#", full) + strings.Repeat("-", width-full) + "] " + line
	left := time.Duration(float64(elapsed) * float64(total-done) / float64(done))
	line += fmt.Sprintf(", %d %%", 100*done/total)
	switch {
	case left < 2*time.Second:
		return line
	case left < 2*time.Minute:
		return line + fmt.Sprintf(", about %d s left", int(left.Seconds()))
	case left < 2*time.Hour:
		return line + fmt.Sprintf(", about %d min left", int(left.Minutes()))
	}
	return line + fmt.Sprintf(", about %d h left", int(left.Hours()))
}

// stop clears the line.
func (p *progress) stop() {
	p.once.Do(func() { close(p.finished) })
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.sys.err, "\r\x1b[K")
		p.shown = false
	}
}

// sizeOf adds up the sizes of files and of those in folders; what cannot be measured counts nothing.
func sizeOf(inputs []string) int64 {
	var total int64
	for _, input := range inputs {
		_ = filepath.WalkDir(input, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				total += info.Size()
			}
			return nil
		})
	}
	return total
}
