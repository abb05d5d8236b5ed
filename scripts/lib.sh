# Shared by ./photoprogress, ./test and ./run: installs what is missing, builds what has changed, and costs
# nothing when there is nothing to do. Sourced, not executed; `root` is the repository.
# shellcheck shell=bash

cache="$root/.cache"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$@" >&2; }

die() {
    say "$@"
    exit 1
}

# What the product needs from Debian: the package, and a file that proves it is there (a glob; cheaper than asking dpkg).
product_packages=(
    "libvips42 /usr/lib/*/libvips.so.42"
    "libzbar0 /usr/lib/*/libzbar.so.0"
    "libxgboost0 /usr/lib/*/libxgboost.so.0"
    "weasyprint /usr/bin/weasyprint"
    "fonts-liberation2 /usr/share/fonts/truetype/liberation2"
)
# What only the tests need: they read back the PDF that was printed, walk through the pages in a browser, and run the commands of docs/api.md.
test_packages=("poppler-utils /usr/bin/pdftotext" "chromium-headless-shell /usr/bin/chromium-headless-shell" "curl /usr/bin/curl" "jq /usr/bin/jq")

face_mesh_package="@mediapipe/face_mesh@0.4.1657299874"
face_mesh_sha256="c08a7e0742a326285da666cf81d77c8b6f3a181a2ee948cadaf166008e0d3bc7"
face_mesh_data="face_mesh_solution_packed_assets.data"

# The names of those packages whose file is missing.
missing_packages() {
    local entry
    for entry in "$@"; do
        compgen -G "${entry#* }" >/dev/null || printf '%s\n' "${entry%% *}"
    done
}

# require_packages ENTRY...: installs what is missing, or explains why it cannot.
require_packages() {
    local missing
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [ -z "$missing" ] || install_packages "$missing"
}

install_packages() {
    local packages=$1 command as_root=()
    command="apt-get install --no-install-recommends $packages"
    command -v apt-get >/dev/null || die \
        "Missing: $packages (names of Debian packages)." \
        "This system has no apt-get: install what these packages hold by the system's own means."
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else
            die "Missing Debian packages: $packages." "Only root may install them. Run as root:  $command"
        fi
    fi
    [ "${PHOTOPROGRESS_INSTALL:-yes}" != no ] || die "Missing Debian packages: $packages." "PHOTOPROGRESS_INSTALL=no forbids installing. By hand:  $command"
    say "Installing Debian packages: $packages"
    apt_install "$packages" || die \
        "apt-get could not install: $packages. Is this machine offline? Its last words, from .cache/apt.log:" \
        "$(tail -n 5 "$cache/apt.log")" "By hand, as root:  apt-get update && $command"
}

# Uses the package lists as they are, and fetches them when that fails. `as_root` comes from the caller.
apt_install() {
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq)
    mkdir -p "$cache"
    # shellcheck disable=SC2086  # the packages are words
    "${apt[@]}" install --no-install-recommends $1 </dev/null >"$cache/apt.log" 2>&1 ||
        { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends $1; } </dev/null >"$cache/apt.log" 2>&1
}

# The face model lies beside the product, not in it. Without it everything works but faces; the program says so itself.
ensure_face_model() {
    [ -z "${PHOTOPROGRESS_FACE_MODEL:-}" ] || return 0
    [ ! -e "$cache/face-mesh/$face_mesh_data" ] || return 0
    [ "${PHOTOPROGRESS_INSTALL:-yes}" != no ] || return 0
    [ -z "$(find "$cache/face-mesh.failed" -mmin -10 2>/dev/null)" ] || return 0 # an offline machine need not wait every time
    if ! command -v npm >/dev/null; then
        say "The face model is missing, and npm, which fetches it, is not installed. Faces will not be found." \
            "Install npm (Debian: apt-get install npm) or name the file in PHOTOPROGRESS_FACE_MODEL."
        return 0
    fi
    fetch_face_model && return 0
    touch "$cache/face-mesh.failed"
    say "The face model could not be fetched (see .cache/npm.log). Faces will not be found." \
        "Is this machine offline? The file may also be named in PHOTOPROGRESS_FACE_MODEL."
}

