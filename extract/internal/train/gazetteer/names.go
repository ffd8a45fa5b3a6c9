package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/internal/entity/gazetteer"
)

// nameTable returns the table of countries, peoples and listed actors. What stands first wins: our own lists before
// those of others, because ours were written for news text.
func nameTable(src source) (map[string]string, error) {
	t := map[string]string{}
	add := func(form, class, id, kind, subkind, country string) {
		form = strings.TrimSpace(form)
		key := gazetteer.Fold(form)
		if _, taken := t[key]; taken || key == "" {
			return
		}
		if len(key) <= 5 && class == "a" && form == strings.ToUpper(form) || form == "US" || form == "CAR" {
			class += "!" // "WHO", "IS", "ICE" and "US" are words unless written in capitals
		}
		t[key] = strings.Join([]string{class, id, gazetteer.ShortKind(kind), subkind, country}, "\t")
		if rest, ok := strings.CutPrefix(key, "the "); ok {
			if _, taken := t[rest]; !taken {
				t[rest] = t[key]
			}
		}
	}
	official, err := officialNames(src)
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(countries, "\n") {
		f := strings.Split(line, "|")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		code, others, people := strings.TrimSpace(f[0]), strings.Split(f[1], ";"), strings.Fields(f[2])
		if code == "-" {
			for _, name := range others {
				add(name, "r", strings.TrimSpace(name), "", "", "")
			}
			for _, name := range people {
				add(strings.ReplaceAll(name, "-", " "), "p", strings.TrimSpace(people[0]), "", "", "")
			}
			continue
		}
		id := official[code]
		if id == "" {
			id = strings.TrimSpace(others[0])
		}
		delete(official, code)
		for _, name := range append([]string{id}, others...) {
			add(name, "c", id, "", "", code)
		}
		for _, name := range people {
			add(strings.ReplaceAll(name, "-", " "), "p", id, "", "", code)
		}
	}
	for _, code := range sortedKeys(official) { // islands and territories that our list does not hold
		add(official[code], "c", official[code], "", "", code)
	}
	for _, line := range strings.Split(actors, "\n") {
		head, names, ok := strings.Cut(line, ": ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		kind, subkind, ok := strings.Cut(head, "/")
		if !ok {
			return nil, fmt.Errorf("actors.txt: %q names no subkind", line)
		}
		forms := strings.Split(names, "|")
		for _, form := range forms {
			add(form, "a", strings.TrimSpace(forms[0]), kind, subkind, "")
		}
	}
	return t, armedGroups(src, add)
}

func officialNames(src source) (map[string]string, error) {
	data, err := src.file("lexicon/geonames-countryInfo.tsv")
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, line := range lines(data) {
		if f := strings.Split(line, "\t"); len(f) > 5 && len(f[0]) == 2 {
			names[f[0]] = f[4]
		}
	}
	return names, nil
}

// armedGroups adds the formally organised actors of UCDP under their short and full names.
func armedGroups(src source, add func(form, class, id, kind, subkind, country string)) error {
	data, err := src.file("lexicon/ucdp-actor-221.csv")
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		return fmt.Errorf("ucdp actors: %w", err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		get := func(name string) string { return strings.TrimSpace(row[column[name]]) }
		id := get("NameData")
		if get("Org") != "1" || strings.HasPrefix(id, "Government of") || strings.HasPrefix(id, "Forces of") {
			continue
		}
		for _, field := range []string{"NameData", "NameOrigFullEng", "NameOrigFull", "NameOrig"} {
			name := strings.TrimPrefix(get(field), "The ")
			// Names of two letters, and those of one common word, would claim too much.
			if len(name) > 2 && name != "n/a" && (strings.Contains(name, " ") || strings.Contains(name, "-") || strings.ToUpper(name) == name) {
				add(name, "a", id, "organization", "armed-group", "")
			}
		}
	}
	return nil
}
