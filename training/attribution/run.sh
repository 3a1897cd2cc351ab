#!/usr/bin/env bash
# From annotated news to models/attribution.casus, in one command:
#   training/attribution/run.sh SHARED WORK [--also-dev] [--texts FOLDER]
# SHARED has data/polnear-train, data/polnear-dev, models/en_core_web_md and, for texts without annotation, data/re3d, data/article-extraction and data/gum; FOLDER has more such texts, one
# *.txt each (articles.py); WORK takes what lies between (6 GB). Four teachers learn from the training part, two side by side, and see what a small transformer makes of the texts; then a student
# without the transformer learns from the annotators and from what the teachers make of all texts, and goes on while it also learns to tell what the transformer makes of each word; of the spans that it finds likely a small network learns which are right as a whole. The development part is kept apart and measured after the
# third epoch; with --also-dev the student learns from it as well. About two and a half hours of two cores with 4.7 million tokens without annotation. Needs Debian's python3-torch and libopenblas0-pthread.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$(cd "$1" && pwd) work=$2
shift 2
dev=() texts=()
while [ $# -gt 0 ]; do
  case $1 in
    --also-dev) dev=(--also-dev) ;;
    --texts) texts=("$(cd "$2" && pwd)"); shift ;;
    *) echo "run.sh: unknown option $1 (--also-dev, --texts FOLDER)" >&2; exit 2 ;;
  esac
  shift
done
mkdir -p "$work/sections"
dotnet build "$root/training/Features" -c Release -v quiet -nologo
features=$root/training/Features/bin/Release/net10.0/Casus.Features
learn() { local script=$1; shift; /usr/bin/python3 -W ignore "$root/training/attribution/$script.py" "$@"; }
for part in train dev; do
  "$features" texts "$work/$part" "$shared/data/polnear-$part/text"
  learn links spans "$work/$part" "$shared/data/polnear-$part" > "$work/$part.spans.tsv"
  "$features" links "$work/$part.spans.tsv" "$shared/data/polnear-$part/text" "$work/$part.links"
done
learn texts "$shared" "$work/unlabelled" "${texts[@]}"
"$features" texts "$work/unlabelled" "$work/unlabelled"
"$features" vectors "$shared/models/en_core_web_md" "$work/md"
"$features" transformer "$work/transformer"
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
# Freed memory is kept, or half the time goes into asking for it again.
export MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=1000000000
learn transformer "$work/transformer" "$work/train" "$shared/data/polnear-train/text"
learn transformer "$work/transformer" "$work/dev" "$shared/data/polnear-dev/text"
train() { learn train "$work" "$shared/data/polnear-train" "$shared/data/polnear-dev" "$@"; }
teacher() { train --out "$work/$1.pt" --epochs 8 --seed "$1" --transformer "${@:2}"; }
teacher 31 --dropout 0.2 &
teacher 32 --dropout 0.2
wait $!
teacher 33 --dropout 0.25 --vector 128 --distances 1 2 4 8 1 &
teacher 34 --dropout 0.2 --distances 1 2 4 8 2
wait $!
teachers=("$work"/3[1-4].pt)
learn teach "$work" unlabelled="$work/unlabelled" --networks "${teachers[@]}" --transformer "$work/transformer" &
learn teach "$work" train dev --networks "${teachers[@]}"
wait $!
student() { train --vector 128 --dropout 0.1 --taught 0.6 --beside unlabelled "$@"; }
student --out "$work/student.pt" --epochs 4 --seed 41
options=(--epochs 3 --rate 1.2e-3 --hints "${dev[@]}")
student --out "$work/attribution.pt" --seed 61 --begin-as "$work/student.pt" "${options[@]}"
student --out "$work/attribution.pt" --seed 71 --begin-as "$work/attribution.pt" "${options[@]}"
learn links train "$work/train.links" "$work/sections" "$work/dev.links"
learn pack "$work/attribution.pt" "$work" "$work/sections"
model=$root/models/attribution.casus
pack() { "$features" pack "$work/sections" "$model"; }
# What is not learnt yet says nothing.
[ -e "$work/sections/confidence" ] || head -c $((9 * 4)) /dev/zero > "$work/sections/confidence"
pack
for part in train dev; do "$features" spans "$model" "$shared/data/polnear-$part/text" "$work/$part.candidates"; done
learn spans "$work/train.candidates" "$shared/data/polnear-train" "$work/sections" "$work/dev.candidates" "$shared/data/polnear-dev"
pack
# On articles that the network learnt from its confidence would be fitted too high.
[ ${#dev[@]} -gt 0 ] && exit
"$features" sayings "$model" "$shared/data/polnear-dev/text" > "$work/sayings.tsv"
learn calibrate "$work/sayings.tsv" "$shared/data/polnear-dev" "$work/sections"
pack
