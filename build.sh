#!/bin/sh
# Installs what is missing, builds cvpdf (release) in build/, and compiles profile.yaml to cv.pdf.
# usage: ./build.sh [--no-install]
set -eu
cd "$(dirname "$0")"
. ./tools/packages.sh

install=yes
case ${1-} in
'') ;;
--no-install) install=no ;;
*) die 'usage: ./build.sh [--no-install]' ;;
esac

if [ "$install" = yes ]; then install_missing "$build_needs"; fi
say "building"
cmake --preset release
cmake --build --preset release --target cvpdf
./build/cvpdf profile.yaml -o cv.pdf
say "build/cvpdf has compiled profile.yaml to cv.pdf"
