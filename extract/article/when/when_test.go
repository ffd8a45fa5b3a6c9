package when

import "testing"

func TestFind(t *testing.T) {
	r := NewReader()
	for _, c := range []struct{ why, in, language, want string }{
		{"ISO 8601", "2019-01-30T10:00:00Z", "", "2019-01-30"},
		{"month first", "Published Jan. 30, 2019 at 10:00", "en", "2019-01-30"},
		{"ordinal", "January 30th, 2019", "en", "2019-01-30"},
		{"day first", "Wednesday, 30 January 2019", "en", "2019-01-30"},
		{"mail", "Wed, 30 Jan 2019 10:30:00 +0000", "", "2019-01-30"},
		{"the date command", "Wed Jan 30 10:30:00 UTC 2019", "", "2019-01-30"},
		{"German", "30. Jänner 2019", "de", "2019-01-30"},
		{"Spanish", "30 de enero de 2019", "es", "2019-01-30"},
		{"Russian", "30 января 2019 г.", "ru", "2019-01-30"},
		{"Japanese", "2019年1月30日", "ja", "2019-01-30"},
		{"Korean", "2019년 1월 30일", "ko", "2019-01-30"},
		{"Hungarian", "2019. január 30.", "hu", "2019-01-30"},
		{"Arabic digits and two names of a month", "٣٠ نيسان / أبريل ٢٠١٩", "ar", "2019-04-30"},
		{"Hindi", "30 जनवरी 2019", "hi", "2019-01-30"},
		{"a word of several languages, with one", "3 listopad 2019", "pl", "2019-11-03"},
		{"a word of several languages that mean different months", "3 listopada 2019", "hr", "2019-10-03"},
		{"numbers with one reading", "30/01/2019", "en", "2019-01-30"},
		{"numbers with two readings", "03/04/2019", "en", ""},
		{"the same where days come first", "03/04/2019", "fr", "2019-04-03"},
		{"dots mean day first everywhere", "03.04.2019", "", "2019-04-03"},
		{"compact", "20190130", "", "2019-01-30"},
		{"no year", "January 30", "en", ""},
		{"no such day", "2019-02-30", "", ""},
		{"a number of a case", "No. 12345678", "en", ""},
		{"a version", "1.2.3", "en", ""},
	} {
		f, ok := r.Find(c.in, c.language)
		got := ""
		if ok {
			got = f.Day.String()
		}
		if got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.why, c.in, got, c.want)
		}
	}
}

func TestUniversal(t *testing.T) {
	r := NewReader()
	for in, want := range map[string][2]bool{
		"2019-01-30T02:00:00Z": {true, true}, "2019-01-30T12:00:00+00:00": {true, false}, "2019-01-30T00:00:00Z": {true, false},
		"2019-01-30T02:00:00-05:00": {false, false}, "2019-01-30": {false, false}, "2019-01-30 02:00 GMT": {true, true},
	} {
		f, _ := r.Stamp(in, "")
		if f.UTC != want[0] || f.Night != want[1] {
			t.Errorf("%s: %v %v, want %v", in, f.UTC, f.Night, want)
		}
	}
	if Languages() < 36 {
		t.Errorf("%d languages", Languages())
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{"January 30, 2019", "30 de enero de 2019", "2019年1月30日", "1/2/2003", "٣٠ نيسان", "99999999999999999999"} {
		f.Add(seed, "en")
	}
	r := NewReader()
	f.Fuzz(func(t *testing.T, s, language string) {
		for _, d := range r.All(s, language, 10) {
			if d.Start < 0 || d.End > len(s) || d.Start >= d.End || d.Day.Year() < 1900 || d.Day.Year() > 2099 {
				t.Errorf("%+v in %q", d, s)
			}
		}
	})
}
