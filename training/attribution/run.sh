#!/usr/bin/env bash
# From annotated news to models/attribution.casus, in one command:
#   training/attribution/run.sh SHARED WORK [--held] [--transformer] [--texts FOLDER]
# SHARED has data/polnear-train, data/polnear-dev, models/en_core_web_md and, for texts without annotation, data/re3d, data/article-extraction and data/gum; WORK takes what lies
# between (0.6 GB). Two teachers learn from the training part side by side, a core each; then a student learns from the annotators and from what the teachers make of all texts.
# With --held the development part is kept apart and measured after each epoch; without it the student learns from it as well. About an hour of two cores. Needs Debian's
# python3-torch and libopenblas0-pthread.
# With --transformer a third teacher also sees what a small transformer makes of the texts (an hour and 3 GB more); with --texts the student reads the *.txt of FOLDER as well.
# The weights that ship were made with neither.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$(cd "$1" && pwd) work=$2
shift 2
held=false transformer=false texts=()
while [ $# -gt 0 ]; do
  case $1 in
    --held) held=true ;;
    --transformer) transformer=true ;;
    --texts) texts=("$(cd "$2" && pwd)"); shift ;;
    *) echo "run.sh: unknown option $1 (--held, --transformer, --texts FOLDER)" >&2; exit 2 ;;
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
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
train() { learn train "$work" "$shared/data/polnear-train" "$shared/data/polnear-dev" "$@"; }
train --out "$work/one.pt" --epochs 8 --seed 1 &
train --out "$work/other.pt" --epochs 12 --seed 3 --dropout 0.2
wait $!
teachers=("$work/one.pt" "$work/other.pt") share=0.5
if $transformer; then
  "$features" transformer "$work/transformer"
  learn transformer "$work/transformer" "$work/train" "$shared/data/polnear-train/text" &
  learn transformer "$work/transformer" "$work/dev" "$shared/data/polnear-dev/text"
  learn transformer "$work/transformer" "$work/unlabelled" "$work/unlabelled"
  wait $!
  train --out "$work/third.pt" --epochs 8 --seed 5 --dropout 0.2 --transformer
  teachers+=("$work/third.pt" "$work/third.pt") share=0.6
fi
learn teach "$work" train dev unlabelled --networks "${teachers[@]}"
options=(--epochs 9 --seed 11 --taught "$share")
$held || options+=(--also-dev)
train --out "$work/attribution.pt" "${options[@]}"
learn links train "$work/train.links" "$work/sections" "$work/dev.links"
# What calibrate.py has not fitted yet says nothing.
[ -e "$work/sections/confidence" ] || head -c $((9 * 4)) /dev/zero > "$work/sections/confidence"
learn pack "$work/attribution.pt" "$work" "$work/sections"
"$features" pack "$work/sections" "$root/models/attribution.casus"
