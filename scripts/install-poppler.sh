#!/bin/sh
# Makes poppler's tools (pdftotext, pdffonts) available for the tests of the press.
# Exit 0: they are there. Exit 1: they could not be had (one line on stderr says why); those tests are skipped.
set -eu
command -v pdftotext >/dev/null 2>&1 && command -v pdffonts >/dev/null 2>&1 && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "install-poppler: pdftotext is missing and there is no apt-get; install poppler-utils by hand." >&2
  exit 1
fi
run=
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else
    echo "install-poppler: pdftotext is missing and installing it needs root; run this script as root once." >&2
    exit 1
  fi
fi
echo "install-poppler: installing poppler-utils (once) ..." >&2
if ! { $run apt-get update && DEBIAN_FRONTEND=noninteractive $run apt-get install -y --no-install-recommends poppler-utils; } >/dev/null 2>&1; then
  echo "install-poppler: apt-get could not install poppler-utils; the tests of the printed page are skipped." >&2
  exit 1
fi
