package diff

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// Marks says of each event of the new record that changed what changed, in a few words: "new", "was May 2031",
// "killed: was 40". Events that are as they were have none, and so do those that are only better attested or told in
// other words.
func (d *Diff) Marks() map[record.EventID]string {
	marks := map[record.EventID][]string{}
	add := func(id record.EventID, words string) { marks[id] = append(marks[id], words) }
	for _, ev := range d.Added {
		add(ev.ID, "new")
	}
	for _, c := range d.Changed {
		if c.Date != "" {
			if c.Date == "dated" {
				add(c.New.ID, "had no date")
			} else {
				add(c.New.ID, "was dated "+date(c.Old.When))
			}
		}
		for _, f := range c.Figures {
			switch {
			case f.Old == "":
				add(c.New.ID, strings.TrimPrefix(f.What+": ", ": ")+"new figure")
			default:
				add(c.New.ID, strings.TrimPrefix(f.What+": ", ": ")+"was "+f.Old)
			}
		}
		if c.Status {
			add(c.New.ID, "was "+status(c.Old))
		}
	}
	for _, c := range d.Disputes {
		if c.New != nil && c.Old == nil {
			for _, id := range c.New.Events {
				add(id, "now disputed")
			}
		}
	}
	out := make(map[record.EventID]string, len(marks))
	for id, list := range marks {
		out[id] = strings.Join(distinct(list), "; ")
	}
	return out
}

func distinct(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if !seen[s] {
			out = append(out, s)
		}
		seen[s] = true
	}
	return out
}

// News is a sentence about a change, and the events of the new record that it is about.
type News struct {
	Text   string
	Events []record.EventID
}

// News tells in sentences what changed, for readers who know the old state: how much is new, then what is not as it was
// told before. New events themselves are left to the story, where Marks marks them.
func (d *Diff) News() []News {
	if d.Empty() {
		return nil
	}
	out := []News{{Text: d.Summary()}}
	add := func(text string, events ...record.EventID) {
		text = strings.TrimSuffix(line(text), ".")
		out = append(out, News{text + ".", events})
	}
	for _, c := range d.Changed {
		label, id := "“"+line(c.New.Label)+"”", c.New.ID
		switch c.Date {
		case "":
		case "dated":
			add(fmt.Sprintf("%s has a date now: %s", label, date(c.New.When)), id)
		case "undated":
			add(fmt.Sprintf("%s has no date any more; it was %s", label, date(c.Old.When)), id)
		default:
			add(fmt.Sprintf("The date of %s is %s: it is %s now and was %s", label, c.Date, date(c.New.When), date(c.Old.When)), id)
		}
		for _, f := range c.Figures {
			of := label
			if f.What != "" {
				of += " (" + f.What + ")"
			}
			switch {
			case f.Old == "":
				add(fmt.Sprintf("A figure is known now for %s: %s", of, f.New), id)
			case f.New == "":
				add(fmt.Sprintf("The figure for %s is withdrawn; it was %s", of, f.Old), id)
			default:
				add(fmt.Sprintf("The figure for %s is %s now and was %s", of, f.New, f.Old), id)
			}
		}
		if c.Status {
			add(fmt.Sprintf("%s is %s now and was %s", label, status(c.New), status(c.Old)), id)
		}
	}
	for _, c := range d.Disputes {
		switch {
		case c.Old == nil:
			add("New conflict: "+line(c.New.Message), c.New.Events...)
		case c.New == nil:
			add("Settled: " + line(c.Old.Message))
		}
	}
	for _, ev := range d.Withdrawn {
		add(fmt.Sprintf("Withdrawn: “%s” (%s)", line(ev.Label), date(ev.When)))
	}
	return out
}
