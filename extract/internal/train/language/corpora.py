"""Reads the corpora of ../shared/corpora as lists of Sentence: words with the layers that each corpus has.

A label that a corpus does not tell is None (not learned from there). A name label that a corpus tells only in part is a set of labels:
the model then learns that one of them holds (MISC may be a nationality, an event, a product or something else).
"""
import collections
import csv
import gzip
import hashlib
import io
import json
import os
import re

KINDS = ["person", "organization", "place", "facility", "nationality", "event", "product", "other"]
MISC = ("nationality", "event", "product", "other")
PLACE = ("place", "facility")


class Sentence:
    """words, space[i] = what stands before word i (0 nothing, 1 blank, 2 line or paragraph end); optional layers of the same length.

    name[i] is a tuple of allowed labels ("O", "B-person", ...) or None; states "UPOS/XPOS"; heads 0 = root, else 1-based; doc tells which
    sentences may be read together.
    """
    __slots__ = ("words", "space", "names", "states", "heads", "rels", "doc", "first", "split", "weight")

    def __init__(self, words, space=None, doc="", first=False, split=False, weight=1.0):
        self.words = words
        self.space = space or [1] * len(words)
        self.names = self.states = self.heads = self.rels = None
        self.doc, self.first, self.split, self.weight = doc, first, split, weight


def lines(path):
    raw = gzip.open(path, "rt", encoding="utf-8", errors="replace") if path.endswith(".gz") else open(path, encoding="utf-8")
    with raw as f:
        return f.read()


def iob(kinds):
    """[(allowed kinds or None)] per word with begin marks -> allowed labels. kinds[i] = (begins, tuple of kinds) or None for outside."""
    out = []
    for k in kinds:
        if k is None:
            out.append(("O",))
        elif k == "?":
            out.append(None)
        else:
            begins, allowed = k
            out.append(tuple(("B-" if begins else "I-") + x for x in allowed))
    return out


