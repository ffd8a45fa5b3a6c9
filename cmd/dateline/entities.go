package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph/export"
)

// castRow is one actor, place or thing of a record, as the formats of entities write it.
type castRow struct {
	ID            record.EntityID  `json:"id"`
	Name          string           `json:"name"`
	Kind          string           `json:"kind"`
	Subkind       string           `json:"subkind,omitempty"`
	Aliases       []string         `json:"aliases"`
	Names         int              `json:"names"` // mentions by name
	Nominals      int              `json:"nominals"`
	Pronouns      int              `json:"pronouns"`
	MergedBecause []string         `json:"mergedBecause"`
	Location      *record.Location `json:"location,omitempty"`
	Mentions      []record.Mention `json:"mentions"`
}

func (r *castRow) total() int { return r.Names + r.Nominals + r.Pronouns }

// castFormat is a row of the table of formats of entities.
type castFormat struct {
	name  string
	write func(w io.Writer, rows []castRow, rec *record.Record) error
}

// castFormats returns the table, the default first.
func castFormats() []castFormat {
	return []castFormat{{"table", castTable}, {"csv", castCSV}, {"json", castJSON}, {"ftm", castFTM}}
}

func entitiesCommand() *command {
	fs := newFlags("entities")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	table := castFormats()
	var formats []string
	for _, f := range table {
		formats = append(formats, f.name)
	}
	format := formatFlag(fs, formats)
	kinds := fs.StringSlice("kind", nil, "only these `KINDS`: "+strings.Join(entityKinds(), ", "))
	limit := fs.IntP("limit", "n", 0, "most `ENTITIES` to list, those spoken of most; 0 is all of them")
	nameless := fs.Bool("nameless", false, "also groups that no text calls by a name, such as \"two defense officials\"")
	return &command{
		name: "entities", args: "RECORD|INPUT...", summary: "list the cast: who and what is named, other names, why they are one",
		detail: `
A row for each person, body, place and thing, the one spoken of most first: its fullest name, what it is, how often the
text speaks of it by a name, a noun ("the group") or a pronoun, its other names, why all of these were put together, and
where it lies if that is known. The formats csv and json have everything, json each mention with its place in the text;
ftm is FollowTheMoney, with the relations that the text states, for Datashare and OpenAleph.
The exit status is 1 if nothing is named.

    dateline entities article.txt --kind person,organization`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			for _, kind := range *kinds {
				if !slices.Contains(entityKinds(), kind) {
					return fmt.Errorf("entities: --kind knows no %q; there are %s", kind, strings.Join(entityKinds(), ", "))
				}
			}
			if *limit < 0 {
				return fmt.Errorf("entities: --limit must be a number of entities, or 0 for all, not %d", *limit)
			}
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			rows := castOf(rec, *kinds, *nameless)
			if *limit > 0 {
				rows = rows[:min(*limit, len(rows))]
			}
			write := table[slices.Index(formats, format.value)].write
			if err := writeOutput(sys, *output, func(w *bufio.Writer) error { return write(w, rows, rec) }); err != nil {
				return err
			}
			if len(rows) == 0 {
				return nothing("nobody and nothing is named in %s", strings.Join(args, ", "))
			}
			return nil
		},
	}
}

// entityKinds lists the kinds of entities that a record may hold.
func entityKinds() []string {
	return []string{record.Person, record.Organization, record.Place, record.Facility, record.Nationality, record.NamedEvent, record.Product, record.Other}
}

// castOf returns the entities of some kinds, or of all if none is given, those spoken of most first.
func castOf(rec *record.Record, kinds []string, nameless bool) []castRow {
	rows := []castRow{}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		row := castRow{
			ID: e.ID, Name: e.Name, Kind: e.Kind, Subkind: e.Subkind, Aliases: append([]string{}, e.Aliases...),
			MergedBecause: append([]string{}, e.MergedBecause...), Location: e.Location, Mentions: append([]record.Mention{}, e.Mentions...),
		}
		for _, m := range e.Mentions {
			switch m.Form {
			case record.Nominal:
				row.Nominals++
			case record.Pronoun:
				row.Pronouns++
			default:
				row.Names++
			}
		}
		if (row.Names > 0 || nameless || len(e.Mentions) == 0) && (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b castRow) int { return cmp.Compare(b.total(), a.total()) })
	return rows
}

// Columns of the table for a terminal are cut to these numbers of characters.
const (
	longCell = 60
	longWhat = 28
)

func castTable(w io.Writer, rows []castRow, _ *record.Record) error {
	if len(rows) == 0 {
		return nil
	}
	lines := [][]string{{"NAME", "WHAT", "MENTIONS", "WHERE", "OTHER NAMES", "ONE BECAUSE"}}
	for i := range rows {
		r := &rows[i]
		lines = append(lines, []string{
			cut(plain(r.Name), longName), cut(cmp.Or(r.Subkind, r.Kind), longWhat), strconv.Itoa(r.total()), coordinates(r.Location),
			cut(plain(strings.Join(r.Aliases, ", ")), longCell), plain(strings.Join(r.MergedBecause, "; ")),
		})
	}
	return table(w, lines, 2)
}

// cut shortens a cell to a number of characters.
func cut(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most-1]) + "…"
}

// coordinates writes a location in degrees and its country, "" if it is not known.
func coordinates(at *record.Location) string {
	if at == nil {
		return ""
	}
	return strings.TrimSpace(fmt.Sprintf("%.2f %.2f %s", at.Latitude, at.Longitude, at.Country))
}

func castJSON(w io.Writer, rows []castRow, _ *record.Record) error {
	return writeJSON(w, rows)
}

func castCSV(w io.Writer, rows []castRow, _ *record.Record) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"id", "name", "kind", "subkind", "mentions", "names", "nominals", "pronouns", "aliases", "merged_because", "geonames", "latitude", "longitude", "country"}) // Flush tells of errors
	for i := range rows {
		r := &rows[i]
		cells := []string{
			string(r.ID), r.Name, r.Kind, r.Subkind, strconv.Itoa(r.total()), strconv.Itoa(r.Names), strconv.Itoa(r.Nominals), strconv.Itoa(r.Pronouns),
			strings.Join(r.Aliases, "; "), strings.Join(r.MergedBecause, "; "), "", "", "", "",
		}
		for k := range cells {
			cells[k] = export.Cell(cells[k])
		}
		if at := r.Location; at != nil {
			if at.GeoNames != 0 {
				cells[10] = strconv.Itoa(at.GeoNames)
			}
			cells[11], cells[12], cells[13] = strconv.FormatFloat(at.Latitude, 'f', -1, 64), strconv.FormatFloat(at.Longitude, 'f', -1, 64), at.Country
		}
		_ = out.Write(cells)
	}
	out.Flush()
	return out.Error()
}

func castFTM(w io.Writer, rows []castRow, rec *record.Record) error {
	ids := make([]record.EntityID, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	return export.Cast(w, rec, ids)
}
