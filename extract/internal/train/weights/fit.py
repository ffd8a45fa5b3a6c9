"""Fit the two logistic regressions of extract/internal/event/weight.go to annotated articles.

Confidence: the event touches an annotated event (must or may) and its date, if it has one, fits (the scorer's relaxed date).
Salience: the same with an annotated event that a timeline must have. Standard library only; no randomness: articles are dealt to
folds in order, gradient descent is full-batch. Prints cross-validated figures, then fits on all and writes the table.
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
ap.add_argument("--least", type=int, default=6, help="a feature must occur in so many events")
ap.add_argument("--rounds", type=int, default=400)
args = ap.parse_args()
sys.path.insert(0, args.score)
import records            # noqa: E402
import task_gold as tg    # noqa: E402
from document import Doc  # noqa: E402


def load():
    """One list of (features, salient, right) per article."""
    out = []
    for raw in map(json.loads, open(args.features, encoding="utf-8")):
        name = raw["name"][:-4]
        text = (Path(args.gold) / "docs" / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((Path(args.gold) / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        doc = Doc(raw["name"], text, gold["published"], tg.gold_of(gold, text))
        rec = records.view(raw["record"], [doc])
        rows = []
        for event, features in zip(rec.events, raw["features"], strict=True):
            right = [g for g in doc.gold.events
                     if tg.touches(event, g) and (not event.when.dated() or tg.relaxed(event.when, g.when, doc.gold.published))]
            rows.append((features, any(g.must for g in right), bool(right)))
        out.append(rows)
    return out


def fit(rows, target):
    """Ridge logistic regression, by accelerated full-batch gradient descent with a bound on the curvature of each weight."""
    count = collections.Counter(f for r in rows for f in set(r[0]))
    names = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= args.least))}
    data = [([names[f] for f in r[0] if f in names], 1.0 if r[target] else 0.0) for r in rows]
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
    return {f: w[i] for f, i in names.items()}


def predict(model, features):
    return 1 / (1 + math.exp(-sum(model.get(f, 0.0) for f in features)))


def report(pairs, what):
    """Share right above one half, share of the right ones found, mean calibration error over ten bins."""
    above = [(p, y) for p, y in pairs if p >= 0.5]
    bins = collections.defaultdict(list)
    for p, y in pairs:
        bins[min(9, int(10 * p))].append((p, y))
    error = sum(abs(sum(p for p, _ in b) - sum(y for _, y in b)) for b in bins.values()) / len(pairs)
    right = sum(y for _, y in above)
    print(f"{what}: precision {100 * right / max(1, len(above)):.1f} ({right}/{len(above)}), recall {100 * right / max(1, sum(y for _, y in pairs)):.1f}, "
          f"calibration error {100 * error:.1f}")


def main():
    docs = load()
    print(f"{len(docs)} articles, {sum(map(len, docs))} events")
    held = {1: [], 2: []}
    for k in range(args.folds):
        train = [r for i, rows in enumerate(docs) if i % args.folds != k for r in rows]
        test = [r for i, rows in enumerate(docs) if i % args.folds == k for r in rows]
        models = {t: fit(train, t) for t in (1, 2)}
        for r in test:
            for t in (1, 2):
                held[t].append((predict(models[t], r[0]), r[t]))
            if predict(models[1], r[0]) >= 0.5:
                held.setdefault("timeline", []).append((predict(models[2], r[0]), r[2]))
    report(held[1], "salience, cross-validated")
    report(held[2], "confidence, cross-validated")
    report(held["timeline"], "confidence of salient events, cross-validated")
    everything = [r for rows in docs for r in rows]
    models = [fit(everything, t) for t in (1, 2)]
    names = sorted(set(models[0]) | set(models[1]))
    with open(args.out, "w", encoding="utf-8") as f:
        f.write("# Weights of salience and confidence (weight.go), fitted by extract/internal/train/weights to 118 articles of dateline's own\n")
        f.write("# annotation (texts: Wikinews CC BY 2.5, Wikipedia CC BY-SA 4.0). This table: CC BY-SA 4.0. feature, salience, confidence.\n")
        for n in names:
            f.write(f"{n}\t{models[0].get(n, 0):.3f}\t{models[1].get(n, 0):.3f}\n")


main()
