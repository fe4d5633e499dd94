#!/bin/sh
# Builds the web console into dist/, which goes into the platform's jar. Maven calls it; it may be called by hand.
# It does nothing when neither the console's sources nor the API's documents have changed since the last build.
# Usage: build.sh PLAYWRIGHT_VERSION    (Playwright's driver carries a Node.js for machines whose own is too old)
set -eu

console=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$console/../.." && pwd)
cd "$console"
[ -f package.json ] || exit 0

# Two at a time would write the same files; the second one finds them made.
if command -v flock >/dev/null 2>&1; then
    mkdir -p "$root/platform/target"
    exec 9>"$root/platform/target/console.lock"
    flock 9
fi

stamp=dist/.built-from
sources() {
    find ../src/main/resources/openapi . \( -name node_modules -o -name dist -o -name '.?*' \) -prune -o -type f -print |
        LC_ALL=C sort | xargs sha256sum | sha256sum
}
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(sources)" ] && exit 0

refuse() { printf '%s\n' "console: $*" >&2; exit 3; }

# Vite runs on Node.js 20.19 or newer of 20, or 22.12 or newer.
is_new_enough() {
    version=$("$1" --version 2>/dev/null | sed 's/^v//') || return 1
    major=${version%%.*}
    minor=${version#*.}
    minor=${minor%%.*}
    case $major in
        '' | *[!0-9]*) return 1 ;;
        20) [ "$minor" -ge 19 ] ;;
        22) [ "$minor" -ge 12 ] ;;
        *) [ "$major" -gt 22 ] ;;
    esac
}

# Unpacks the Node.js that Playwright's driver carries, once, and puts it first on PATH.
borrow_node() {
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) part=linux ;;
        Linux-aarch64) part=linux-arm64 ;;
        Darwin-x86_64) part=mac ;;
        Darwin-arm64) part=mac-arm64 ;;
        *) refuse "needs Node.js 20.19 or newer on PATH" ;;
    esac
    borrowed=$root/platform/target/node-$1
    if ! is_new_enough "$borrowed/driver/$part/node"; then
        "$root/mvnw" -q -B -ntp -f "$root/pom.xml" -N org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
            -Dartifact="com.microsoft.playwright:driver-bundle:$1" -DoutputDirectory="$borrowed" \
            -Dmdep.unpack.includes="driver/$part/node" </dev/null
        chmod +x "$borrowed/driver/$part/node"
    fi
    PATH=$borrowed/driver/$part:$PATH
    export PATH
}

command -v npm >/dev/null 2>&1 || refuse "needs npm (Debian: apt-get install -y --no-install-recommends npm)"
npm_script=$(readlink -f -- "$(command -v npm)")
is_new_enough node || borrow_node "${1:?the version of Playwright}"
# Called through node, because npm's own first line may name an older one.
npm() { node "$npm_script" "$@"; }

lock=$(sha256sum <package-lock.json)
if [ ! -f node_modules/.installed-from ] || [ "$(cat node_modules/.installed-from)" != "$lock" ]; then
    # No package's script runs at installation: what is built comes from the lock file alone.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    printf '%s\n' "$lock" >node_modules/.installed-from
fi
npm run --silent build
sources >"$stamp"
