#!/bin/sh
# From labelled attributions to data/acts/acts.weights: train.sh GOLD_FOLDER TEXT_FOLDER [options of train.py]
set -eu
gold=$1; texts=$2; shift 2
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
quality="dotnet run -c Release --project $root/bench/Quality --"
$quality act-signs "$gold" "$texts" > "$work/labelled.tsv"
$quality act-signs "$root/training/acts/examples.tsv" > "$work/examples.tsv"
/usr/bin/python3 "$root/training/acts/train.py" "$work/labelled.tsv" "$root/data/acts/acts.weights" --examples "$work/examples.tsv" "$@"
