"""Fit the conditional logit of extract/internal/event/rank.go: which expression dates an event.

Every candidate that touches an annotated event is a choice among its options. Right are the options whose bounds fit the annotation
(the scorer's strict date; if none does, its relaxed date; if none does, leaving the event undated). Candidates that touch nothing
should stay undated, with less weight. Standard library only; articles are dealt to folds in order; full-batch gradient ascent.
"""
import argparse
import collections
import json
import math
import sys
from pathlib import Path

ap = argparse.ArgumentParser()
for name in ("gold", "score", "features", "out"):
    ap.add_argument("--" + name, required=True)
ap.add_argument("--folds", type=int, default=5)
ap.add_argument("--ridge", type=float, default=2.0)
ap.add_argument("--least", type=int, default=5, help="a feature must occur in so many options")
ap.add_argument("--rounds", type=int, default=120)
ap.add_argument("--spurious", type=float, default=0.3, help="weight of candidates that touch no annotated event")
args = ap.parse_args()
sys.path.insert(0, args.score)
import dates              # noqa: E402
import task_gold as tg    # noqa: E402
from document import Doc, OffsetMap  # noqa: E402


def load():
    """Per article: a list of (options, right, weight, rule, must); options are lists of features."""
    out = []
    for raw in map(json.loads, open(args.features, encoding="utf-8")):
        name = raw["name"][:-4]
        text = (Path(args.gold) / "docs" / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((Path(args.gold) / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        doc = Doc(raw["name"], text, gold["published"], tg.gold_of(gold, text))
        offsets = OffsetMap(raw["record"]["sources"][0]["text"], text)
        rows = []
        for row in raw["alternatives"]:
            spans = [offsets.span(t["start"], t["end"]) for t in row["triggers"]]
            gs = [g for g in doc.gold.events if any(a < d and c < b for a, b in spans for c, d in g.spans)]
            whens = [dates.When.of(o["when"]) for o in row["choices"]]
            strict = [any(tg.strict(w, g.when, doc.gold.published) for g in gs) if w.dated() else False for w in whens]
            relaxed = [any(tg.relaxed(w, g.when, doc.gold.published) for g in gs) if w.dated() else False for w in whens]
            nothing = [not w.dated() for w in whens]
            right = strict if any(strict) else relaxed if any(relaxed) else nothing
            if not any(right):
                continue
            weight = 1.0 if gs else args.spurious
            if gs and right is nothing:
                weight = 0.5
            rule = next(i for i, o in enumerate(row["choices"]) if o["rule"])
            must = any(g.must for g in gs)
            rows.append(([o["features"] for o in row["choices"]], right, weight, rule, must, strict))
        out.append(rows)
    return out


def fit(rows):
    count = collections.Counter(f for r in rows for o in r[0] for f in set(o))
    names = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= args.least))}
    data = [([[names[f] for f in o if f in names] for o in r[0]], r[1], r[2]) for r in rows if len(r[0]) > 1]
    w, v = [0.0] * len(names), [0.0] * len(names)
    curve = [0.0] * len(names)
    for options, _, weight in data:
        longest = max(map(len, options))
        seen = set(i for o in options for i in o)
        for i in seen:
            curve[i] += 0.5 * weight * longest
    for round_ in range(args.rounds):
        momentum = round_ / (round_ + 3)
        look = [a + momentum * b for a, b in zip(w, v)]
        grad = [args.ridge * a for a in look]
        for options, right, weight in data:
            scores = [sum(look[i] for i in o) for o in options]
            top = max(scores)
            e = [math.exp(s - top) for s in scores]
            total, good = sum(e), sum(x for x, r in zip(e, right) if r)
            for o, x, r in zip(options, e, right):
                g = weight * (x / total - (x / good if r else 0.0))
                for i in o:
                    grad[i] += g
        new = [a - g / (c + args.ridge) for a, g, c in zip(look, grad, curve)]
        v = [a - b for a, b in zip(new, w)]
        w = new
    return {f: w[i] for f, i in names.items()}


def main():
    docs = load()
    tally = collections.Counter()
    for k in range(args.folds):
        model = fit([r for i, rows in enumerate(docs) if i % args.folds != k for r in rows])
        for rows in docs[k::args.folds]:
            for options, right, weight, rule, must, strict in rows:
                scores = [sum(model.get(f, 0.0) for f in o) for o in options]
                pick = scores.index(max(scores))
                kind = "must" if must else "may" if weight > 0.4 else "spurious"
                tally.update({(kind, "n"): 1, (kind, "rule"): right[rule], (kind, "ranked"): right[pick], (kind, "possible"): any(strict),
                              (kind, "rule strict"): strict[rule], (kind, "ranked strict"): strict[pick]})
    for kind in ("must", "may", "spurious"):
        n = tally[kind, "n"]
        print(f"{kind}: {n} candidates; right by rule {tally[kind, 'rule']}, ranked {tally[kind, 'ranked']}; strict by rule {tally[kind, 'rule strict']}, "
              f"ranked {tally[kind, 'ranked strict']}, among the options {tally[kind, 'possible']}")
    model = fit([r for rows in docs for r in rows])
    with open(args.out, "w", encoding="utf-8") as f:
        f.write("# Weights of the choice among expressions (rank.go), fitted by extract/internal/train/weights/fit_rank.py to 118 articles of\n")
        f.write("# dateline's own annotation (texts: Wikinews CC BY 2.5, Wikipedia CC BY-SA 4.0). This table: CC BY-SA 4.0. feature, weight.\n")
        for n in sorted(model):
            if abs(model[n]) >= 0.005:
                f.write(f"{n}\t{model[n]:.3f}\n")


main()
