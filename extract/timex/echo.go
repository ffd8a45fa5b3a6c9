package timex

import "slices"

// What a text says twice, once with more words, means the same both times.

// apposed returns the date that explains a shift right behind it: "two years later, in 1896", "a year later (1896)".
func (r *resolver) apposed(f found, grain Unit) (point, bool) {
	i := len(r.out) + 1
	if i >= len(r.all) || grain < Year {
		return point{}, false
	}
	next := r.all[i]
	fs := next.sem.fields
	gap := next.start - f.end
	if next.sem.kind != isDate || next.sem.base != nil || fs.year == 0 || fs.bc || gap < 1 || gap > 2 || r.tokens[next.start].broken {
		return point{}, false
	}
	switch c := r.src[r.tokens[f.end].start]; {
	case c == '(' && gap == 1:
	case c == ',' && (gap == 1 || r.on(f.end+1, listIn)):
	default:
		return point{}, false
	}
	return point{grain: Year, year: fs.year}, true
}

// saidExactly returns the expression that said the same shift from the day of publication to a day, or -1: after "three
// years ago tomorrow night, I stood here", "three years ago" is that night.
func (r *resolver) saidExactly(b *base) int {
	if b.anchor != fromPublished || b.exact {
		return -1
	}
	for i := len(r.out) - 1; i >= 0 && i >= len(r.out)-farthestEcho; i-- {
		o := r.all[i].sem.base
		if o != nil && o.kind == offset && o.exact && o.n == b.n && slices.Equal(o.shift, b.shift) && r.points[i].grain == Day {
			return i
		}
	}
	return -1
}

// farthestEcho is how many expressions back a shift may have been said exactly.
const farthestEcho = 64
