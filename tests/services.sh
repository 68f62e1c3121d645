#!/bin/sh
# Installs what the tests need from Debian and is not there yet: the PostgreSQL server (15 or later), Chromium, and a
# font with all Vietnamese letters. Quick when everything is there. Needs root or sudo without a password; otherwise it
# says what to install and ends with 1.
set -u

has_postgresql() {
    for initdb in /usr/lib/postgresql/*/bin/initdb; do
        version=$(basename "$(dirname "$(dirname "$initdb")")")
        [ -x "$initdb" ] && [ "$version" -ge 15 ] && return 0
    done
    command -v initdb >/dev/null 2>&1
}

has_chromium() {
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1
}

has_font() {
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list :lang=vi family 2>/dev/null | head -n 1)" ]
    else
        [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]
    fi
}

missing=""
has_postgresql || missing="$missing postgresql"
has_chromium || missing="$missing chromium"
has_font || missing="$missing fonts-dejavu-core"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need:$missing. This is no Debian system: install them by its own means, then run make test again." >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root="env"
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    echo "The tests need:$missing. Install them, then run make test again:" >&2
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installing$missing (only the tests need them) ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# $missing is a list of package names: it must be split into words.
# shellcheck disable=SC2086
if ! { $as_root apt-get update -q &&
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    echo "Installing$missing failed (see above). Put that right, or install them by hand, then run make test again." >&2
    exit 1
fi
