#!/usr/bin/env bash
# Runs casus critical over the fault trees of a folder with answers.tsv (tree, minimal cut sets, probability) and prints a table:
# seconds of wall time with the start of the process, peak memory, probability and count against the answers.
#   bench/critical.sh [FOLDER]      default ../shared/data/aralia
set -u
root=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
folder=${1:-$root/../shared/data/aralia}
"$root/casus" --version >/dev/null || exit 1
measured=$(mktemp) answer=$(mktemp)
trap 'rm -f "$measured" "$answer"' EXIT

field() { sed -n "s/^  \"$1\": \([^,]*\),\{0,1\}$/\1/p" "$answer" | head -n 1; }

printf '%-10s %7s %7s %6s  %-24s %-9s %-14s %s\n' tree wall cpu MB probability error 'cut sets' count
begin=$(date +%s.%N) failed=0 cpu_all=0
while IFS=$'\t' read -r tree sets probability; do
  [ "$tree" = tree ] && continue
  /usr/bin/time -o "$measured" -f '%e %U %S %M' "$root/casus" critical --open-psa "$folder/$tree.xml" --format json >"$answer"
  read -r wall user system memory < <(tail -n 1 "$measured")
  found=$(field probability) count=$(field cutSets) implicants=$(field primeImplicants)
  error=$(awk -v a="$found" -v b="$probability" 'BEGIN { d = a / b - 1; if (d < 0) d = -d; printf "%.1e", d }')
  said=differs
  [ "$count" = "$sets" ] && said=exact
  [ "$implicants" = true ] && said='prime implicants, not compared'
  awk -v e="$error" 'BEGIN { exit !(e < 1e-9) }' || said="$said, PROBABILITY WRONG"
  case $said in differs | *WRONG) failed=$((failed + 1)) ;; esac
  cpu=$(awk -v u="$user" -v s="$system" 'BEGIN { printf "%.2f", u + s }')
  cpu_all=$(awk -v a="$cpu_all" -v c="$cpu" 'BEGIN { print a + c }')
  printf '%-10s %7s %7s %6d  %-24s %-9s %-14s %s\n' "$tree" "$wall" "$cpu" $((memory / 1024)) "$found" "$error" "$count" "$said"
done <"$folder/answers.tsv"
awk -v b="$begin" -v e="$(date +%s.%N)" -v c="$cpu_all" -v f="$failed" 'BEGIN { printf "all: %.1f s wall, %.1f s CPU, %d wrong\n", e - b, c, f }'
[ "$failed" -eq 0 ]
