"""Fit the small models of extract/internal/event to annotated articles, in the order in which the passes use them:

rank     which expression dates an event: a conditional logit over the options of every candidate (rank.go, en/rank.txt)
party    does an actor that the sentence names take part: logistic regression (party.go, en/party.txt)
where    at which place: a conditional logit over the places that the text speaks of (where.go, en/where.txt)
role     in which role, agent, patient or another: a conditional logit (cast.go, en/role.txt), on PLOVER's and MEANTIME's records as well
weights  salience and confidence of an event: two logistic regressions (weight.go, en/weights.txt)

Each step dumps features with the tables of the step before in place, prints cross-validated figures, fits on all articles and writes
its table; then MODEL.md is written beside the tables. Standard library only, no randomness: articles are dealt to folds in order and the
likelihood is climbed by accelerated full-batch gradient steps, bounded by the curvature of each weight.

    python3 extract/internal/train/weights/fit.py --gold ../shared/gold-train --score ../shared/score --corpora ../shared/corpora  # about two minutes
"""
import argparse
import collections
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

ap = argparse.ArgumentParser()
ap.add_argument("--gold", required=True, help="folder with meta.json, docs and gold")
ap.add_argument("--score", required=True, help="folder of the scorer, whose measures of date and actor are used")
ap.add_argument("--steps", nargs="+", default=["rank", "party", "role", "where", "weights"])
ap.add_argument("--corpora", required=True, help="folder with events/plover_gsr-dev.json.gz and events/meantime-apple.tar.gz")
args = ap.parse_args()
sys.path.insert(0, args.score)
import dates              # noqa: E402
import records            # noqa: E402
import task_gold as tg    # noqa: E402
import task_meantime      # noqa: E402
import task_plover        # noqa: E402
from document import Doc, OffsetMap  # noqa: E402

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent.parent / "event" / "en"
ROOT = HERE.parents[3]
FOLDS, ROUNDS = 5, 150
CREDIT = ("# {what}, fitted by extract/internal/train/weights/fit.py to {n} annotated texts\n"
          "# (dateline's own annotation of Wikinews, CC BY 2.5, and Wikipedia, CC BY-SA 4.0; see MODEL.md for others). This table: CC BY-SA 4.0. {columns}.\n")


def run(folder):
    """What the event pass finds now in the texts of a folder with meta.json and docs, one raw line each."""
    lines = subprocess.run(["go", "run", "./extract/internal/train/weights", "-gold", str(Path(folder).resolve())], cwd=ROOT,
                           capture_output=True, check=True).stdout.decode()
    return map(json.loads, lines.splitlines())


def dump_task(task):
    """The same for the texts of a task of the scorer: (raw line, Doc, record view, offset map)."""
    docs = {d.name: d for d in task.load(SimpleNamespace(data=Path(args.corpora)))}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "docs").mkdir()
        (Path(folder) / "meta.json").write_text(json.dumps([{"id": d.name[:-4], "published": d.published or "2000-01-01"} for d in docs.values()]))
        for d in docs.values():
            (Path(folder) / "docs" / d.name).write_text(d.text, encoding="utf-8")
        lines = list(run(folder))
    return [(raw, docs[raw["name"]], records.view(raw["record"], [docs[raw["name"]]]),
             OffsetMap(raw["record"]["sources"][0]["text"], docs[raw["name"]].text)) for raw in lines]


