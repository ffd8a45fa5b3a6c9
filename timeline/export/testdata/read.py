"""Reads the exports of a folder with foreign readers and prints what they found. Usage: read.py FOLDER"""
import csv, datetime, io, json, pathlib, sys

import icalendar
import openpyxl

folder = pathlib.Path(sys.argv[1])

rows = list(csv.DictReader(io.StringIO((folder / "harbour.csv").read_bytes().decode("utf-8"), newline="")))
print("csv", len(rows), "events,", sum(1 for r in rows if r["ended_latest"] == ""), "without a latest end")

cal = icalendar.Calendar.from_ical((folder / "harbour.ics").read_bytes())
events = [c for c in cal.walk("VEVENT")]
assert not cal.errors and not any(e.errors for e in events)
assert len({str(e["UID"]) for e in events}) == len(events)
for e in events:
    assert type(e.decoded("DTSTART")) is datetime.date and type(e.decoded("DTEND")) is datetime.date
    assert e.decoded("DTEND") > e.decoded("DTSTART")
print("ics", len(events), "all-day events,", sum(1 for e in events if e["STATUS"] == "TENTATIVE"), "tentative,",
      sum(1 for e in events if e["STATUS"] == "CANCELLED"), "cancelled;", events[2]["SUMMARY"])

book = openpyxl.load_workbook(folder / "harbour.xlsx")
sheet = book["Events"]
table = list(sheet.values)
assert all(len(row) == len(table[0]) for row in table)
days = [row[table[0].index("began_earliest")] for row in table[1:]]
print("xlsx", book.sheetnames, len(table) - 1, "events, frozen at", sheet.freeze_panes, "filter", sheet.auto_filter.ref,
      "dates", sorted({type(d).__name__ for d in days}), max(d for d in days if isinstance(d, datetime.datetime)).date())
assert [r["event"].lstrip("'") for r in rows] == [row[table[0].index("event")] for row in table[1:]]
assert not any(c.data_type == "f" for row in sheet.iter_rows() for c in row)

geo = json.loads((folder / "harbour.geojson").read_text(encoding="utf-8"))
for f in geo["features"]:
    lon, lat = f["geometry"]["coordinates"]
    assert -180 <= lon <= 180 and -90 <= lat <= 90 and f["when"]["timespans"]
print("geojson", len(geo["features"]), "features,", geo["leftOut"], "left out")

lines = (folder / "harbour.jsonl").read_text(encoding="utf-8").splitlines()
print("jsonl", len([json.loads(l) for l in lines]), "lines")
