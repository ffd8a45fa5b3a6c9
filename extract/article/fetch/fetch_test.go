package fetch

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestGet(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("User-agent: *\nDisallow: /private/\n"))
	})
	page := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write([]byte(body))
		})
	}
	page("/a", "text/html; charset=iso-8859-1", "<p>Mill")
	page("/private/a", "text/html", "<p>Mill")
	page("/film", "video/mp4", "x")
	page("/big", "text/html", strings.Repeat("x", 5000))
	mux.Handle("/moved", http.RedirectHandler("/a", http.StatusFound))
	mux.Handle("/circle", http.RedirectHandler("/circle", http.StatusFound))
	mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, c := range []struct {
		why, path string
		opt       Options
		says      string
	}{
		{why: "a page", path: "/a", opt: Options{AllowPrivate: true}},
		{why: "moved", path: "/moved", opt: Options{AllowPrivate: true}},
		{why: "this machine is private", path: "/a", says: "--allow-private"},
		{why: "in a circle", path: "/circle", opt: Options{AllowPrivate: true}, says: "more than 5 redirects"},
		{why: "out of the web", path: "/file", opt: Options{AllowPrivate: true}, says: "redirected to file"},
		{why: "the site does not want it", path: "/private/a", opt: Options{AllowPrivate: true}, says: "robots.txt"},
		{why: "no document", path: "/film", opt: Options{AllowPrivate: true}, says: "not a document but video/mp4"},
		{why: "too large", path: "/big", opt: Options{AllowPrivate: true, Most: 1000}, says: "--max-size"},
		{why: "gone", path: "/gone", opt: Options{AllowPrivate: true}, says: "404"},
	} {
		p, err := Get(context.Background(), server.URL+c.path, c.opt)
		switch {
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s: got %v, want %s", c.why, err, c.says)
		case c.says == "" && (err != nil || string(p.Body) != "<p>Mill" || p.Charset != "iso-8859-1" || p.URL != server.URL+"/a"):
			t.Errorf("%s: got %+v, %v", c.why, p, err)
		}
	}
	for _, address := range []string{"file:///etc/passwd", "https://", "http://user:secret@courier.example/", "::"} {
		if _, err := Get(context.Background(), address, Options{}); err == nil {
			t.Errorf("%s is fetched", address)
		}
	}
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34:80": true, "[2606:2800:220:1::1]:443": true, "127.0.0.1:80": false, "10.1.2.3:80": false, "192.168.0.1:80": false, "169.254.169.254:80": false,
		"100.64.0.1:80": false, "0.0.0.0:80": false, "[::1]:80": false, "[fe80::1]:80": false, "[fd00::1]:80": false, "[::ffff:127.0.0.1]:80": false, "[64:ff9b::7f00:1]:80": false,
		"224.0.0.1:80": false, "nonsense": false,
	} {
		if got := public(address) == nil; got != want {
			t.Errorf("%s: got %v", address, got)
		}
	}
}

func TestAllows(t *testing.T) {
	for _, c := range []struct {
		why, robots, path string
		want              bool
	}{
		{"no rules", "", "/a", true},
		{"a ban for all", "User-agent: *\nDisallow: /\n", "/a", false},
		{"a ban for another", "User-agent: other\nDisallow: /\n", "/a", true},
		{"own rules win", "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /b\n", "/a", true},
		{"the longest match counts", "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", true},
		{"a permission more than a ban", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true},
		{"anything between", "User-agent: *\nDisallow: /*/print\n", "/x/print", false},
		{"the end", "User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf?a", true},
		{"the end reached", "User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf", false},
		{"an empty ban is none", "User-agent: *\nDisallow:\n", "/a", true},
		{"several agents of one group", "User-agent: a\nUser-agent: dateline\nDisallow: /x # why\n", "/x", false},
	} {
		if got := Allows(strings.NewReader(c.robots), agent, c.path); got != c.want {
			t.Errorf("%s: got %v", c.why, got)
		}
	}
}

func FuzzAllows(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$\nAllow: /b", "/xa")
	f.Fuzz(func(t *testing.T, robots, path string) {
		if !Allows(strings.NewReader(robots), agent, path) && !strings.Contains(strings.ToLower(robots), "disallow") {
			t.Error("banned by nothing")
		}
	})
}
