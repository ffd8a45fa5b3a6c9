package warc

import (
	"fmt"
	"strings"
	"testing"
)

func entry(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(block), block)
}

func TestPages(t *testing.T) {
	answer := func(status, head, body string) string { return "HTTP/1.1 " + status + "\r\n" + head + "\r\n" + body }
	ok := entry("response", "https://courier.example/a", "application/http; msgtype=response", answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", "<p>Mill"))
	for _, c := range []struct{ why, in, want string }{
		{"an answer", ok, "https://courier.example/a utf-8 <p>Mill"},
		{"what is no page is passed over", entry("warcinfo", "", "application/warc-fields", "x: y") + entry("request", "https://courier.example/a", "application/http", "GET /") + ok, "https://courier.example/a utf-8 <p>Mill"},
		{"redirects, errors and pictures too", entry("response", "https://courier.example/b", "application/http", answer("404 Not Found", "", "x")) +
			entry("response", "https://courier.example/c", "application/http", answer("200 OK", "Content-Type: image/png\r\n", "x")) + ok, "https://courier.example/a utf-8 <p>Mill"},
		{"in pieces", entry("response", "https://courier.example/a", "application/http", answer("200 OK", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", "3\r\n<p>\r\n4\r\nMill\r\n0\r\n\r\n")), "https://courier.example/a  <p>Mill"},
		{"a resource", entry("resource", "https://courier.example/a", "text/html", "<p>Mill"), "https://courier.example/a  <p>Mill"},
		{"too large: the next goes on", entry("resource", "https://courier.example/big", "text/html", strings.Repeat("x", 2000)) + ok,
			"error https://courier.example/big: more than 0 MB; raise it with --max-size|https://courier.example/a utf-8 <p>Mill"},
		{"cut", ok[:len(ok)-30], "error https://courier.example/a: a damaged answer: unexpected EOF"},
		{"no archive", "WARC/1.0\r\nx", "error a damaged WARC record: its head ends early"},
		{"a length below zero", "WARC/1.0\r\nContent-Length: -5\r\n\r\n", "error a damaged WARC record: no length"},
		{"nothing", "", ""},
	} {
		var got []string
		for p, err := range Pages(strings.NewReader(c.in), 1000) {
			if err != nil {
				got = append(got, "error "+err.Error())
			} else {
				got = append(got, p.URL+" "+p.Charset+" "+string(p.Body))
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %q, want %q", c.why, strings.Join(got, "|"), c.want)
		}
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(entry("response", "https://courier.example/a", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		for p, err := range Pages(strings.NewReader(string(data)), 1<<16) {
			if (p == nil) == (err == nil) {
				t.Errorf("page %v with %v", p, err)
			}
		}
	})
}
