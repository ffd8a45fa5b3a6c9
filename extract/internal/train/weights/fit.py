"""Fit the three small models of extract/internal/event to annotated articles, in the order in which the passes use them:

rank     which expression dates an event: a conditional logit over the options of every candidate (rank.go, en/rank.txt)
party    does an actor that the sentence names take part: logistic regression (party.go, en/party.txt)
weights  salience and confidence of an event: two logistic regressions (weight.go, en/weights.txt)

Each step dumps features with the tables of the step before in place, prints cross-validated figures, fits on all articles and writes
its table; then MODEL.md is written beside the tables. Standard library only, no randomness: articles are dealt to folds in order and the
likelihood is climbed by accelerated full-batch gradient steps, bounded by the curvature of each weight.

    python3 extract/internal/train/weights/fit.py --gold ../shared/gold-train --score ../shared/score      # about two minutes
"""
import argparse
import collections
import hashlib
import json
import math
import subprocess
import sys
from pathlib import Path

ap = argparse.ArgumentParser()
ap.add_argument("--gold", required=True, help="folder with meta.json, docs and gold")
ap.add_argument("--score", required=True, help="folder of the scorer, whose measures of date and actor are used")
ap.add_argument("--steps", nargs="+", default=["rank", "party", "weights"])
args = ap.parse_args()
sys.path.insert(0, args.score)
import dates              # noqa: E402
import records            # noqa: E402
import task_gold as tg    # noqa: E402
from document import Doc, OffsetMap  # noqa: E402

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent.parent / "event" / "en"
ROOT = HERE.parents[3]
FOLDS, ROUNDS = 5, 150
CREDIT = ("# {what}, fitted by extract/internal/train/weights/fit.py to {n} articles of dateline's own\n"
          "# annotation (texts: Wikinews CC BY 2.5, Wikipedia CC BY-SA 4.0). This table: CC BY-SA 4.0. {columns}.\n")


def dump():
    """The articles with what the event pass finds in them now: (raw line, Doc, record view, offset map)."""
    lines = subprocess.run(["go", "run", "./extract/internal/train/weights", "-gold", str(Path(args.gold).resolve())], cwd=ROOT,
                           capture_output=True, check=True).stdout.decode()
    out = []
    for raw in map(json.loads, lines.splitlines()):
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


def fit_party():
    """Right is an actor that the annotation of a touched event names."""
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
    c = collections.Counter()
    for train, test in folds(docs):
        model = logistic([r[:2] for r in train], 5)
        for features, right, given in test:
            s = score(model, features)
            picked = s > 0.3 or given and s > -3.5   # belief and doubt of party.go
            c.update(given=given, given_right=given and right, picked=picked, picked_right=picked and right)
    write("party.txt", "Weights of who takes part (party.go)", "feature, weight", len(docs), [logistic([r[:2] for rows in docs for r in rows], 5)])
    figures = [f"{what} precision {100 * c[k + '_right'] / c[k]:.1f}, recall {100 * c[k + '_right'] / wanted:.1f}" for what, k in (("by rule", "given"), ("weighed", "picked"))]
    return f"party, cross-validated over {wanted} annotated actors: " + "; ".join(figures)


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
    lines = ["# Weights of package event", "",
             "Written by `python3 extract/internal/train/weights/fit.py --gold ../shared/gold-train --score ../shared/score`; do not edit.", "",
             "Licence of the three tables: **CC BY-SA 4.0**, because they are fitted to our own annotation of articles from Wikinews (CC BY 2.5)",
             "and Wikipedia (CC BY-SA 4.0). The code that reads them is Apache-2.0. No text is kept in them.", "",
             f"Input: {len(list((Path(args.gold) / 'gold').glob('*.json')))} annotated articles; sha256 of the annotations, then the texts, each in order of name: {data.hexdigest()}", "",
             "| table | read by | sha256 |", "|---|---|---|"]
    for name, reader in (("rank.txt", "rank.go"), ("party.txt", "party.go"), ("weights.txt", "weight.go")):
        lines.append(f"| {name} | {reader} | {hashlib.sha256((TABLES / name).read_bytes()).hexdigest()} |")
    lines += ["", "Measured when they were made:", "", *(f"- {line}" for line in figures), ""]
    (TABLES / "MODEL.md").write_text("\n".join(lines), encoding="utf-8")


def main():
    figures = []
    for step in args.steps:
        figures.append({"rank": fit_rank, "party": fit_party, "weights": fit_weights}[step]())
        print(figures[-1], flush=True)
    if len(figures) == 3:
        model_card(figures)


main()
