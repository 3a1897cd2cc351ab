#!/usr/bin/env bash
# From annotated news to models/attribution.casus, in one command:
#   training/attribution/run.sh SHARED WORK [--held]
# SHARED has data/polnear-train, data/polnear-dev and models/en_core_web_md; WORK takes what lies between (0.5 GB). With --held the development part is kept apart and
# measured after each epoch; without it is learnt from as well. About an hour of two cores. Needs Debian's python3-torch and libopenblas0-pthread.
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
"$features" vectors "$shared/models/en_core_web_md" "$work/md"
options=(--epochs 10 --seed 2)
[ "$held" = --held ] || options+=(--also-dev)
"$python" -W ignore "$root/training/attribution/train.py" "$work" "$shared/data/polnear-train" "$shared/data/polnear-dev" --out "$work/attribution.pt" "${options[@]}"
"$python" -W ignore "$root/training/attribution/links.py" train "$work/train.links" "$work/sections" "$work/dev.links"
"$python" -W ignore "$root/training/attribution/pack.py" "$work/attribution.pt" "$work" "$work/sections"
"$features" pack "$work/sections" "$root/models/attribution.casus"
