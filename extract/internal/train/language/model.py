"""The encoder (first layers of MiniLM, https://arxiv.org/abs/2002.10957) with a shape and a blank embedding, and its heads.

One window of words goes in; for each word come out its state (UPOS/XPOS), its name label, whether a sentence begins at it, a score for
each possible head (a biaffine form without hidden layer; word 0 is [CLS], the root) and the relation to a head.
"""
import json
import math
import struct
import unicodedata

import torch
import torch.nn as nn
import torch.nn.functional as F

D, HEADS, FFN = 384, 12, 1536
SHAPES, SPACES, POSITIONS = 12, 3, 160
ARC, REL = 128, 128
CLS, SEP, UNK = 101, 102, 100


def fold(word):
    """Lower case without accents, as the vocabulary is written."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def shape(word):
    """The class of the letters of a word, 1..11; 0 is for [CLS] and [SEP]."""
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return 6 if digits else 8
    if digits:
        return 7
    if any(ord(c) >= 0x250 for c in letters):
        return 11
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 1 if len(letters) == len(word) else 10
    if all(upper):
        return 4 if len(letters) == 1 else 9 if "." in word else 3
    if upper[0] and not any(upper[1:]):
        return 2
    return 5


class WordPiece:
    """Greedy longest-match word pieces (Wu et al. 2016) over the vocabulary of BERT uncased."""

    def __init__(self, path):
        self.ids = {w: i for i, w in enumerate(open(path, encoding="utf-8").read().split("\n")) if w}
        self.cache = {}

    def __call__(self, word):
        got = self.cache.get(word)
        if got is None:
            got = self.cache[word] = self.cut(fold(word))
        return got

    def cut(self, w, longest=64, most=8):
        if not w or len(w) > longest:
            return [UNK]
        out, a = [], 0
        while a < len(w):
            for z in range(len(w), a, -1):
                i = self.ids.get(("##" if a else "") + w[a:z])
                if i is not None:
                    break
            else:
                return [UNK]
            out.append(i)
            a = z
        return out[:most]


def safetensors(path):
    """Tensors of a safetensors file by name (format: 8 bytes length, JSON header, data)."""
    raw = open(path, "rb").read()
    n = struct.unpack("<Q", raw[:8])[0]
    head = json.loads(raw[8:8 + n])
    out = {}
    for name, h in head.items():
        if name != "__metadata__" and h["dtype"] == "F32":
            a, z = h["data_offsets"]
            out[name] = torch.frombuffer(bytearray(raw[8 + n + a:8 + n + z]), dtype=torch.float32).reshape(h["shape"])
    return out


class Fake(torch.autograd.Function):
    """Weights rounded to 7 bits per output channel, gradient straight through (Jacob et al. 2018)."""

    @staticmethod
    def forward(ctx, w):
        s = w.abs().amax(1, keepdim=True).clamp_min(1e-8) / 63
        return torch.round(w / s) * s

    @staticmethod
    def backward(ctx, g):
        return g


class Linear(nn.Linear):
    quant = False     # weights as they will be stored
    quant_in = False  # inputs too, 8 bits per row

    def forward(self, x):
        w = Fake.apply(self.weight) if Linear.quant else self.weight
        if Linear.quant_in:
            lo, hi = x.amin(-1, keepdim=True).clamp_max(0), x.amax(-1, keepdim=True).clamp_min(0)
            s = ((hi - lo) / 255).clamp_min(1e-8)
            x = x + (torch.clamp(torch.round(x / s), -255, 255) * s - x).detach()
        return F.linear(x, w, self.bias)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = Linear(D, 3 * D), Linear(D, D)
        self.up, self.down = Linear(D, FFN), Linear(FFN, D)
        self.norm1, self.norm2 = nn.LayerNorm(D, eps=1e-12), nn.LayerNorm(D, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, t, D)
        x = self.norm1(x + self.drop(self.out(y)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Model(nn.Module):
    def __init__(self, layers, states, names, rels, weights=None):
        super().__init__()
        self.states, self.names, self.rels = states, names, rels
        self.piece, self.place = nn.Embedding(30522, D), nn.Embedding(POSITIONS, D)
        self.shape, self.space = nn.Embedding(SHAPES, D), nn.Embedding(SPACES, D)
        self.norm = nn.LayerNorm(D, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.dep, self.head = Linear(D, ARC), Linear(D, ARC)
        self.reldep, self.relhead = Linear(D, REL), Linear(D, REL)
        self.rel = Linear(REL, len(rels))
        self.state, self.name, self.split = Linear(D, len(states)), Linear(D, len(names)), Linear(D, 1)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.zeros_(self.space.weight)
        if weights is not None:
            self.begin(weights)

    def begin(self, w):
        with torch.no_grad():
            e = "embeddings."
            self.piece.weight.copy_(w[e + "word_embeddings.weight"])
            self.place.weight.copy_(w[e + "position_embeddings.weight"][:POSITIONS] + w[e + "token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w[e + "LayerNorm.weight"])
            self.norm.bias.copy_(w[e + "LayerNorm.bias"])
            for i, l in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for j, n in enumerate(("query", "key", "value")):
                    l.qkv.weight[j * D:(j + 1) * D].copy_(w[p + f"attention.self.{n}.weight"])
                    l.qkv.bias[j * D:(j + 1) * D].copy_(w[p + f"attention.self.{n}.bias"])
                for mine, theirs in ((l.out, "attention.output.dense"), (l.up, "intermediate.dense"), (l.down, "output.dense"),
                                     (l.norm1, "attention.output.LayerNorm"), (l.norm2, "output.LayerNorm")):
                    mine.weight.copy_(w[p + theirs + ".weight"])
                    mine.bias.copy_(w[p + theirs + ".bias"])

    def encode(self, b):
        x = self.piece(b["pieces"]) + self.place.weight[:b["pieces"].shape[1]] + self.shape(b["shapes"]) + self.space(b["spaces"])
        x = self.drop(self.norm(x))
        mask = torch.zeros(b["live"].shape, dtype=torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype)
        mask = mask.masked_fill(~b["live"], float("-inf"))[:, None, None, :]
        for l in self.layers:
            x = l(x, mask)
        # Column 0 is [CLS], then the first piece of each word.
        return torch.gather(x, 1, b["first"][:, :, None].expand(-1, -1, D))

    def forward(self, b):
        h = self.drop(self.encode(b))
        words = h[:, 1:]
        arcs = self.dep(words) @ self.head(h).transpose(1, 2) / math.sqrt(ARC)
        return {"h": h, "state": self.state(words), "name": self.name(words), "split": self.split(words)[..., 0], "arc": arcs}

    def relations(self, h, heads):
        """Scores of the relations of each word to the head given (0 = root)."""
        at = torch.gather(h, 1, heads[:, :, None].expand(-1, -1, D))
        return self.rel(F.relu(self.reldep(h[:, 1:]) + self.relhead(at)))
