"""Trains the language model on the corpora of class A and SA: make.sh runs it with the settings of the weights in use.

    python train.py --corpora ../shared/corpora --gold ../shared/gold-train --pretrained DIR --out model.pt [--layers 3] [--epochs 5]
"""
import argparse
import collections
import math
import os
import random
import time

import torch
import torch.nn.functional as F

import corpora as C
from model import CLS, SEP, Linear, Model, WordPiece, safetensors, shape

PIECES = 96   # of a window
NO_BLANK = set(".,;:!?%)]}'’”…") | {"''", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "n’t", "’s"}


def load(args):
    ner = lambda f: os.path.join(args.corpora, "ner", f)
    tree = lambda f: os.path.join(args.corpora, "ud", f)
    demonyms = C.demonyms(ner("ewt_nner-train.conll.gz"))
    sets = {
        "ewt": C.ud(tree("en_ewt-train.conllu.gz"), C.ewt_names(ner("ewt_nner-train.conll.gz"))),
        "gum": C.ud(tree("en_gum_open-train.conllu.gz")),
        "wikigold": C.wikigold(ner("wikigold.conll.gz")),
        "crossner": sum((C.crossner(ner(f"crossner_politics-{p}.txt.gz")) for p in ("train", "dev", "test")), []),
        "redocred": C.redocred(ner("redocred-dev.json.gz"), True, demonyms),
        "gmb": C.gmb(ner("gmb.csv.gz"), args.gmb, demonyms),
        "own": C.our_articles(args.gold),
    }
    dev = {
        "ewt": C.ud(tree("en_ewt-dev.conllu.gz"), C.ewt_names(ner("ewt_nner-dev.conll.gz"))),
        "gum": C.ud(tree("en_gum_open-dev.conllu.gz")),
        "redocred": C.redocred(ner("redocred-dev.json.gz"), False, demonyms),
    }
    for s in sum(list(sets.values()) + list(dev.values()), []):
        if s.heads is None and not s.split:
            s.space = [2 if i == 0 and s.first else 0 if w in NO_BLANK else 1 for i, w in enumerate(s.words)]
    for name, data in sets.items():
        print(name, len(data), "sentences", sum(len(s.words) for s in data), "words", sum(s.names is not None for s in data), "with names")
    return sets, dev


def cut(sentence, pieces):
    """Sentences longer than a window lose their tree and are cut."""
    out, start, n = [], 0, 0
    sizes = [len(pieces(w)) for w in sentence.words]
    if sum(sizes) <= PIECES - 2:
        return [sentence]
    for i, k in enumerate(sizes + [PIECES]):
        if n + k > PIECES - 2:
            s = C.Sentence(sentence.words[start:i], sentence.space[start:i], sentence.doc, sentence.first, False, sentence.weight)
            s.names = sentence.names and sentence.names[start:i]
            s.states = sentence.states and sentence.states[start:i]
            if s.words:
                out.append(s)
            start, n = i, 0
        n += k
    return out


def windows(sentences, pieces, rng):
    """Neighbouring sentences of one document together, up to a window, or less by chance."""
    out, now, n, limit = [], [], 0, PIECES - 2
    for s in sentences:
        for part in cut(s, pieces):
            k = sum(len(pieces(w)) for w in part.words)
            if now and (n + k > limit or part.doc != now[-1].doc):
                out.append(now)
                now, n = [], 0
                limit = PIECES - 2 if rng is None or rng.random() < 0.6 else rng.randint(20, PIECES - 2)
            now.append(part)
            n += k
    if now:
        out.append(now)
    return out


def distort(s, rng):
    """Headlines in capitals or title case, and careless writing: the words in another case."""
    p = rng.random()
    if p > 0.07:
        return s.words
    if p < 0.03:
        return [w.upper() for w in s.words]
    if p < 0.05:
        return [w[:1].upper() + w[1:] if len(w) > 3 else w for w in s.words]
    return [w.lower() for w in s.words]


