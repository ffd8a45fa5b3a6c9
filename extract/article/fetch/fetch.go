// Package fetch gets a page that the user has named by its address. It is the only part of the project that opens
// connections to other machines, and it does so for nothing else.
//
// Size, time and redirects are bounded, only documents are taken, the wishes of the site for programs (robots.txt,
// RFC 9309) are respected, and addresses of the own machine or network are refused unless allowed: an address may come
// out of a file that somebody else wrote.
package fetch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Options of Get. The zero value is good.
type Options struct {
	AllowPrivate bool  // also addresses of this machine and of private networks
	Most         int64 // bytes of a page; 0 is 16 MB
}

// The bounds of one request.
const (
	timeout      = 30 * time.Second
	maxRedirects = 5
	maxRobots    = 500 << 10
	agent        = "dateline"
)

// Page is what a server answered with.
type Page struct {
	URL     string // after redirects
	Charset string // as the server declared it, "" if it did not
	Body    []byte
}

// Get fetches a page.
func Get(ctx context.Context, address string, opt Options) (*Page, error) {
	if opt.Most == 0 {
		opt.Most = 16 << 20
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, errors.New("not a web address")
	}
	if u.User != nil {
		return nil, errors.New("an address with a password in it is not fetched")
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !opt.AllowPrivate {
		// Checked at the connection, after names are resolved, so that no name and no redirect leads inside.
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	var client *http.Client
	client = &http.Client{
		Transport: &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true, ResponseHeaderTimeout: timeout, MaxResponseHeaderBytes: 1 << 20},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			switch {
			case len(via) > maxRedirects:
				return fmt.Errorf("more than %d redirects", maxRedirects)
			case via[0].URL.Scheme == "https" && r.URL.Scheme == "http":
				return errors.New("redirected to an address without encryption")
			case r.URL.Scheme != "http" && r.URL.Scheme != "https":
				return errors.New("redirected to " + r.URL.Scheme)
			}
			// Another site has wishes of its own.
			if r.URL.Host != via[len(via)-1].URL.Host && via[0].URL.Path != "/robots.txt" {
				return welcome(r.Context(), client, r.URL)
			}
			return nil
		},
	}
	defer client.CloseIdleConnections()
	if err := welcome(ctx, client, u); err != nil {
		return nil, err
	}
	answer, err := get(ctx, client, u)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answered %s", answer.Status)
	}
	kind, params, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	if !document(kind) {
		return nil, fmt.Errorf("not a document but %s", kind)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, opt.Most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > opt.Most {
		return nil, fmt.Errorf("more than %d MB; raise it with --max-size", opt.Most>>20)
	}
	return &Page{URL: answer.Request.URL.String(), Charset: params["charset"], Body: body}, nil
}

func get(ctx context.Context, client *http.Client, u *url.URL) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", agent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5")
	answer, err := client.Do(r)
	var inside *url.Error
	if errors.As(err, &inside) { // it says the address again
		err = inside.Err
	}
	return answer, err
}

// document reports types of content that may hold articles.
func document(kind string) bool {
	switch kind {
	case "", "application/pdf", "application/xhtml+xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/json",
		"application/feed+json", "application/rtf", "application/epub+zip", "message/rfc822", "multipart/related", "application/octet-stream",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}

// public refuses addresses of this machine, of private networks and of no network at all.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsInterfaceLocalMulticast() || special(ip) {
		return fmt.Errorf("%s is an address of this machine or of a private network; --allow-private reads it", ip)
	}
	return nil
}

// special are ranges that look public and are not (RFC 6890): shared, documentation, benchmarks, embedded IPv4.
func special(ip netip.Addr) bool {
	for _, s := range [...]string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "2001::/23", "2001:db8::/32", "2002::/16"} {
		if netip.MustParsePrefix(s).Contains(ip) {
			return true
		}
	}
	return false
}

// welcome asks the site whether programs may read the page. A site without robots.txt welcomes everybody; one that
// fails to answer does not.
func welcome(ctx context.Context, client *http.Client, u *url.URL) error {
	answer, err := get(ctx, client, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	switch {
	case answer.StatusCode >= 500:
		return fmt.Errorf("robots.txt of the site: the server answered %s", answer.Status)
	case answer.StatusCode != http.StatusOK:
		return nil
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !Allows(io.LimitReader(answer.Body, maxRobots), agent, path) {
		return errors.New("the site asks programs not to read this page (robots.txt): save it with a browser and give the file")
	}
	return nil
}

// Allows reads robots.txt: the rules for the agent, or for all if it has none of its own; the longest match counts,
// and a permission more than a ban of the same length.
func Allows(robots io.Reader, agent, path string) bool {
	type rule struct {
		pattern string
		allow   bool
	}
	groups := map[string][]rule{}
	var names []string
	open := false
	lines := bufio.NewScanner(robots)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if !open {
				names = nil
			}
			open = true
			names = append(names, strings.ToLower(value))
			if _, ok := groups[strings.ToLower(value)]; !ok {
				groups[strings.ToLower(value)] = nil
			}
		case "allow", "disallow":
			open = false
			if value != "" {
				for _, n := range names {
					groups[n] = append(groups[n], rule{value, key == "allow"})
				}
			}
		}
	}
	rules, own := groups[agent]
	if !own {
		rules = groups["*"]
	}
	allowed, longest := true, -1
	for _, r := range rules {
		if matches(r.pattern, path) && (len(r.pattern) > longest || len(r.pattern) == longest && r.allow) {
			allowed, longest = r.allow, len(r.pattern)
		}
	}
	return allowed
}

// matches reports that a path begins with a pattern, in which * stands for anything and $ for the end.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !whole || rest == ""
}
