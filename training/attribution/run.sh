#!/usr/bin/env bash
# From annotated news to models/attribution.casus, in one command:
#   training/attribution/run.sh SHARED WORK [--held]
# SHARED has data/polnear-train, data/polnear-dev, models/en_core_web_md and, for texts without annotation, data/re3d, data/article-extraction and data/gum; WORK takes what lies
# between (0.6 GB). Two teachers learn from the training part side by side, a core each; then a student learns from the annotators and from what both teachers make of all texts.
# With --held the development part is kept apart and measured after each epoch; without it the student learns from it as well. About an hour of two cores. Needs Debian's
# python3-torch and libopenblas0-pthread.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$(cd "$1" && pwd) work=$2 held=${3:-}
mkdir -p "$work/sections"
dotnet build "$root/training/Features" -c Release -v quiet -nologo
features=$root/training/Features/bin/Release/net10.0/Casus.Features
python=/usr/bin/python3
for part in train dev; do
  "$features" texts "$work/$part" "$shared/data/polnear-$part/text"
  "$python" "$root/training/attribution/links.py" spans "$work/$part" "$shared/data/polnear-$part" > "$work/$part.spans.tsv"
  "$features" links "$work/$part.spans.tsv" "$shared/data/polnear-$part/text" "$work/$part.links"
done
"$python" "$root/training/attribution/texts.py" "$shared" "$work/unlabelled"
"$features" texts "$work/unlabelled" "$work/unlabelled"
"$features" vectors "$shared/models/en_core_web_md" "$work/md"
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
train() { "$python" -W ignore "$root/training/attribution/train.py" "$work" "$shared/data/polnear-train" "$shared/data/polnear-dev" "$@"; }
train --out "$work/one.pt" --epochs 8 --seed 1 &
train --out "$work/other.pt" --epochs 12 --seed 3 --dropout 0.2
wait $!
"$python" -W ignore "$root/training/attribution/teach.py" "$work" train dev unlabelled --networks "$work/one.pt" "$work/other.pt"
options=(--epochs 9 --seed 11 --taught 0.5)
[ "$held" = --held ] || options+=(--also-dev)
train --out "$work/attribution.pt" "${options[@]}"
"$python" -W ignore "$root/training/attribution/links.py" train "$work/train.links" "$work/sections" "$work/dev.links"
"$python" -W ignore "$root/training/attribution/pack.py" "$work/attribution.pt" "$work" "$work/sections"
"$features" pack "$work/sections" "$root/models/attribution.casus"
