package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// addAttachments counts where prepositional phrases hang that could hang on two words: "verb ... noun PREP phrase". The
// keys are "p PREP", "n NOUN PREP" (NAME for a name), "v VERB PREP" and "t PREP" where the phrase names a time; the
// counts are those of the noun and of the verb.
func (c *counts) addAttachments(rows [][]string) {
	heads := make([]int, len(rows))
	for i, r := range rows {
		h, err := strconv.Atoi(r[6])
		if err != nil {
			return
		}
		heads[i] = h - 1
	}
	for i, r := range rows {
		if r[7] != "case" || r[3] != "ADP" || i == 0 || heads[i] < i {
			continue
		}
		n1, n2 := i-1, heads[i]
		if rows[n1][3] != "NOUN" && rows[n1][3] != "PROPN" {
			continue
		}
		for heads[n1] >= 0 && heads[n1] < n1 && (strings.HasPrefix(rows[n1][7], "flat") || rows[n1][7] == "fixed") {
			n1 = heads[n1]
		}
		verb := n1
		for verb >= 0 && (verb >= n1 || rows[verb][3] != "VERB") {
			verb = heads[verb]
			if verb > n1 {
				verb = -1
			}
		}
		if verb < 0 {
			continue
		}
		var side int
		switch h, rel := heads[n2], rows[n2][7]; {
		case strings.HasPrefix(rel, "nmod") && h == n1:
			side = 0
		case strings.HasPrefix(rel, "obl") && h <= verb && h >= 0:
			side = 1
		default:
			continue
		}
		prep, noun := strings.ToLower(r[1]), strings.ToLower(rows[n1][2])
		if rows[n1][3] == "PROPN" {
			noun = "NAME"
		}
		for _, key := range []string{"p " + prep, "n " + noun + " " + prep, "v " + strings.ToLower(rows[verb][2]) + " " + prep} {
			c.bumpAttach(key, side)
		}
		if timeNoun[strings.ToLower(rows[n2][2])] {
			c.bumpAttach("t "+prep, side)
		}
	}
}

func (c *counts) bumpAttach(key string, side int) {
	n := c.attach[key]
	n[side]++
	c.attach[key] = n
}

// timeNoun lists the nouns whose phrases are counted apart.
var timeNoun = set("year month week day hour minute decade century morning afternoon evening night weekend summer winter spring autumn " +
	"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// attachments writes one line a key: the key, how often the noun took the phrase, how often the verb. Keys seen once are
// left out.
func (c *counts) attachments() []byte {
	var out bytes.Buffer
	for _, k := range sorted(c.attach) {
		if n := c.attach[k]; n[0]+n[1] > 1 && !strings.ContainsAny(k, "\t:") && len(strings.Fields(k)) <= 3 {
			fmt.Fprintf(&out, "%s %d %d\n", k, n[0], n[1])
		}
	}
	return out.Bytes()
}