class Batches:
    def __init__(self, pieces, states, names, rels):
        self.pieces = pieces
        self.state = {x: i for i, x in enumerate(states)}
        self.name = {x: i for i, x in enumerate(names)}
        self.rel = {x: i for i, x in enumerate(rels)}

    def make(self, group, rng=None):
        rows = []
        for window in group:
            words, spaces, begin = [], [], []
            for s in window:
                words += distort(s, rng) if rng else s.words
                spaces += s.space
                begin.append(len(words) - len(s.words))
            ids, shapes, blanks, first = [CLS], [0], [0], [0]
            for w, sp in zip(words, spaces):
                p = self.pieces(w)
                first.append(len(ids))
                ids += p
                shapes += [shape(w)] * len(p)
                blanks += [sp] + [0] * (len(p) - 1)
            rows.append((ids + [SEP], shapes + [0], blanks + [0], first, window, begin))
        b, t, w = len(rows), max(len(r[0]) for r in rows), max(len(r[3]) for r in rows) - 1
        z = lambda *size: torch.zeros(*size, dtype=torch.long)
        out = {"pieces": z(b, t), "shapes": z(b, t), "spaces": z(b, t), "live": torch.zeros(b, t, dtype=torch.bool), "first": z(b, w + 1)}
        out |= {"state": z(b, w) - 1, "head": z(b, w), "tree": torch.zeros(b, w, dtype=torch.bool), "rel": z(b, w) - 1, "split": torch.full((b, w), -1.0),
                "names": torch.zeros(b, w, len(self.name), dtype=torch.bool), "weight": torch.zeros(b, w), "allowed": torch.zeros(b, w, w + 1, dtype=torch.bool),
                "word": torch.zeros(b, w, dtype=torch.bool)}
        for i, (ids, shapes, blanks, first, window, begin) in enumerate(rows):
            n = len(ids)
            out["pieces"][i, :n], out["shapes"][i, :n], out["spaces"][i, :n] = torch.tensor(ids), torch.tensor(shapes), torch.tensor(blanks)
            out["live"][i, :n] = True
            out["first"][i, :len(first)] = torch.tensor(first)
            out["word"][i, :len(first) - 1] = True
            for s, a in zip(window, begin):
                m = len(s.words)
                out["allowed"][i, a:a + m, a + 1:a + m + 1] = True
                out["allowed"][i, a:a + m, 0] = True
                if s.states:
                    out["state"][i, a:a + m] = torch.tensor([self.state.get(x, -1) for x in s.states])
                if s.heads:
                    out["head"][i, a:a + m] = torch.tensor([h and h + a for h in s.heads])
                    out["rel"][i, a:a + m] = torch.tensor([self.rel.get(r, self.rel.get(r.split(":")[0], -1)) for r in s.rels])
                    out["tree"][i, a:a + m] = True
                if s.split:
                    out["split"][i, a:a + m] = 0
                    out["split"][i, a] = 1
                if s.names:
                    for k, allowed in enumerate(s.names):
                        if allowed:
                            for x in allowed:
                                out["names"][i, a + k, self.name[x]] = True
                            out["weight"][i, a + k] = s.weight
        return out


def losses(model, b):
    o = model(b)
    state = F.cross_entropy(o["state"].flatten(0, 1).float(), b["state"].flatten(), ignore_index=-1)
    arcs = o["arc"].float().masked_fill(~b["allowed"], -1e4)
    t = b["tree"]
    arc = F.cross_entropy(arcs[t], b["head"][t]) if t.any() else 0.0
    r = model.relations(o["h"], b["head"]).float()
    rel = F.cross_entropy(r.flatten(0, 1), b["rel"].flatten(), ignore_index=-1) if t.any() else 0.0
    logp = o["name"].float().log_softmax(-1)
    some = b["weight"] > 0
    name = 0.0
    if some.any():
        got = torch.logsumexp(logp[some].masked_fill(~b["names"][some], -1e4), -1)
        name = -(got * b["weight"][some]).sum() / b["weight"][some].sum()
    told = b["split"] >= 0
    split = F.binary_cross_entropy_with_logits(o["split"].float()[told], b["split"][told]) if told.any() else 0.0
    state = state if (b["state"] >= 0).any() else 0.0
    return state, arc, rel, name, split


