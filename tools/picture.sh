#!/bin/sh
# Draws docs/cv.png, the README's picture, from the first page of cv.pdf. Needs poppler-utils and ImageMagick.
set -eu
cd "$(dirname "$0")/.."
./build/cvpdf profile.yaml -o cv.pdf
pdftoppm -r 110 -f 1 -l 1 -png cv.pdf |
    convert - -bordercolor '#cccccc' -border 1 -strip -colors 32 -define png:compression-level=9 PNG8:docs/cv.png
