#!/bin/sh
# Makes the tools available by which the tests of the press look at its files: poppler (pdftotext, pdffonts) and Apache PDFBox
# Preflight, a validator of PDF/A.
# Exit 0: they are there. Exit 1: some could not be had (one line on stderr says why); the tests that need them are skipped.
set -eu
packages=
command -v pdftotext >/dev/null 2>&1 && command -v pdffonts >/dev/null 2>&1 || packages="poppler-utils"
for jar in preflight pdfbox2 xmpbox fontbox2 javax.activation jaxb-api; do
  [ -f "/usr/share/java/$jar.jar" ] || preflight="libpdfbox2-java libactivation-java libjaxb-api-java"
done
command -v java >/dev/null 2>&1 || preflight="${preflight:-} default-jre-headless"
packages="$packages ${preflight:-}"
[ -z "${packages# }" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "install-press-tools: there is no apt-get; install these by hand: $packages." >&2
  exit 1
fi
run=
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else
    echo "install-press-tools: installing $packages needs root; run this script as root once." >&2
    exit 1
  fi
fi
echo "install-press-tools: installing $packages (once) ..." >&2
# shellcheck disable=SC2086 # several packages
if ! { $run apt-get update && DEBIAN_FRONTEND=noninteractive $run apt-get install -y --no-install-recommends $packages; } >/dev/null 2>&1; then
  echo "install-press-tools: apt-get could not install $packages; the tests that need them are skipped." >&2
  exit 1
fi
