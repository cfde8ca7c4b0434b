#!/bin/sh
# Makes a Chromium with Chinese fonts available for the browser tests, and prints its path.
# Exit 0: there is one. Exit 1: there is none and it could not be had (one line on stderr says why).
set -eu

find_chromium() {
  if [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ]; then
    echo "$CHROMIUM"
    return 0
  fi
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

has_chinese_font() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=zh-cn' 2>/dev/null | head -n 1)" ]
}

if find_chromium >/dev/null && has_chinese_font; then
  find_chromium
  exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
  echo "install-browser: no Chromium here and no apt-get to install it; install Chromium and a Chinese font by hand." >&2
  find_chromium || exit 1
  exit 0
fi
run=
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    run="sudo -n"
  else
    echo "install-browser: Chromium is missing and installing it needs root; run this script as root once." >&2
    find_chromium || exit 1
    exit 0
  fi
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "install-browser: installing Chromium and a Chinese font (once) ..." >&2
if ! { $run apt-get update && DEBIAN_FRONTEND=noninteractive $run apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  echo "install-browser: apt-get could not install chromium; the browser tests are skipped." >&2
fi
find_chromium || exit 1
