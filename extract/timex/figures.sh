#!/usr/bin/env bash
# Prints the table of figures in the README: bash extract/timex/figures.sh SCORER CORPORA
# SCORER is the folder of the project's score.py, CORPORA the folder with TempEval-3, WikiWars and GUM as it reads them.
set -euo pipefail
scorer=$(realpath "$1") corpora=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

go build -o "$work/dateline" ./cmd/dateline
for task in te3 wikiwars gum; do
    python3 "$scorer/score.py" "timex-$task" --data "$corpora" --tool "$work/dateline" >"$work/$task"
done
figure() { awk -v name="$2" '$2 == name { printf "%.1f", $3 }' "$work/$1"; }

# One core, the tagger alone, on the texts of TempEval-3: the best of three runs.
python3 "$scorer/score.py" timex-te3 --data "$corpora" --dump "$work/texts" >/dev/null
find "$work/texts" -name '*.txt' | sort | xargs cat >"$work/news"
speed=$(TIMEX_BENCH=$work/news go test ./extract/timex -run xxx -bench '^BenchmarkFind$' -cpu 1 -count 3 |
    awk '/words\/s/ { for (i = 2; i <= NF; i++) if ($i == "words/s" && $(i-1) > best) best = $(i-1) } END { n = int(best / 1000); printf (n > 999 ? int(n / 1000) "," sprintf("%03d", n % 1000) : n) ",000" }')

cat <<END
| | TempEval-3 strict | relaxed | value | WikiWars lenient | with value | GUM days | words a second |
|---|---|---|---|---|---|---|---|
| \`extract/timex\` | $(figure te3 strict_f1) | $(figure te3 relaxed_f1) | $(figure te3 value_f1) | $(figure wikiwars lenient_f1) | $(figure wikiwars lenient_value_f1) | $(figure gum interval_recall) | $speed |
| HeidelTime (Java, rules) | 81.3 | 90.3 | 77.6 | 90.3 | 80.8 | | 125 |
| SUTime (Java, rules) | 79.6 | 90.3 | 67.4 | | | | |
| UWTime (learned) | 83.5 | 91.0 | 82.7 | | | | |
| SynTime (spans only) | 92.1 | 95.0 | | | | | |
| tei2go (learned, spans only) | 82.4 | 90.6 | | | | | |
| Microsoft Recognizers | 63.2 | 82.2 | 54.5 | | | | |
| go-dateparser | 19.1 | 75.7 | 33.1 | | | | |
| chrono (JavaScript) | 40.0 | 69.8 | 22.3 | | | | |
| olebedev/when (Go) | 38.1 | 49.7 | 2.1 | | | | |
END