def held(name, share=0.2):
    """Whether a document is kept out of training, by the hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < share


# ------------------------------------------------------------------------------------------------------------------- trees

def ud(path, names=None):
    """UD treebank: states, trees, and where names (sentence words -> name layer) is given, names."""
    out, doc, par = [], "", True
    for block in lines(path).split("\n\n"):
        rows = [x.split("\t") for x in block.split("\n") if x and not x.startswith("#")]
        rows = [r for r in rows if "." not in r[0]]
        if not rows:
            continue
        for c in block.split("\n"):
            if c.startswith("# newdoc"):
                doc, par = path[-24:] + c, True
            elif c.startswith("# newpar"):
                par = True
        words, space, inside, after = [], [], 0, 2 if par else 1
        states, heads, rels = [], [], []
        for r in rows:
            if "-" in r[0]:
                first, last = map(int, r[0].split("-"))
                inside, tail = last, 0 if "SpaceAfter=No" in r[9] else 1
                continue
            words.append(r[1])
            space.append(after)
            if int(r[0]) < inside:
                after = 0
            elif int(r[0]) == inside:
                after = tail
            else:
                after = 0 if "SpaceAfter=No" in r[9] else 1
            states.append(r[3] + "/" + r[4])
            heads.append(int(r[6]))
            rels.append(r[7])
        s = Sentence(words, space, doc, par, True)
        s.states, s.heads, s.rels = states, heads, rels
        if names is not None:
            s.names = names.get(tuple(words))
        out.append(s)
        par = False
    return out


# ------------------------------------------------------------------------------------------------------------------- names

EWT = {"PER": ("person",), "ORG": ("organization",), "LOC": PLACE, "MISC": MISC, "LOCderiv": ("nationality",)}


def ewt_names(path):
    """The outer names of EWT-NNER by sentence."""
    out = {}
    for block in lines(path).split("\n\n"):
        rows = [x.split("\t") for x in block.split("\n") if x.strip()]
        if not rows:
            continue
        kinds = []
        for r in rows:
            tag = r[1]
            if tag == "O":
                kinds.append(None)
            elif tag[2:] in EWT:
                kinds.append((tag[0] == "B", EWT[tag[2:]]))
            else:
                kinds.append("?")
        out[tuple(r[0] for r in rows)] = iob(kinds)
    return out


WIKIGOLD = {"PER": ("person",), "ORG": ("organization",), "LOC": PLACE, "MISC": MISC}


def wikigold(path):
    out, last, n = [], None, 0
    for block in lines(path).split("\n\n"):
        rows = [x.split() for x in block.split("\n") if x.strip() and not x.startswith("-DOCSTART")]
        if not rows:
            n += 1
            continue
        kinds, last = [], "O"
        for r in rows:
            tag = r[-1]
            kinds.append(None if tag == "O" else (tag[0] == "B" or last[2:] != tag[2:], WIKIGOLD[tag[2:]]))
            last = tag
        s = Sentence([r[0] for r in rows], doc=f"wikigold{n}")
        s.names = iob(kinds)
        out.append(s)
    return out


CROSS = {"politician": ("person",), "person": ("person",), "politicalparty": ("organization",), "organisation": ("organization",),
         "location": PLACE, "country": ("place",), "election": ("event",), "event": ("event",), "misc": MISC}


def crossner(path):
    out = []
    for i, block in enumerate(lines(path).split("\n\n")):
        rows = [x.split("\t") for x in block.split("\n") if x.strip()]
        if not rows:
            continue
        kinds = [None if r[1] == "O" else (r[1][0] == "B", CROSS[r[1][2:]]) for r in rows]
        s = Sentence([r[0] for r in rows], doc=f"{path[-12:]}{i}")
        s.names = iob(kinds)
        out.append(s)
    return out


GMB = {"geo": PLACE, "org": ("organization",), "per": ("person",), "eve": ("event",), "art": ("product", "other"), "nat": ("event", "other"),
       "tim": None}


TITLES = set("""president vice prime minister king queen prince princess pope emperor sultan sheikh sheik imam ayatollah cardinal archbishop bishop
    senator sen. representative rep. congressman congresswoman governor gov. mayor chancellor premier secretary ambassador judge justice
    general gen. lieutenant lt. colonel col. major maj. captain capt. sergeant sgt. admiral adm. commander private pvt. corporal cpl.
    mr. mrs. ms. mr mrs ms miss dr. dr doctor prof. professor sir lord lady foreign defense defence interior former chief""".split())


def gmb(path, limit, demonyms):
    """GMB: silver. gpe is a country or a nationality; a table of demonyms tells which. It counts titles to names of people; we do not."""
    out, rows = [], []

    def finish():
        if not rows:
            return
        kinds, after = [], False
        for i, (w, tag) in enumerate(rows):
            if tag[2:] == "per" and i + 1 < len(rows) and rows[i + 1][1] == "I-per" and w.lower() in TITLES and (tag[0] == "B" or after):
                kinds.append(None)
                after = True
                continue
            if after:
                tag, after = "B-per", False
            if tag == "O" or tag[2:] == "tim" or w == "'s":
                kinds.append(None)
            elif tag[2:] == "gpe":
                kinds.append((tag[0] == "B", ("nationality",) if w.lower() in demonyms else ("place",)))
            else:
                kinds.append((tag[0] == "B", GMB[tag[2:]]))
        s = Sentence([w for w, _ in rows], doc=f"gmb{len(out) // 4}", weight=0.4)
        s.names = iob(kinds)
        out.append(s)
        rows.clear()

    with gzip.open(path, "rt", encoding="latin-1") as f:
        reader = csv.reader(f)
        next(reader)
        for r in reader:
            if r[0]:
                finish()
                if len(out) >= limit:
                    return out
            if len(r) > 3 and r[1]:
                rows.append((r[1], r[3]))
    finish()
    return out


REDOC = {"PER": ("person",), "ORG": ("organization",), "LOC": PLACE, "MISC": MISC}


def redocred(path, train, demonyms):
    """Re-DocRED: documents of which a fifth is kept back; demonyms tagged LOC are nationalities or places."""
    out = []
    for d in json.loads(lines(path)):
        if held(d["title"]) == train:
            continue
        marks = [[None] * len(s) for s in d["sents"]]
        mentions = sorted(((m["sent_id"], m["pos"][0], m["pos"][1], m["type"]) for v in d["vertexSet"] for m in v), key=lambda m: m[1] - m[2])
        for i, a, z, kind in mentions:
            if kind not in REDOC or any(marks[i][a:z]):
                continue
            allowed = REDOC[kind]
            if kind == "LOC" and " ".join(d["sents"][i][a:z]).lower() in demonyms:
                allowed = ("nationality",)
            for k in range(a, z):
                marks[i][k] = (k == a, allowed)
        for words, kinds in zip(d["sents"], marks):
            words, kinds = clean(words, kinds)
            s = Sentence(words, doc="redoc" + d["title"])
            s.names = iob(kinds)
            if words:
                out.append(s)
    return out


def clean(words, kinds):
    """Without the empty words that the corpus holds."""
    keep = [i for i, w in enumerate(words) if w.strip()]
    return [words[i].strip() for i in keep], [kinds[i] for i in keep]


WORD = re.compile(r"\w+(?:[.,]\d+)*|n't|'s|\S")


def our_articles(folder):
    """The articles of gold-train: every occurrence of an annotated form, with our own kinds."""
    kinds_of = {"person": ("person",), "organization": ("organization",), "place": ("place",), "facility": ("facility",),
                "nationality": ("nationality",), "event": ("event",), "product": ("product",), "other": ("other",)}
    out = []
    for name in sorted(os.listdir(os.path.join(folder, "gold"))):
        gold = json.load(open(os.path.join(folder, "gold", name), encoding="utf-8"))
        text = open(os.path.join(folder, "docs", name[:-5] + ".txt"), encoding="utf-8").read()
        forms = {}
        for a in gold.get("actors", gold.get("entities", [])):
            if a.get("kind") not in kinds_of:
                continue
            for f in [a["name"]] + a.get("aliases", a.get("forms", [])):
                if f[:1].isupper() or f[:1].isdigit():
                    forms[f] = kinds_of[a["kind"]]
        marks = []
        for f in sorted(forms, key=lambda f: (-len(f), f)):
            for m in re.finditer(r"(?<!\w)" + re.escape(f) + r"(?!\w)", text):
                if not any(a < m.end() and m.start() < z for a, z, _ in marks):
                    marks.append((m.start(), m.end(), forms[f]))
        for par in re.finditer(r"[^\n]+", text):
            words, space, kinds, end = [], [], [], None
            for m in WORD.finditer(text, par.start(), par.end()):
                words.append(m.group())
                space.append(2 if end is None else int(m.start() > end))
                end = m.end()
                hit = next(((a, z, k) for a, z, k in marks if a <= m.start() < z), None)
                # A capitalised word that no annotated form covers may be a name of no actor: not learned from.
                kinds.append((m.start() == hit[0], hit[2]) if hit else "?" if m.group()[:1].isupper() and len(words) > 1 else None)
            if words:
                s = Sentence(words, space, "own" + name, True, weight=0.7)
                s.names = iob(kinds)
                out.append(s)
    return out


def demonyms(path):
    """Lower-case adjectives and nouns of nationality: the ones that EWT-NNER marks as derived from a place."""
    out = collections.Counter()
    for block in lines(path).split("\n\n"):
        for x in block.split("\n"):
            c = x.split("\t")
            if len(c) > 1 and c[1] == "B-LOCderiv":
                out[c[0].lower()] += 1
    return set(out)
