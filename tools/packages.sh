# shellcheck shell=sh
# packages: what building and testing need from the system, and how to get it. Sourced by build.sh and test.sh.
#
# A row is: probe | apt | dnf | pacman | brew. Only what a probe does not find is installed. Probes:
#   cmd:NAME  a program         pc:NAME  a pkg-config module    h:NAME  a C header
#   lib:NAME  a library to link py:NAME  a Python module (Homebrew has none: the tests that need them are skipped)
# The lists are for the scripts that source this file.
# shellcheck disable=SC2034

build_needs='
cmd:cc          | gcc libc6-dev      | gcc                  | gcc        | gcc
cmd:cmake       | cmake              | cmake                | cmake      | cmake
cmd:ninja       | ninja-build        | ninja-build          | ninja      | ninja
cmd:pkg-config  | pkg-config         | pkgconf-pkg-config   | pkgconf    | pkgconf
pc:yaml-0.1     | libyaml-dev        | libyaml-devel        | libyaml    | libyaml
pc:freetype2    | libfreetype-dev    | freetype-devel       | freetype2  | freetype
pc:harfbuzz-subset | libharfbuzz-dev | harfbuzz-devel       | harfbuzz   | harfbuzz
pc:icu-uc       | libicu-dev         | libicu-devel         | icu        | icu4c
h:hpdf.h        | libhpdf-dev        | libharu-devel        | libharu    | libharu
h:libdeflate.h  | libdeflate-dev     | libdeflate-devel     | libdeflate | libdeflate
'

# The programs that read the output in tests are other people's, and so is the checking of scripts and manual pages.
test_needs='
cmd:git         | git                | git                  | git           | git
pc:cmocka       | libcmocka-dev      | libcmocka-devel      | cmocka        | cmocka
cmd:python3     | python3            | python3              | python        | python
py:yaml         | python3-yaml       | python3-pyyaml       | python-yaml   |
py:jsonschema   | python3-jsonschema | python3-jsonschema   | python-jsonschema |
cmd:qpdf        | qpdf               | qpdf                 | qpdf          | qpdf
cmd:pdftotext   | poppler-utils      | poppler-utils        | poppler       | poppler
cmd:mutool      | mupdf-tools        | mupdf                | mupdf-tools   | mupdf-tools
cmd:gs          | ghostscript        | ghostscript          | ghostscript   | ghostscript
cmd:clang-format | clang-format      | clang-tools-extra    | clang         | clang-format
cmd:mandoc      | mandoc             | mandoc               | mandoc        | mandoc
cmd:shellcheck  | shellcheck         | ShellCheck           | shellcheck    | shellcheck
'

sanitizer_needs='
lib:asan        | gcc                | libasan              | gcc           | gcc
lib:ubsan       | gcc                | libubsan             | gcc           | gcc
'

say() {
    printf '==> %s\n' "$*"
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Tries to preprocess or link a program of one line.
compiles() {
    has cc && printf '%s\n' "$1" | cc -x c - "$2" -o /dev/null >/dev/null 2>&1
}

is_there() {
    name=${1#*:}
    case $1 in
    cmd:*) has "$name" ;;
    pc:*) has pkg-config && pkg-config --exists "$name" ;;
    h:*) compiles "#include <$name>" -E ;;
    lib:*) compiles 'int main(void) { return 0; }' "-l$name" ;;
    py:*) has python3 && python3 -c "import $name" >/dev/null 2>&1 ;;
    esac
}

find_manager() {
    column=2
    for manager in apt-get dnf pacman brew; do
        if has "$manager"; then return; fi
        column=$((column + 1))
    done
    manager=''
}

# The packages of the rows in $1 whose probe finds nothing.
missing_packages() {
    printf '%s\n' "$1" | grep . | while read -r row; do
        probe=${row%%[ |]*}
        is_there "$probe" || printf '%s\n' "$row" | cut -d'|' -f"$column"
    done | tr ' ' '\n' | sed '/^$/d' | sort -u | tr '\n' ' '
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif has sudo; then
        say "sudo $*"
        sudo "$@"
    else
        die "these packages need to be installed by root (there is no sudo): $packages"
    fi
}

# Installs what the rows in $1 say and the machine lacks.
install_missing() {
    find_manager
    if [ "$manager" = brew ]; then use_homebrew; fi
    if [ -z "$manager" ]; then
        say "no apt, dnf, pacman or brew here: nothing is installed, what is missing will be seen"
        return
    fi
    packages=$(missing_packages "$1")
    if [ -z "$packages" ]; then return; fi
    say "installing: $packages"
    # The words of $packages are arguments of their own.
    # shellcheck disable=SC2086
    case $manager in
    apt-get)
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
        ;;
    dnf) as_root dnf install -y -q $packages ;;
    pacman) as_root pacman -Sy --needed --noconfirm $packages ;;
    brew) brew install $packages ;;
    esac
    packages=$(missing_packages "$1")
    if [ -z "$packages" ]; then return; fi
    die "installed, but not what is needed: $packages
The oldest systems that have it are Debian 12 and Ubuntu 24.04."
}

# Homebrew keeps some libraries out of the compiler's sight.
use_homebrew() {
    prefix=$(brew --prefix)
    PKG_CONFIG_PATH="$prefix/lib/pkgconfig:$prefix/opt/icu4c/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
    CPATH="$prefix/include${CPATH:+:$CPATH}"
    CMAKE_PREFIX_PATH="$prefix${CMAKE_PREFIX_PATH:+:$CMAKE_PREFIX_PATH}"
    export PKG_CONFIG_PATH CPATH CMAKE_PREFIX_PATH
}
