package mail

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article/when"
)

const head = "From: Mira Tollen <mira@courier.example>\r\nDate: Thu, 14 Mar 2019 23:30:00 -0500\r\nSubject: Re: =?iso-8859-1?Q?Caf=E9?= closed\r\nMIME-Version: 1.0\r\n"

func TestParse(t *testing.T) {
	for _, c := range []struct{ why, in, want, left string }{
		{"plain text in an old encoding", "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 closed.\r\n", "The café closed.", ""},
		{"base64", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIGNhZsOpIGNsb3NlZC4=\r\n", "The café closed.", ""},
		{"a signature", "\r\nThe mill burnt.\r\n-- \r\nMira\r\nCourier\r\n", "The mill burnt.", "the signature"},
		{"a reply above the quoted letter", "\r\nYes, it burnt.\r\n\r\nOn Wed, 13 Mar 2019, Jon wrote:\r\n> Did it burn?\r\n> Tell me.\r\n", "Yes, it burnt.", "2 lines of a quoted letter"},
		{"answers between quoted lines", "\r\nOn Wed, 13 Mar 2019, Jon wrote:\r\n> Did it burn?\r\nYes.\r\n> When?\r\nOn Monday.\r\n", "Yes.|On Monday.", "2 lines of a quoted letter"},
		{"a forwarded letter is the letter", "\r\n---------- Forwarded message ---------\r\nThe mill burnt down.\r\n", "The mill burnt down.", ""},
		{"text and HTML: the text", "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe mill.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The mill.</p>\r\n--b--\r\n", "The mill.", ""},
		{"HTML alone, with an attachment", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The mill.<p>The <b>end</b>.\r\n--b\r\nContent-Type: image/png; name=map.png\r\nContent-Disposition: attachment; filename=map.png\r\n\r\nx\r\n--b--\r\n", "The mill.|The end.", "an attachment: map.png (image/png)"},
		{"wrapped lines are one paragraph", "\r\nThe mill on the river in the valley of Karlow burnt down on\r\nMonday, and nobody was there to see it or to put it out.\r\n\r\nThe end.\r\n", "The mill on the river in the valley of Karlow burnt down on Monday, and nobody was there to see it or to put it out.|The end.", ""},
	} {
		d, err := Parse([]byte(head+c.in), Options{When: when.NewReader(), Most: 1 << 20})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var got []string
		for _, b := range d.Blocks {
			got = append(got, b.Text)
		}
		best, _ := d.Published()
		if strings.Join(got, "|") != c.want || strings.Join(d.Left, "|") != c.left || d.Title != "Café closed" || d.Byline != "Mira Tollen" || best.Day.String() != "2019-03-14" {
			t.Errorf("%s:\n got %q left %q, %q by %q on %s\nwant %q left %q", c.why, strings.Join(got, "|"), d.Left, d.Title, d.Byline, best.Day, c.want, c.left)
		}
	}
}

func TestBox(t *testing.T) {
	box := "From a Mon Jan  1 00:00:00 2019\nSubject: one\n\nHello.\nFrom here it goes on.\n\n>From there too.\n\nFrom b Mon Jan  1 00:00:00 2019\nSubject: two\n\nText\n"
	var got []string
	for letter, err := range Box(strings.NewReader(box), 1000) {
		got = append(got, fmt.Sprint(string(letter), err))
	}
	want := []string{"Subject: one\n\nHello.\nFrom here it goes on.\n\nFrom there too.\n\n<nil>", "Subject: two\n\nText\n<nil>"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, err := range Box(strings.NewReader("From a\n"+strings.Repeat("x\n", 600)), 1000) {
		if err == nil || !strings.Contains(err.Error(), "--max-size") {
			t.Errorf("a letter without end: %v", err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(head + "\r\nText\r\n-- \r\nMira"))
	f.Add([]byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--b--"))
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(data, Options{When: r, Most: 1 << 20})
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if !utf8.ValidString(b.Text) {
				t.Errorf("block %q", b.Text)
			}
		}
	})
}

func FuzzBox(f *testing.F) {
	f.Add([]byte("From a\nSubject: x\n\nText\n\nFrom b\n\n>From c"))
	f.Fuzz(func(t *testing.T, data []byte) {
		size := 0
		for letter, err := range Box(bytes.NewReader(data), 1<<20) {
			if err != nil {
				t.Error(err)
			}
			size += len(letter)
		}
		if size > len(data) {
			t.Errorf("%d bytes out of %d", size, len(data))
		}
	})
}
