"""Writes the trained model as the file that extract/internal/model reads: 7-bit weights in the blocks of the kernels.

    python export.py --model model.pt --pretrained DIR --out weights.bin

The file: "dateline model 1\n", 32 bytes SHA-256 of all that follows, 4 bytes length of the header (little endian), the header as JSON, padding
to a multiple of 64, then the tensors, each at a multiple of 64. Header: labels, sizes and, by name, [offset, length] from the first tensor on.
"""
import argparse
import hashlib
import json
import os
import struct

import numpy as np
import torch

MAGIC = b"dateline model 1\n"


def blocks(q):
    """[n, k] int8 -> [ceil(n/16)][k/4][16][4], rows added of zeros."""
    n, k = q.shape
    full = np.zeros(((n + 15) // 16 * 16, k), np.int8)
    full[:n] = q
    return np.ascontiguousarray(full.reshape(-1, 16, k // 4, 4).transpose(0, 2, 1, 3))


class File:
    def __init__(self):
        self.parts, self.where, self.size = [], {}, 0

    def put(self, name, array):
        raw = np.ascontiguousarray(array).tobytes()
        self.where[name] = [self.size, len(raw)]
        raw += b"\0" * (-len(raw) % 64)
        self.parts.append(raw)
        self.size += len(raw)

    def linear(self, name, weight, bias):
        w = weight.numpy().astype(np.float32)
        scale = np.maximum(np.abs(w).max(1), 1e-8) / 63
        q = np.rint(w / scale[:, None]).astype(np.int8)
        self.put(name + ".w", blocks(q))
        self.put(name + ".scale", scale.astype("<f4"))
        self.put(name + ".sum", q.astype("<i4").sum(1, dtype="<i4"))
        self.put(name + ".bias", bias.numpy().astype("<f4"))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", required=True)
    p.add_argument("--pretrained", required=True)
    p.add_argument("--out", required=True)
    args = p.parse_args()
    saved = torch.load(args.model)
    m = {k: v.float() for k, v in saved["model"].items()}
    layers = saved["args"]["layers"]
    f = File()
    vocab = open(os.path.join(args.pretrained, "vocab.txt"), encoding="utf-8").read().split("\n")
    vocab = vocab[:30522]
    # Word pieces that no text of ours can hold are left out.
    keep = [i for i, w in enumerate(vocab) if not w.startswith("[unused")]
    f.put("vocab", np.frombuffer("\n".join(vocab[i] for i in keep).encode(), np.uint8))
    e = m["piece.weight"].numpy()[keep]
    scale = np.maximum(np.abs(e).max(1), 1e-8) / 127
    f.put("piece.w", np.rint(e / scale[:, None]).astype(np.int8))
    f.put("piece.scale", scale.astype("<f4"))
    for n in ("place", "shape", "space"):
        f.put(n, m[n + ".weight"].numpy().astype("<f4"))
    for n in ("norm",) + tuple(f"layers.{i}.norm{j}" for i in range(layers) for j in (1, 2)):
        f.put(n + ".scale", m[n + ".weight"].numpy().astype("<f4"))
        f.put(n + ".bias", m[n + ".bias"].numpy().astype("<f4"))
    for i in range(layers):
        for n in ("qkv", "out", "up", "down"):
            f.linear(f"layers.{i}.{n}", m[f"layers.{i}.{n}.weight"], m[f"layers.{i}.{n}.bias"])
    heads = ("dep", "head", "reldep", "relhead", "state", "name", "split")
    f.linear("heads", torch.cat([m[h + ".weight"] for h in heads]), torch.cat([m[h + ".bias"] for h in heads]))
    f.linear("rel", m["rel.weight"], m["rel.bias"])
    head = json.dumps({"layers": layers, "states": saved["states"], "names": saved["names"], "rels": saved["rels"], "pieces": len(keep), "tensors": f.where},
                      separators=(",", ":")).encode()
    start = len(MAGIC) + 32 + 4
    head += b" " * (-(start + len(head)) % 64)
    rest = struct.pack("<I", len(head)) + head + b"".join(f.parts)
    with open(args.out, "wb") as out:
        out.write(MAGIC + hashlib.sha256(rest).digest() + rest)
    print(args.out, len(MAGIC) + 32 + len(rest), "bytes", hashlib.sha256(rest).hexdigest())


if __name__ == "__main__":
    main()
