package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline"
)

// cast returns who is who: actors by the number of the told events in which they have a part, then by their ties.
func (b *builder) cast(tl *timeline.Timeline, g *graph.Graph, most int) []Actor {
	parts := map[record.EntityID]map[record.EventID]bool{}
	for _, items := range [...][]timeline.Item{tl.Items, tl.Undated} {
		for _, it := range items {
			for _, r := range it.Event.Roles {
				if parts[r.Entity] == nil {
					parts[r.Entity] = map[record.EventID]bool{}
				}
				parts[r.Entity][it.Event.ID] = true
			}
		}
	}
	degree := map[record.EntityID]int{}
	for _, n := range g.Nodes {
		degree[n.Entity.ID] = n.Degree
	}
	var order []*record.Entity
	for i := range b.rec.Entities {
		ent := &b.rec.Entities[i]
		switch ent.Kind {
		case record.Person, record.Organization:
		default:
			continue
		}
		if len(parts[ent.ID]) > 0 || len(b.relationsOf(ent.ID)) > 0 {
			order = append(order, ent)
		}
	}
	slices.SortStableFunc(order, func(x, y *record.Entity) int {
		return cmp.Or(cmp.Compare(len(parts[y.ID]), len(parts[x.ID])), cmp.Compare(degree[y.ID], degree[x.ID]), cmp.Compare(len(y.Mentions), len(x.Mentions)))
	})
	var out []Actor
	for _, ent := range order {
		if len(out) == most {
			break
		}
		a := Actor{Name: name(ent), Entity: ent.ID, Events: len(parts[ent.ID]), What: b.what(ent)}
		a.Ties = b.tiesOf(ent)
		if a.What == "" && len(a.Ties) == 0 {
			if a.Events < 2 {
				continue
			}
			a.What = "has a part in " + count(a.Events, "event") + " of the record"
		}
		out = append(out, a)
	}
	return out
}

// what says in a phrase who an actor is: the words of the text ("a Syria analyst"), else its kind; and its other names.
func (b *builder) what(ent *record.Entity) string {
	s := b.apposition(ent)
	if s == "" {
		s = kindWords(ent)
	}
	var others []string
	for _, alias := range ent.Aliases {
		if alias = line(alias); alias != "" && !strings.Contains(strings.ToLower(name(ent)), strings.ToLower(base(alias))) &&
			!strings.Contains(strings.ToLower(alias), strings.ToLower(name(ent))) {
			others = appendNew(others, alias)
		}
	}
	if len(others) > 3 {
		others = others[:3]
	}
	if len(others) > 0 {
		s = strings.TrimPrefix(s+"; also called "+joined(others), "; ")
	}
	return s
}

// kindWords says what an entity is by its kind alone: "an armed group".
func kindWords(ent *record.Entity) string {
	s := line(strings.ReplaceAll(ent.Subkind, "-", " "))
	switch {
	case ent.Kind == record.Person:
		return ""
	case s == "" || s == ent.Kind:
		return ""
	case s == "media":
		return "a news organization"
	case s == "military":
		return "a military body"
	case s == "government":
		return "a government body"
	case s == "police":
		return "a police force"
	}
	if strings.ContainsRune("aeiou", rune(s[0])) {
		return "an " + s
	}
	return "a " + s
}

// mostApposition is the most words of an apposition.
const mostApposition = 16