fetch_face_model() {
    local work="$cache/face-mesh.$$"
    say "Fetching the face model: npm $face_mesh_package"
    mkdir -p "$work"
    if unpack_face_model "$work"; then
        rm -rf "$cache/face-mesh" "$cache/face-mesh.failed"
        mv "$work" "$cache/face-mesh"
    else
        rm -rf "$work"
        return 1
    fi
}

# Every step says for itself when it fails: the shell's own check is off inside a condition.
unpack_face_model() {
    local work=$1 packed
    (cd "$work" && npm pack --ignore-scripts --silent --fetch-retries=1 --fetch-timeout=60000 "$face_mesh_package") \
        </dev/null >"$cache/npm.log" 2>&1 || return 1
    packed=$(ls "$work"/*.tgz) || return 1
    if ! printf '%s  %s\n' "$face_mesh_sha256" "$packed" | sha256sum --check --status; then
        say "The package's SHA-256 is not the pinned one: it is not used."
        return 1
    fi
    tar -xzf "$packed" -C "$work" --strip-components=1 "package/$face_mesh_data" package/README.md package/package.json || return 1
    tar -xzf "$packed" -C "$work" --strip-components=1 --wildcards 'package/LICENSE*' 2>/dev/null || true # it may have none
    chmod -R a+rX "$work" || return 1 # packed for its owner alone; in the image somebody else reads it
    rm -f "$packed"
}

require_dotnet() {
    command -v dotnet >/dev/null || die "The .NET SDK 10 is missing. Install it (https://dotnet.microsoft.com/download) so that \`dotnet\` is on the path."
}

# Everything the product needs on this machine.
require_product() {
    require_dotnet
    require_packages "${product_packages[@]}"
    ensure_face_model
}

# For what runs for minutes and may take memory for it. Planes of many megabytes come and go all the time; kept in a young generation of 256 MB they are not
# given back to the system after each use and faulted in again, 4 KB at a time: the accuracy bench takes a quarter less, training two fifths.
keep_planes() {
    export DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x10000000 DOTNET_GCLOHThreshold=0x4000000
}

# The same for who measures on two threads and does nothing else: a heap for each with a young generation of 1 GB, so that few planes are still in use when
# it is collected and have to be moved, and regions of 64 MB, which hold the largest. A fifth off training, for 2.5 GB of memory; the accuracy bench has
# the same in its launch settings. Tests gain nothing by it.
keep_largest_planes() {
    keep_planes
    export DOTNET_gcServer=1 DOTNET_GCHeapCount=2 DOTNET_GCConserveMemory=0
    export DOTNET_GCgen0size=0x40000000 DOTNET_GCgen1size=0x40000000 DOTNET_GCRegionSize=0x4000000
}

cli="$root/src/PhotoProgress.Cli/bin/Release/net10.0/photoprogress.dll"
server="$root/src/PhotoProgress.Server/bin/Release/net10.0/photoprogress-server.dll"

# sources_changed STAMP PROGRAM: whether a source is newer than the last build. Folders count too: a deleted file changes its folder.
sources_changed() {
    local stamp=$1 program=$2
    [ -e "$stamp" ] && [ -e "$program" ] || return 0
    [ -n "$(find "$root/src" "$root"/Directory.*.props "$root/global.json" "$root/.editorconfig" "$root/BannedSymbols.txt" \
        \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]
}

# build PROJECT PROGRAM: builds in Release if a source has changed. One build at a time; what changes meanwhile is built next time.
# Without the analyzers, which take two fifths of it: they are for who changes the program, and speak in ./test.
build() {
    local project=$1 program=$2 stamp="$cache/$1.stamp"
    sources_changed "$stamp" "$program" || return 0
    mkdir -p "$cache"
    exec 9>"$cache/build.lock"
    flock 9
    if sources_changed "$stamp" "$program"; then
        say "Building PhotoProgress (only after a change) ..."
        mkdir -p "$root"/src/*/{bin,obj} # made now, so that making them does not look like a change of sources
        touch "$stamp.new"
        dotnet build "$root/src/$project" -c Release --nologo -v quiet -p:RunAnalyzers=false </dev/null >"$cache/build.log" 2>&1 9>&- ||
            die "The build failed:" "$(grep -E 'error' "$cache/build.log" | sort -u | head -n 20)" "All of it: .cache/build.log"
        mv "$stamp.new" "$stamp"
    fi
    exec 9>&-
}

build_cli() { build PhotoProgress.Cli "$cli"; }

build_server() { build PhotoProgress.Server "$server"; }
