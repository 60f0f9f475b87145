#!/bin/sh
# Installs what is missing for the tests, builds a preset and passes its tests.
# usage: ./test.sh [--no-install] [--preset release|dev|asan] [CTEST-OPTION…]
set -eu
cd "$(dirname "$0")"
. ./tools/packages.sh

install=yes
preset=release
while [ $# -gt 0 ]; do
    case $1 in
    --no-install) install=no ;;
    --preset)
        [ $# -ge 2 ] || die '--preset needs a name'
        preset=$2
        shift
        ;;
    *) break ;;
    esac
    shift
done

needs=$build_needs$test_needs
if [ "$preset" = asan ]; then needs=$needs$sanitizer_needs; fi
if [ "$install" = yes ]; then install_missing "$needs"; fi
say "building (preset $preset)"
cmake --preset "$preset" -DCVPDF_TESTS=ON
cmake --build --preset "$preset"
say "testing (preset $preset)"
ctest --preset "$preset" -j "$(getconf _NPROCESSORS_ONLN)" "$@"