def dump():
    """The articles with what the event pass finds in them now: (raw line, Doc, record view, offset map)."""
    out = []
    for raw in run(args.gold):
        name = raw["name"][:-4]
        text = (Path(args.gold) / "docs" / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((Path(args.gold) / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        doc = Doc(raw["name"], text, gold["published"], tg.gold_of(gold, text))
        out.append((raw, doc, records.view(raw["record"], [doc]), OffsetMap(raw["record"]["sources"][0]["text"], text)))
    return out


def touched(row, doc, offsets):
    """Annotated events whose trigger a candidate's trigger overlaps."""
    spans = [offsets.span(t["start"], t["end"]) for t in row["triggers"]]
    return [g for g in doc.gold.events if any(a < d and c < b for a, b in spans for c, d in g.spans)]


def climb(size, data, gradient, curvature, ridge):
    """Weights at the ridge-penalised optimum; gradient(weights, grad) adds the data's part to grad."""
    w, v = [0.0] * size, [0.0] * size
    for round_ in range(ROUNDS):
        momentum = round_ / (round_ + 3)
        look = [a + momentum * b for a, b in zip(w, v)]
        grad = [ridge * a for a in look]
        gradient(look, grad)
        new = [a - g / (c + ridge) for a, g, c in zip(look, grad, curvature)]
        v = [a - b for a, b in zip(new, w)]
        w = new
    return w


def indexed(feature_lists, least):
    count = collections.Counter(f for features in feature_lists for f in set(features))
    return {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= least))}


def logistic(rows, least, ridge=3.0):
    """{feature: weight} of a logistic regression on rows (features, right)."""
    names = indexed((r[0] for r in rows), least)
    data = [([names[f] for f in features if f in names], 1.0 if right else 0.0) for features, right in rows]
    longest = max(len(x) for x, _ in data)
    curvature = [0.0] * len(names)
    for x, _ in data:
        for i in x:
            curvature[i] += 0.25 * longest

    def gradient(w, grad):
        for x, y in data:
            p = 1 / (1 + math.exp(-sum(w[i] for i in x)))
            for i in x:
                grad[i] += p - y
    w = climb(len(names), data, gradient, curvature, ridge)
    return {f: w[i] for f, i in names.items()}


def logit(rows, least=5, ridge=2.0):
    """{feature: weight} of a conditional logit on rows (options, right options, weight)."""
    names = indexed((o for r in rows for o in r[0]), least)
    data = [([[names[f] for f in o if f in names] for o in options], right, weight) for options, right, weight, *_ in rows if len(options) > 1]
    curvature = [0.0] * len(names)
    for options, _, weight in data:
        longest = max(map(len, options))
        for i in set(i for o in options for i in o):
            curvature[i] += 0.5 * weight * longest

    def gradient(w, grad):
        for options, right, weight in data:
            scores = [sum(w[i] for i in o) for o in options]
            top = max(scores)
            e = [math.exp(s - top) for s in scores]
            total, good = sum(e), sum(x for x, r in zip(e, right) if r)
            for o, x, r in zip(options, e, right):
                g = weight * (x / total - (x / good if r else 0.0))
                for i in o:
                    grad[i] += g
    w = climb(len(names), data, gradient, curvature, ridge)
    return {f: w[i] for f, i in names.items()}


def score(model, features):
    return sum(model.get(f, 0.0) for f in features)


def folds(docs):
    """(training rows, test rows) of each fold; docs is a list of lists of rows."""
    for k in range(FOLDS):
        yield [r for i, rows in enumerate(docs) if i % FOLDS != k for r in rows], [r for rows in docs[k::FOLDS] for r in rows]


def write(name, what, columns, n, models):
    """One line a feature: its name and a weight for each model."""
    with open(TABLES / name, "w", encoding="utf-8") as f:
        f.write(CREDIT.format(what=what, n=n, columns=columns))
        for feature in sorted(set().union(*models)):
            values = [m.get(feature, 0.0) for m in models]
            if any(abs(v) >= 0.005 for v in values):
                f.write("\t".join([feature, *(f"{v:.3f}" for v in values)]) + "\n")


def fit_rank():
    """Right are the options whose bounds fit (strict; if none does, relaxed; if none does, no date). Candidates that touch no annotated
    event should stay undated, with less weight."""
    docs = []
    for raw, doc, _, offsets in dump():
        rows = []
        for row in raw["alternatives"]:
            gs, pub = touched(row, doc, offsets), doc.gold.published
            whens = [dates.When.of(o["when"]) for o in row["choices"]]
            strict = [w.dated() and any(tg.strict(w, g.when, pub) for g in gs) for w in whens]
            relaxed = [w.dated() and any(tg.relaxed(w, g.when, pub) for g in gs) for w in whens]
            nothing = [not w.dated() for w in whens]
            right = strict if any(strict) else relaxed if any(relaxed) else nothing
            if any(right):
                weight = 0.3 if not gs else 0.5 if right is nothing else 1.0
                rule = next(i for i, o in enumerate(row["choices"]) if o["rule"])
                rows.append(([o["features"] for o in row["choices"]], right, weight, rule, strict, any(g.must for g in gs)))
        docs.append(rows)
    c = collections.Counter()
    for train, test in folds(docs):
        model = logit(train)
        for options, _, _, rule, strict, must in test:
            scores = [score(model, o) for o in options]
            if must:
                c.update(n=1, rule=strict[rule], ranked=strict[scores.index(max(scores))], possible=any(strict))
    write("rank.txt", "Weights of the choice among expressions (rank.go)", "feature, weight", len(docs), [logit([r for rows in docs for r in rows])])
    return (f"rank, cross-validated: of {c['n']} candidates on events that a timeline must have, the date is strictly right for {c['rule']} by rule, "
            f"{c['ranked']} ranked, {c['possible']} at best")


def plover_rows():
    """(candidate row, [(party, gold role or None)]) of the candidates that PLOVER's records call the event, by sentence."""
    task, out = task_plover.RolesPlover(), []
    for raw, doc, rec, offsets in dump_task(task):
        rows, words = [], set(doc.gold.trigger.split())
        for row in raw["attendances"]:
            if any(doc.text[slice(*offsets.span(t["start"], t["end"]))] in words for t in row["triggers"]):
                parties = []
                for p in row["parties"] or []:
                    forms = set().union(*map(task_plover.names.words, rec.entities[p["entity"]].forms(names_only=False)), set())
                    parties.append((p, next((r for side, r in task_plover.SIDES.items() for a in doc.gold.actors[side] if forms & a.words), None)))
                rows.append((row, parties))
        out.append(rows)
    return out


def fit_party():
    """Right is an actor that the annotation of a touched event, or PLOVER's record, names."""
    docs, wanted = [], 0
    for raw, doc, rec, offsets in dump():
        rows = []
        for row in raw["attendances"]:
            gs = touched(row, doc, offsets)
            actors = [a for g in gs for a in g.actors if not a.generic]
            wanted += len({a.name for a in actors})
            for p in (row["parties"] or []) if gs else []:
                rows.append((p["features"], any(tg.same_entity(rec.entities[p["entity"]], a) for a in actors), p["given"]))
        docs.append(rows)
    plover = [[(p["features"], bool(role), p["given"]) for _, parties in rows for p, role in parties] for rows in plover_rows()]
    c = collections.Counter()
    for (train, test), (more, other) in zip(folds(docs), folds(plover)):
        model = logistic([r[:2] for r in train + more], 5)
        for name, rows in (("articles", test), ("PLOVER", other)):
            for features, right, given in rows:
                s = score(model, features)
                picked = s > 0.3 or given and s > -3.5   # belief and doubt of party.go
                c.update({(name, "given"): given, (name, "given right"): given and right, (name, "picked"): picked, (name, "picked right"): picked and right,
                          (name, "wanted"): right})
    c["articles", "wanted"] = wanted
    write("party.txt", "Weights of who takes part (party.go)", "feature, weight", len(docs) + len(plover), [logistic([r[:2] for rows in docs + plover for r in rows], 5)])
    figures = [f"{name} {what} precision {100 * c[name, k + ' right'] / c[name, k]:.1f}, recall {100 * c[name, k + ' right'] / c[name, 'wanted']:.1f}"
               for name in ("articles", "PLOVER") for what, k in (("by rule", "given"), ("weighed", "picked"))]
    return f"party, cross-validated over {wanted} annotated actors: " + "; ".join(figures)


def role_rows():
    """Rows (part features, role of the grammar, right role) of the actors that an annotation names, by source and document."""
    gold, plover, meantime = [], [], []
    for raw, doc, rec, offsets in dump():
        rows = []
        for row in raw["attendances"]:
            actors = [a for g in touched(row, doc, offsets) for a in g.actors]
            for p in row["parties"] or []:
                a = next((a for a in actors if tg.same_entity(rec.entities[p["entity"]], a)), None)
                if a:
                    rows.append((p["part"], p["role"], a.role))
        gold.append(rows)
    for rows in plover_rows():
        plover.append([(p["part"], p["role"], role) for _, parties in rows for p, role in parties if role])
    for raw, doc, rec, offsets in dump_task(task_meantime.Meantime()):
        rows = []
        for row in raw["attendances"]:
            spans = [offsets.span(t["start"], t["end"]) for t in row["triggers"]]
            args_ = [(r, m) for g in doc.gold.scored if any(task_meantime.overlap(s, g.span) for s in spans) for r, m in g.args]
            for p in row["parties"] or []:
                mentions = [(m.start, m.end) for m in rec.entities[p["entity"]].mentions]
                role = next((r for r, m in args_ if any(task_meantime.overlap(s, m.span) for s in mentions)), None)
                if role:
                    rows.append((p["part"], p["role"], role))
        meantime.append(rows)
    return {"articles": gold, "PLOVER": plover, "MEANTIME": meantime}


PARTS = ("agent", "patient", "other")


def choice(rows):
    """Rows of the conditional logit: one option a role, its features marked with it."""
    return [([[f"{part}|{f}" for f in features] for part in PARTS], [part == role for part in PARTS], 1.0) for features, _, role in rows]


def fit_role():
    """Right is the role that the annotation gives an actor."""
    sources = role_rows()
    c = collections.Counter()
    parted = {name: list(folds(docs)) for name, docs in sources.items()}
    for k in range(FOLDS):
        model = logit(choice([r for part in parted.values() for r in part[k][0]]), 4)
        for name, part in parted.items():
            for (options, right, _), (_, given, role) in zip(choice(part[k][1]), part[k][1]):
                scores = [score(model, o) for o in options]
                found = PARTS[scores.index(max(scores))]
                c.update({(name, "n"): 1, (name, "rule"): given == role or role == "other" and given == "recipient", (name, "weighed"): found == role})
    model = logit(choice([r for docs in sources.values() for rows in docs for r in rows]), 4)
    columns = [{f.split("|", 1)[1]: w for f, w in model.items() if f.startswith(part + "|")} for part in PARTS]
    write("role.txt", "Weights of the roles of actors (cast.go)", "feature, agent, patient, other", sum(map(len, sources.values())), columns)
    return "role, cross-validated: " + "; ".join(
        f"{name} {c[name, 'n']} actors, right by rule {100 * c[name, 'rule'] / c[name, 'n']:.1f} %, weighed {100 * c[name, 'weighed'] / c[name, 'n']:.1f} %" for name in sources)


def fit_where():
    """Right is the place that the annotation of a touched event names; none where it names none."""
    docs = []
    for raw, doc, rec, offsets in dump():
        rows = []
        for row in raw["attendances"]:
            gs = touched(row, doc, offsets)
            sites = row["sites"]
            if not gs:
                continue
            places = [g.place for g in gs if g.place]
            right = [any(task_plover.names.forms(rec.entities[s["entity"]].forms()) & p for p in places) if s["entity"] else not places for s in sites]
            rows.append(([s["features"] for s in sites], right, 1.0, next((k for k, s in enumerate(sites) if s["given"]), 0), bool(places)))
        docs.append(rows)
    c = collections.Counter()
    for train, test in folds(docs):
        model = logit([r for r in train if any(r[1])])
        for options, right, _, given, placed in test:
            scores = [score(model, o) for o in options]
            k = scores.index(max(scores))
            c.update({(placed, "n"): 1, (placed, "rule"): right[given], (placed, "weighed"): right[k], (placed, "possible"): any(right)})
    write("where.txt", "Weights of the places of events (where.go)", "feature, weight", len(docs), [logit([r for rows in docs for r in rows if any(r[1])])])
    return "where, cross-validated: " + "; ".join(
        f"of {c[p, 'n']} events with {'a' if p else 'no'} place {c[p, 'rule']} right by rule, {c[p, 'weighed']} weighed, {c[p, 'possible']} at best" for p in (True, False))


def fit_weights():
    """Confidence: the event touches an annotated event (must or may) and its date, if it has one, fits (relaxed). Salience: the same with an
    event that a timeline must have."""
    docs = []
    for raw, doc, rec, _ in dump():
        rows = []
        for event, features in zip(rec.events, raw["features"], strict=True):
            right = [g for g in doc.gold.events if tg.touches(event, g) and (not event.when.dated() or tg.relaxed(event.when, g.when, doc.gold.published))]
            rows.append((features, any(g.must for g in right), bool(right), event.when.dated()))
        docs.append(rows)

    def models(rows):
        return [logistic([(r[0], r[t]) for r in rows], 6) for t in (1, 2)]
    shown = []
    for train, test in folds(docs):
        salience, confidence = models(train)
        shown += [(1 / (1 + math.exp(-score(confidence, r[0]))), r[2]) for r in test if r[3] and score(salience, r[0]) >= 0]
    bins = collections.defaultdict(list)
    for p, y in shown:
        bins[min(9, int(10 * p))].append((p, y))
    error = sum(abs(sum(p for p, _ in b) - sum(y for _, y in b)) for b in bins.values()) / len(shown)
    write("weights.txt", "Weights of salience and confidence (weight.go)", "feature, salience, confidence", len(docs), models([r for rows in docs for r in rows]))
    return (f"weights, cross-validated: of {len(shown)} dated events with salience of one half or more, {100 * sum(y for _, y in shown) / len(shown):.1f} % are right "
            f"with their date; calibration error of confidence {100 * error:.1f}")


def model_card(figures):
    """MODEL.md: inputs, hashes, licence, measured quality."""
    data = hashlib.sha256()
    for path in sorted((Path(args.gold) / "gold").glob("*.json")) + sorted((Path(args.gold) / "docs").glob("*.txt")):
        data.update(path.read_bytes())
    more = hashlib.sha256()
    for name in ("plover_gsr-dev.json.gz", "meantime-apple.tar.gz"):
        more.update((Path(args.corpora) / "events" / name).read_bytes())
    lines = ["# Weights of package event", "",
             "Written by `python3 extract/internal/train/weights/fit.py --gold ../shared/gold-train --score ../shared/score --corpora ../shared/corpora`; do not edit.", "",
             "Licence of the tables: **CC BY-SA 4.0**, because they are fitted to our own annotation of articles from Wikinews (CC BY 2.5)",
             "and Wikipedia (CC BY-SA 4.0); party.txt and role.txt also to PLOVER's gold records (CC BY-SA 4.0, Open Event Data Alliance), role.txt",
             "also to MEANTIME (CC BY 4.0, Fondazione Bruno Kessler and others). The code that reads them is Apache-2.0. No text is kept in them.", "",
             f"Input: {len(list((Path(args.gold) / 'gold').glob('*.json')))} annotated articles; sha256 of the annotations, then the texts, each in order of name: {data.hexdigest()}", "",
             f"Input: sha256 of events/plover_gsr-dev.json.gz, then events/meantime-apple.tar.gz: {more.hexdigest()}", "",
             "| table | read by | sha256 |", "|---|---|---|"]
    for name, reader in (("rank.txt", "rank.go"), ("party.txt", "party.go"), ("role.txt", "cast.go"), ("where.txt", "where.go"), ("weights.txt", "weight.go")):
        lines.append(f"| {name} | {reader} | {hashlib.sha256((TABLES / name).read_bytes()).hexdigest()} |")
    lines += ["", "Measured when they were made:", "", *(f"- {line}" for line in figures), ""]
    (TABLES / "MODEL.md").write_text("\n".join(lines), encoding="utf-8")


def main():
    figures = []
    for step in args.steps:
        figures.append({"rank": fit_rank, "party": fit_party, "role": fit_role, "where": fit_where, "weights": fit_weights}[step]())
        print(figures[-1], flush=True)
    if len(figures) == 5:
        model_card(figures)


main()
