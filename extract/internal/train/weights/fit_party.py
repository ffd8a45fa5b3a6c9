"""Fit the logistic regression of extract/internal/event/party.go: does an actor named in the sentence take part in the event?

Candidates that touch an annotated event; an actor is right if the annotation of one of the touched events names it. Standard library
only; articles are dealt to folds in order; full-batch gradient descent.
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
ap.add_argument("--ridge", type=float, default=3.0)
ap.add_argument("--least", type=int, default=5, help="a feature must occur so often")
ap.add_argument("--rounds", type=int, default=150)
ap.add_argument("--bias", type=float, default=0.0, help="added to the bias, to trade precision for recall")
args = ap.parse_args()
sys.path.insert(0, args.score)
import records            # noqa: E402
import task_gold as tg    # noqa: E402
from document import Doc, OffsetMap  # noqa: E402


def load():
    """Per article: rows (features, right, given), and the number of annotated actors of touched events."""
    out = []
    for raw in map(json.loads, open(args.features, encoding="utf-8")):
        name = raw["name"][:-4]
        text = (Path(args.gold) / "docs" / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((Path(args.gold) / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        doc = Doc(raw["name"], text, gold["published"], tg.gold_of(gold, text))
        rec = records.view(raw["record"], [doc])
        offsets = OffsetMap(raw["record"]["sources"][0]["text"], text)
        rows, wanted = [], 0
        for row in raw["attendances"]:
            spans = [offsets.span(t["start"], t["end"]) for t in row["triggers"]]
            gs = [g for g in doc.gold.events if any(a < d and c < b for a, b in spans for c, d in g.spans)]
            if not gs:
                continue
            actors = [a for g in gs for a in g.actors if not a.generic]
            wanted += len({a.name for a in actors})
            for p in row["parties"] or []:
                entity = rec.entities[p["entity"]]
                rows.append((p["features"], any(tg.same_entity(entity, a) for a in actors), p["given"]))
        out.append((rows, wanted))
    return out


def fit(rows):
    count = collections.Counter(f for r in rows for f in set(r[0]))
    names = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= args.least))}
    data = [([names[f] for f in r[0] if f in names], 1.0 if r[1] else 0.0) for r in rows]
    w, v = [0.0] * len(names), [0.0] * len(names)
    longest = max(len(x) for x, _ in data)
    curve = [0.0] * len(names)
    for x, _ in data:
        for i in x:
            curve[i] += 0.25 * longest
    for round_ in range(args.rounds):
        momentum = round_ / (round_ + 3)
        look = [a + momentum * b for a, b in zip(w, v)]
        grad = [args.ridge * a for a in look]
        for x, y in data:
            p = 1 / (1 + math.exp(-sum(look[i] for i in x)))
            for i in x:
                grad[i] += p - y
        new = [a - g / (c + args.ridge) for a, g, c in zip(look, grad, curve)]
        v = [a - b for a, b in zip(new, w)]
        w = new
    model = {f: w[i] for f, i in names.items()}
    model["bias"] = model.get("bias", 0.0) + args.bias
    return model


def main():
    docs = load()
    wanted = sum(w for _, w in docs)
    c = collections.Counter()
    for k in range(args.folds):
        model = fit([r for i, (rows, _) in enumerate(docs) if i % args.folds != k for r in rows])
        for rows, _ in docs[k::args.folds]:
            for features, right, given in rows:
                picked = sum(model.get(f, 0.0) for f in features) > 0
                c.update(rows=1, right=right, given=given, given_right=given and right, picked=picked, picked_right=picked and right)
    for what in ("given", "picked"):
        p, r = c[what + "_right"] / c[what], c[what + "_right"] / wanted
        print(f"{what}: precision {100 * p:.1f} recall {100 * r:.1f} F1 {200 * p * r / (p + r):.1f} ({c[what + '_right']} of {c[what]}, {c['right']} right among {c['rows']}, {wanted} wanted)")
    model = fit([r for rows, _ in docs for r in rows])
    with open(args.out, "w", encoding="utf-8") as f:
        f.write("# Weights of who takes part (party.go), fitted by extract/internal/train/weights/fit_party.py to 118 articles of dateline's\n")
        f.write("# own annotation (texts: Wikinews CC BY 2.5, Wikipedia CC BY-SA 4.0). This table: CC BY-SA 4.0. feature, weight.\n")
        for n in sorted(model):
            if abs(model[n]) >= 0.005:
                f.write(f"{n}\t{model[n]:.3f}\n")


main()
