#!/usr/bin/env bash
# From the start of a program to its first usable page, on a screen of its own: the workbench with the
# sample open on the Assess page, an empty Qt window, and a Qt program of Debian. Usable: the window
# stands there under its final title, which the workbench sets when the page is filled.
# usage: tests/bench/start.sh BIN-FOLDER [RUNS]
set -euo pipefail
bin=$(realpath "$1")
runs=${2:-11}
work=$(mktemp -d)
export HOME="$work" XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state" LC_ALL=C.UTF-8
export QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
screen=
program=
finish() {
  [ -z "$program" ] || kill "$program" 2>/dev/null || true
  [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

Xvfb -displayfd 3 -screen 0 1366x768x24 -noreset -nolisten tcp 3>"$work/display" 2>/dev/null &
screen=$!
until [ -s "$work/display" ]; do sleep 0.05; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
"$bin/kijun" sample "$work/sample.kijun"

# milliseconds until a visible window has the title
start() {
  local title=$1 begin end
  shift
  begin=${EPOCHREALTIME/./}
  "$@" >/dev/null 2>&1 &
  program=$!
  until xdotool search --onlyvisible --name "$title" >/dev/null 2>&1; do
    kill -0 "$program" || { echo "$1 ended before its window came" >&2; exit 3; }
  done
  end=${EPOCHREALTIME/./}
  kill "$program"
  wait "$program" 2>/dev/null || true
  program=
  echo $(((end - begin) / 1000))
}

# the median of so many starts, after one that warms the disk's cache
median() {
  start "$@" >/dev/null
  for ((i = 0; i < runs; i++)); do start "$@"; done | sort -n | sed -n "$((runs / 2 + 1))p"
}

report() {
  awk -v name="$1" -v time="$2" -v empty="$empty" \
    'BEGIN { printf "%-40s %6d ms  %.2f times the empty window\n", name, time, time / empty }'
}

empty=$(median 'empty window' "$bin/bench_empty_window")
report "an empty Qt window" "$empty"
report "kijun-workbench, sample, Assess page" \
  "$(median '架空市水道局' "$bin/kijun-workbench" "$work/sample.kijun" --page assess)"
found=no
while read -r name title command; do
  path=$(command -v "$command" || true)
  [ -n "$path" ] || continue
  found=yes
  report "$name" "$(median "$title" "$path")"
done <<'PROGRAMS'
Qt-Designer Designer /usr/lib/qt6/bin/designer
Qt-Linguist Linguist /usr/lib/qt6/bin/linguist
FeatherPad FeatherPad featherpad
qpdfview qpdfview qpdfview
PROGRAMS
[ "$found" = yes ] || echo "no Qt program of Debian is installed: apt-get install designer-qt6" >&2
