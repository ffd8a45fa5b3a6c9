package timeline

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// DefaultLanes is the greatest number of lanes when Options sets none: more no eye follows on one page.
const DefaultLanes = 8

// LaneKind is what the lanes of a timeline stand for.
type LaneKind int

// What lanes can stand for.
const (
	ByActor LaneKind = iota
	ByPlace
	BySource
	ByClass
)

// Lane is one actor, place, source or class, with the events that stand in it.
type Lane struct {
	Name   string
	Detail string // "armed group"; often empty
	Events int    // of Timeline.Items
	Rest   bool   // it holds those without a lane of their own
}

// claim is a lane that an event asks for, with the right it has to it.
type claim struct {
	key    string
	weight float64
}

// setLanes decides on the lanes and gives every item, placed and undated ones too, one of them. The keys with the most
// weight over the items become lanes; an item stands in the lane of its strongest claim that is one.
func (tl *Timeline) setLanes(w *words, opt Options) {
	claims := make([][]claim, len(tl.Items))
	weight := map[string]float64{}
	for i := range tl.Items {
		claims[i] = w.claims(tl.Items[i].Event, opt.Lanes)
		for _, c := range claims[i] {
			weight[c.key] += c.weight * (.1 + tl.Items[i].Event.Salience)
		}
	}
	keys := make([]string, 0, len(weight))
	for key := range weight {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), strings.Compare(a, b)) })
	most := cmp.Or(opt.MaxLanes, DefaultLanes)
	lane := map[string]int{}
	if len(keys) > most-1 {
		keys = keys[:max(most-1, 0)]
	}
	for i, key := range keys {
		name, detail := w.lane(key, opt.Lanes)
		lane[key] = i
		tl.Lanes = append(tl.Lanes, Lane{Name: name, Detail: detail})
	}
	others := len(tl.Lanes)
	tl.Lanes = append(tl.Lanes, Lane{Name: "Others", Rest: true})
	give := func(it *Item, claims []claim) {
		it.Lane, it.Touches = others, nil
		slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.weight, a.weight) })
		for _, c := range claims {
			n, ok := lane[c.key]
			switch {
			case !ok:
			case it.Lane == others:
				it.Lane = n
			case n != it.Lane && !slices.Contains(it.Touches, n):
				it.Touches = append(it.Touches, n)
			}
		}
		slices.Sort(it.Touches)
	}
	for i := range tl.Items {
		give(&tl.Items[i], claims[i])
		tl.Lanes[tl.Items[i].Lane].Events++
	}
	for i := range tl.Placed {
		give(&tl.Placed[i].Item, w.claims(tl.Placed[i].Event, opt.Lanes))
	}
	for i := range tl.Undated {
		give(&tl.Undated[i], w.claims(tl.Undated[i].Event, opt.Lanes))
	}
	tl.dropEmptyLanes()
}

// dropEmptyLanes removes lanes in which nothing of Items or Placed stands: they would be lines for nothing.
func (tl *Timeline) dropEmptyLanes() {
	used := make([]bool, len(tl.Lanes))
	for i := range tl.Items {
		used[tl.Items[i].Lane] = true
	}
	for i := range tl.Placed {
		used[tl.Placed[i].Lane] = true
	}
	moved := make([]int, len(tl.Lanes))
	kept := []Lane{}
	for i, l := range tl.Lanes {
		moved[i] = -1
		if used[i] {
			moved[i] = len(kept)
			kept = append(kept, l)
		}
	}
	tl.Lanes = kept
	move := func(it *Item) {
		it.Lane = max(moved[it.Lane], 0)
		touches := it.Touches[:0]
		for _, n := range it.Touches {
			if moved[n] >= 0 {
				touches = append(touches, moved[n])
			}
		}
		it.Touches = touches
	}
	for i := range tl.Items {
		move(&tl.Items[i])
	}
	for i := range tl.Placed {
		move(&tl.Placed[i].Item)
	}
	for i := range tl.Undated {
		// The rail beside the lanes has room for marks, not for ties; a lane that is gone leaves its marks to the last.
		it := &tl.Undated[i]
		it.Touches = nil
		if it.Lane = moved[it.Lane]; it.Lane < 0 {
			it.Lane = max(len(kept)-1, 0)
		}
	}
}

// claims returns the lanes that an event has a right to stand in or to touch.
func (w *words) claims(ev *record.Event, by LaneKind) []claim {
	switch by {
	case ByPlace:
		if ev.Where != "" {
			return []claim{{string(ev.Where), 1}}
		}
		return nil
	case BySource:
		var out []claim
		for i, m := range ev.Mentions {
			out = append(out, claim{string(m.Source), 1 / float64(i+1)})
		}
		return out
	case ByClass:
		return []claim{{ev.Class, 1}}
	}
	var out []claim
	for _, r := range ev.Roles {
		if i, ok := w.entities[r.Entity]; !ok || w.rec.Entities[i].Subkind == record.Participant {
			continue
		}
		right := map[string]float64{record.Agent: 1, record.Patient: .6, record.Recipient: .5, record.OtherRole: .3}[r.Role]
		if right > 0 && !slices.ContainsFunc(out, func(c claim) bool { return c.key == string(r.Entity) }) {
			out = append(out, claim{string(r.Entity), right})
		}
	}
	return out
}

// lane returns the name of a lane and a word about it.
func (w *words) lane(key string, by LaneKind) (name, detail string) {
	switch by {
	case BySource:
		if src := w.sources[record.SourceID(key)]; src != nil {
			if src.Published != 0 {
				detail = extentPhrase(record.Range{Lo: src.Published, Hi: src.Published}, record.Range{Lo: src.Published, Hi: src.Published})
			}
			return sourceName(src), detail
		}
	case ByClass:
		if key != "" {
			return capital(strings.ToLower(strings.ReplaceAll(key, "_", " "))), ""
		}
	default:
		if i, ok := w.entities[record.EntityID(key)]; ok {
			e := w.rec.Entities[i]
			return capital(strings.Join(strings.Fields(e.Name), " ")), strings.ReplaceAll(e.Subkind, "-", " ")
		}
	}
	return "Unnamed", ""
}

// capital returns a name as a heading has it: its first letter large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
