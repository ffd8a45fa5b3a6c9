package merge

import (
	"cmp"
	"slices"
)

// Near-copies are found as Broder (1997) does: each text is the set of hashes of its runs of three words, minhash
// gives sets that share much the same keys (LSH, Indyk and Motwani 1998), and only texts that share a key are held
// against each other, exactly. What counts then is the runs that both have in the same order: phrases that every
// paper uses stand anywhere, while a copy keeps the thread of its original.
const (
	runLength = 3
	bandCount = 64 // bands of two rows: of two texts that share a fifth of their runs, 93 % meet in some band
	// copyShare is the part of the runs of a text that must stand in another for it to repeat that one. With one word
	// in five replaced, half of them survive; two reports of one event by different hands share less than a tenth.
	copyShare = 0.3
	// rootShare is the part that must stand in the origin of a text for a copy of that text to be a copy of the origin.
	rootShare = 0.1
	// fewRows is the number of rows of 128 in which minhashes must agree for the texts to be held against each other.
	// Half a text with one word in five replaced agrees with the whole in 22 and more; texts of one beat in 5 to 8.
	fewRows = 11
	// fewRuns is the number of shared runs below which a text is too short for its share to say anything.
	fewRuns = 8
)

// run is three words that follow each other, with the place of the first among the words of its text.
type run struct {
	hash uint64
	at   int32
}

// sketch returns the runs of words of a text, by hash, those that stand twice left out after the first, and its minhash.
// A short text has runs and no minhash.
func sketch(words []uint64) (runs []run, least []uint32) {
	if len(words) < runLength {
		return nil, nil
	}
	runs = make([]run, 0, len(words))
	for i := 0; i+runLength <= len(words); i++ {
		runs = append(runs, run{mix(words[i] ^ mix(words[i+1]^mix(words[i+2]))), int32(i)})
	}
	slices.SortFunc(runs, func(a, b run) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.at, b.at)) })
	runs = slices.CompactFunc(runs, func(a, b run) bool { return a.hash == b.hash })
	if len(runs) < fewRuns {
		return runs, nil
	}
	least = make([]uint32, 2*bandCount)
	for row := range least {
		factor := mix(uint64(row+1)) | 1 // multiply-shift hashing: an odd factor for each row
		low := ^uint64(0)
		for _, r := range runs {
			low = min(low, r.hash*factor)
		}
		least[row] = uint32(low >> 16)
	}
	return runs, least
}

// keys returns the keys of a minhash, one for each band of two rows.
func keys(least []uint32) []uint64 {
	out := make([]uint64, len(least)/2)
	for b := range out {
		out[b] = mix(uint64(least[2*b])<<32|uint64(least[2*b+1])) ^ uint64(b)
	}
	return out
}

// agreement counts the rows in which two minhashes agree: an estimate of what the sets share of both together.
func agreement(a, b []uint32) int {
	n := 0
	for i, x := range a {
		if x == b[i] {
			n++
		}
	}
	return n
}

// inOrder counts the runs that two texts have in the same order: the longest increasing sequence of places in b of the
// runs that both have, in the order of a (Fredman 1975). Texts that share too few at all are not ordered.
func inOrder(a, b []run) int {
	last := int32(0)
	for _, r := range a {
		last = max(last, r.at)
	}
	place := make([]int32, last+1) // by place in a, the place in b, counted from 1
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			place[a[i].at] = b[j].at + 1
			shared, i, j = shared+1, i+1, j+1
		}
	}
	if shared < fewRuns || float64(shared) < rootShare*float64(min(len(a), len(b))) {
		return 0
	}
	var ends []int32 // the least place on which a sequence of each length ends
	for _, at := range place {
		if at == 0 {
			continue
		}
		if k, _ := slices.BinarySearch(ends, at); k == len(ends) {
			ends = append(ends, at)
		} else {
			ends[k] = at
		}
	}
	return len(ends)
}

// pairShare is how many runs two articles share in order.
type pairShare struct {
	other  *part
	shared int
}

// likeness is the index of texts: which articles have which key, and for each article those that share much with it.
type likeness struct {
	parts   []*part
	buckets map[uint64][]int32
	asked   []int32 // by article, the last one that was held against it
	like    map[*part][]pairShare
}

func newLikeness() *likeness {
	return &likeness{buckets: map[uint64][]int32{}, like: map[*part][]pairShare{}}
}

// add holds a new article against those that share a key with it, and no others.
func (l *likeness) add(p *part) {
	number := int32(len(l.parts))
	l.parts, l.asked = append(l.parts, p), append(l.asked, -1)
	for _, key := range keys(p.least) {
		for _, other := range l.buckets[key] {
			if l.asked[other] == number {
				continue
			}
			l.asked[other] = number
			q := l.parts[other]
			if agreement(p.least, q.least) < fewRows {
				continue
			}
			if n := inOrder(p.shingles, q.shingles); n >= fewRuns && float64(n) >= rootShare*float64(min(len(p.shingles), len(q.shingles))) {
				l.like[p] = append(l.like[p], pairShare{q, n})
				l.like[q] = append(l.like[q], pairShare{p, n})
			}
		}
		l.buckets[key] = append(l.buckets[key], number)
	}
}

// copies returns for each article of an ordered list which one it repeats, -1 for an origin. Only an article that can
// be older is repeated: by day of publication, or if that is the same or unknown, the one that is an agency's, or
// longer. What repeats a copy repeats its origin, if enough of the origin is left in it.
func (l *likeness) copies(parts []*part) []int {
	order := make([]int, len(parts))
	at := make(map[*part]int, len(parts))
	for i, p := range parts {
		order[i], at[p] = i, i
	}
	rank := func(p *part) int {
		if p.credit == "" {
			return 1
		}
		return 0
	}
	slices.SortFunc(order, func(i, j int) int {
		p, q := parts[i], parts[j]
		x, y := p.rec.Sources[0].Published, q.rec.Sources[0].Published
		if x == 0 || y == 0 {
			x, y = min(y, 1)-min(x, 1), 0 // those of an unknown day stand behind
		}
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(rank(p), rank(q)), cmp.Compare(len(q.shingles), len(p.shingles)), cmp.Compare(i, j))
	})
	place := make([]int, len(parts))
	for k, i := range order {
		place[i] = k
	}
	of := make([]int, len(parts))
	share := func(i, j int) float64 {
		for _, s := range l.like[parts[i]] {
			if s.other == parts[j] {
				return float64(s.shared) / float64(len(parts[i].shingles))
			}
		}
		return 0
	}
	for _, i := range order {
		of[i] = -1
		best := 0.0
		for _, s := range l.like[parts[i]] {
			j, ok := at[s.other]
			if !ok || place[j] > place[i] {
				continue
			}
			if x := float64(s.shared) / float64(len(parts[i].shingles)); x >= copyShare && (x > best || x == best && place[j] < place[of[i]]) {
				best, of[i] = x, j
			}
		}
		for of[i] >= 0 && of[of[i]] >= 0 && share(i, of[of[i]]) >= rootShare {
			of[i] = of[of[i]]
		}
	}
	return of
}
