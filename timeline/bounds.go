package timeline

import "github.com/dateline/dateline/extract/record"

// bounds returns the ranges in which an event began and ended, drawn in as far as they bound each other: nothing
// ends before it begins. Zero bounds stay where the text says nothing.
func bounds(w record.When) (begin, end record.Range) {
	begin, end = w.Start, w.End
	if end.Lo == 0 || begin.Lo > end.Lo {
		// A range that is unbounded above stays so: "after March" does not mean that it still goes on.
		end.Lo = begin.Lo
	}
	if w.Open() && w.End.Lo > begin.Lo && (begin.Hi == 0 || begin.Hi > w.End.Lo) {
		begin.Hi = w.End.Lo // what was still going on had begun
	}
	if end.Hi != 0 && (begin.Hi == 0 || begin.Hi > end.Hi) {
		begin.Hi = end.Hi
	}
	return begin, end
}

// key returns the day by which an event is sorted: its earliest begin, or where that is unbounded, its latest, so
// that "before 22 March" stands next to what it came before rather than at the dawn of time.
func key(begin, end record.Range) record.Day {
	switch {
	case begin.Lo != 0:
		return begin.Lo
	case begin.Hi != 0:
		return begin.Hi
	}
	return end.Lo
}