def spans(labels):
    out, start, kind = [], None, None
    for i, l in enumerate(labels + ["O"]):
        if start is not None and (l == "O" or l[0] == "B" or l[2:] != kind):
            out.append((start, i, kind))
            start = None
        if l != "O" and start is None:
            start, kind = i, l[2:]
    return out


def measure(model, batches, dev, pieces):
    model.eval()
    out = {}
    coarse = {"facility": "place"}
    with torch.no_grad():
        for name, data in dev.items():
            c = collections.Counter()
            ws = windows(data, pieces, None)
            for i in range(0, len(ws), 32):
                group = ws[i:i + 32]
                b = batches.make(group)
                o = model(b)
                arcs = o["arc"].masked_fill(~b["allowed"], -1e4).argmax(-1)
                rel = model.relations(o["h"], arcs).argmax(-1)
                told = b["state"] >= 0
                c["states"] += told.sum().item()
                c["state"] += ((o["state"].argmax(-1) == b["state"]) & told).sum().item()
                t = b["tree"] & (b["rel"] >= 0)
                pick = lambda x: model.rels[x].split(":")[0]
                c["words"] += t.sum().item()
                c["uas"] += ((arcs == b["head"]) & t).sum().item()
                for g, p, h1, h2 in zip(b["rel"][t].tolist(), rel[t].tolist(), b["head"][t].tolist(), arcs[t].tolist()):
                    c["las"] += h1 == h2 and pick(g) == pick(p)
                for g, p in zip(b["state"][told].tolist(), o["state"].argmax(-1)[told].tolist()):
                    c["upos"] += model.states[g].split("/")[0] == model.states[p].split("/")[0]
                told = b["split"] >= 0
                yes = o["split"] > 0
                c["s_hit"] += (yes & (b["split"] == 1)).sum().item()
                c["s_got"] += (yes & told).sum().item()
                c["s_gold"] += (b["split"] == 1).sum().item()
                best = o["name"].argmax(-1)
                for j, window in enumerate(group):
                    at = 0
                    for s in window:
                        m = len(s.words)
                        if s.names:
                            got = spans([model.names[x] for x in best[j, at:at + m].tolist()])
                            gold = [x and x[0] for x in s.names]
                            skip = {k for k, x in enumerate(s.names) if x is None or len(x) > 2 and x[0] != "O"}
                            gold = spans([x or "O" for x in gold])
                            keep = ("person", "organization", "place", "facility")
                            g = {(a, z, coarse.get(k, k)) for a, z, k in gold if k in keep}
                            p = {(a, z, coarse.get(k, k)) for a, z, k in got if k in keep and not any(x in skip for x in range(a, z))}
                            c["n_hit"] += len(g & p)
                            c["n_got"] += len(p)
                            c["n_gold"] += len(g)
                        at += m
            f = lambda h, p, g: round(200 * c[h] / max(1, c[p] + c[g]), 2)
            pc = lambda a, n: round(100 * c[a] / max(1, c[n]), 2)
            out[name] = {"upos": pc("upos", "states"), "state": pc("state", "states"), "uas": pc("uas", "words"), "las": pc("las", "words"),
                         "split": f("s_hit", "s_got", "s_gold"), "names": f("n_hit", "n_got", "n_gold")}
    model.train()
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--corpora", required=True)
    p.add_argument("--gold", required=True)
    p.add_argument("--pretrained", required=True, help="folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    p.add_argument("--out", required=True)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--words", type=int, default=1600, help="pieces of a batch, about")
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--init", help="a model of the same layers to go on from")
    p.add_argument("--gmb", type=int, default=4000, help="sentences of the silver corpus")
    p.add_argument("--quant", type=float, default=0.8, help="share of the steps after which weights are rounded as they will be stored")
    args = p.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    sets, dev = load(args)
    count = collections.Counter(x for s in sets["ewt"] + sets["gum"] for x in s.states)
    states = sorted(x for x, n in count.items() if n >= 4)
    count = collections.Counter(x for s in sets["ewt"] + sets["gum"] for x in s.rels)
    rels = sorted(x for x, n in count.items() if n >= 10)
    names = ["O"] + [m + k for k in C.KINDS for m in ("B-", "I-")]
    pieces = WordPiece(os.path.join(args.pretrained, "vocab.txt"))
    model = Model(args.layers, states, names, rels, safetensors(os.path.join(args.pretrained, "model.safetensors")))
    if args.init:
        model.load_state_dict(torch.load(args.init)["model"])
    batches = Batches(pieces, states, names, rels)
    groups = [[p for n, p in model.named_parameters() if pick(n)] for pick in (
        lambda n: n.startswith("layers") or n.startswith(("piece", "place", "norm")), lambda n: not (n.startswith("layers") or n.startswith(("piece", "place", "norm"))))]
    opt = torch.optim.AdamW([{"params": groups[0], "lr": args.rate}, {"params": groups[1], "lr": args.rate * 5}], weight_decay=0.01, betas=(0.9, 0.98))

    def epoch_batches():
        all_ = []
        for data in sets.values():
            all_ += windows(data, pieces, rng)
        rng.shuffle(all_)
        size = lambda w: sum(len(s.words) for s in w)
        out = []
        for i in range(0, len(all_), 600):
            part = sorted(all_[i:i + 600], key=size)
            now, n = [], 0
            for w in part:
                now.append(w)
                n += size(w)
                if n >= args.words:
                    out.append(now)
                    now, n = [], 0
            if now:
                out.append(now)
        rng.shuffle(out)
        return out

    plan = [epoch_batches() for _ in range(args.epochs)]
    total, step, began = sum(map(len, plan)), 0, time.time()
    quant_at = total * args.quant
    mean = None
    for e, groups_ in enumerate(plan):
        sums = [0.0] * 5
        for g in groups_:
            Linear.quant = step >= quant_at
            r = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / total)
            for gr, base in zip(opt.param_groups, (args.rate, args.rate * 5)):
                gr["lr"] = base * r
            b = batches.make(g, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                ls = losses(model, b)
                loss = ls[0] + ls[1] + ls[2] + 1.5 * ls[3] + 0.5 * ls[4]
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            # The mean of the last weights, not the last weights (Polyak and Juditsky 1992), as an exponential mean.
            if mean is None and step > total // 4:
                mean = {n: p.detach().clone() for n, p in model.named_parameters()}
            elif mean is not None:
                for n, p in model.named_parameters():
                    mean[n].lerp_(p.detach(), 0.005)
            for i, x in enumerate(ls):
                sums[i] += float(x.detach()) if torch.is_tensor(x) else x
            if step % 100 == 0:
                print(f"step {step}/{total} {time.time() - began:.0f} s", [round(x / 100, 3) for x in sums], flush=True)
                sums = [0.0] * 5
        last = {n: p.detach().clone() for n, p in model.named_parameters()}
        model.load_state_dict(mean or last)
        torch.save({"args": vars(args), "states": states, "names": names, "rels": rels, "model": model.state_dict()}, args.out)
        print("epoch", e + 1, measure(model, batches, dev, pieces), flush=True)
        if e + 1 < args.epochs:
            model.load_state_dict(last)
    Linear.quant = Linear.quant_in = True
    print("quantised", measure(model, batches, dev, pieces), flush=True)


if __name__ == "__main__":
    main()