// apposition finds the words that a text puts behind a name to say who that is: "Jenny Cafarella, a Syria analyst for the
// Institute". They must begin with an article and end with the clause.
func (b *builder) apposition(ent *record.Entity) string {
	for _, m := range ent.Mentions {
		src := b.sources[m.Source]
		if src == nil || m.Form != record.Name || m.End > len(src.Text) {
			continue
		}
		rest := src.Text[m.End:min(len(src.Text), m.End+240)]
		if i := strings.IndexByte(rest, '\n'); i >= 0 {
			rest = rest[:i]
		}
		// Behind "(SDF)" as well as directly behind the name.
		if inner, ok := strings.CutPrefix(rest, " ("); ok {
			if i := strings.IndexByte(inner, ')'); i >= 0 && i < 12 {
				rest = inner[i+1:]
			}
		} else {
			rest = strings.TrimPrefix(rest, ")")
		}
		rest, ok := strings.CutPrefix(rest, ", ")
		if !ok {
			continue
		}
		first, _, _ := strings.Cut(rest, " ")
		if first != "a" && first != "an" && first != "the" {
			continue
		}
		end := strings.IndexAny(rest, ",.;:—–()“”\"")
		for end > 0 && rest[end] == '.' && end+1 < len(rest) && rest[end+1] != ' ' {
			next := strings.IndexAny(rest[end+1:], ",.;:—–()“”\"")
			if next < 0 {
				end = -1
				break
			}
			end += 1 + next
		}
		if end < 0 {
			continue
		}
		words := strings.Fields(rest[:end])
		if len(words) < 2 || len(words) > mostApposition {
			continue
		}
		clause := false
		for i, w := range words {
			// "X, the group said" and "A, the B and the C" are no appositions.
			clause = clause || i > 1 && (sayings[bare(w)] || auxiliaries[bare(w)]) && !slices.ContainsFunc(words[:i], func(w string) bool {
				return w == "who" || w == "that" || w == "which"
			})
		}
		if tail := strings.TrimLeft(rest[end:], ", "); rest[end] == ',' && (strings.HasPrefix(tail, "and ") || strings.HasPrefix(tail, "or ")) || clause {
			continue
		}
		return line(strings.Join(words, " "))
	}
	return ""
}

// relationWords phrase the types of relations, as seen from each end; "" if nobody would say it so.
var relationWords = map[string]struct{ from, to string }{
	"member_of": {"is a member of", "has among its members"}, "leads": {"leads", "is led by"}, "part_of": {"is part of", "includes"},
	"allied_with": {"is allied with", "is allied with"}, "fights": {"fights", "is fought by"}, "supports": {"supports", "is supported by"},
	"spokesperson_of": {"speaks for", "has as a spokesperson"}, "works_for": {"works for", "employs"}, "family_of": {"is family of", "is family of"},
	"negotiates_with": {"negotiates with", "negotiates with"}, "alias_of": {"is another name of", "is also known as"}, "located_in": {"is in", ""},
	"owns": {"owns", "is owned by"}, "founded": {"founded", "was founded by"},
}

// relationsOf returns the standing ties of an entity that have words, each once.
func (b *builder) relationsOf(id record.EntityID) []*record.Relation {
	var out []*record.Relation
	for i := range b.rec.Relations {
		r := &b.rec.Relations[i]
		words := relationWords[r.Type]
		if r.From == id && words.from != "" || r.To == id && words.to != "" {
			out = append(out, r)
		}
	}
	return out
}

// tiesOf tells the standing ties of an actor: "It fights the Syrian Democratic Forces and negotiates with them."
func (b *builder) tiesOf(ent *record.Entity) []Statement {
	type tie struct {
		verb  string
		names []string
	}
	var ties []tie
	for _, r := range b.relationsOf(ent.ID) {
		words := relationWords[r.Type]
		verb, other := words.from, r.To
		if r.From != ent.ID {
			verb, other = words.to, r.From
		}
		if verb == "" || other == ent.ID {
			continue
		}
		n := b.entityName(other)
		if n == "" {
			continue
		}
		if b.takesThe[n] {
			n = "the " + n
		}
		i := slices.IndexFunc(ties, func(t tie) bool { return t.verb == verb })
		if i < 0 {
			ties = append(ties, tie{verb: verb})
			i = len(ties) - 1
		}
		if len(ties[i].names) < 6 {
			ties[i].names = appendNew(ties[i].names, n)
		}
	}
	var parts []string
	for _, t := range ties {
		parts = append(parts, t.verb+" "+joined(t.names))
	}
	if len(parts) == 0 {
		return nil
	}
	return []Statement{{Text: joined(parts)}}
}
