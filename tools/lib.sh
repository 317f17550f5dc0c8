# What the scripts in this folder share: where tools are kept, how one gets there whole or not at all, how a
# step speaks. It knows which versions Assay is built with; it must not know what the tools are used for.
# shellcheck shell=bash

TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
NODE_OLDEST=18

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/assay

# The command-line tool must equal the library that Cargo.lock names: the two speak a private format.
wasm_bindgen_version() {
    [ -f "$ROOT/Cargo.lock" ] || return 0
    awk -F'"' '/^name = "wasm-bindgen"$/ { found = 1; next } found && /^version/ { print $2; exit }' "$ROOT/Cargo.lock"
}

# The folder of one version of one tool. Its existence means: installed completely.
tool_home() { echo "$CACHE/$1-$2"; }

# npm's packages are pinned by the lockfile, so its digest is their version.
npm_home() {
    local digest
    digest=$(sha256sum "$ROOT/tools/package-lock.json")
    tool_home npm "${digest:0:12}"
}

STEP=0
STEPS=0
# step NAME: the next step begins.
step() {
    STEP=$((STEP + 1))
    STEP_NAME=$1
}
say() { echo "[$STEP/$STEPS] $STEP_NAME: $*"; }
fail() {
    echo "set-up: $*" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# install_whole HOME COMMAND…: runs COMMAND with a temporary folder beside HOME as its last argument and renames that
# to HOME when it has succeeded, so an interrupted install leaves nothing that looks finished.
install_whole() {
    local home=$1 partial=$1.partial.$$
    shift
    mkdir -p "$partial"
    # shellcheck disable=SC2064 # the name is needed as it is now
    trap "rm -rf '$partial'" EXIT
    if ! "$@" "$partial"; then
        rm -rf "$partial"
        return 1
    fi
    # Another clone may have been quicker; its copy is as good.
    [ -d "$home" ] || mv "$partial" "$home"
    rm -rf "$partial"
}

# Whether Debian's packages may be installed from here, and with what in front.
may_apt() { has apt-get && { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# RUNLEVEL=1 keeps packages (nginx) from starting their services: the tests start their own.
apt_install() {
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -q -y --no-install-recommends "$@"
}
