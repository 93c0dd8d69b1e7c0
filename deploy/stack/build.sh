# To be sourced after java.sh: builds modules when their sources have changed.

logs=$project/deploy/run/logs

# build_when_stale MODULES SOURCES PRODUCT...: builds MODULES (as Maven's -pl names them) with all they need, unless every
# PRODUCT is there and newer than what lies under the folder SOURCES. A product named classpath is as good as what it names.
# Modules of a Maven profile need $profile.
# Afterwards $built says whether it had to.
build_when_stale() {
  local modules=$1 sources=$2 product
  built=no
  shift 2
  for product in "$@"; do
    if is_stale "$product" "$sources"; then
      build "$modules"
      touch "$@"
      built=yes
      return
    fi
  done
}

is_stale() {
  [ -f "$1" ] || return 0
  local library
  if [ "$(basename "$1")" = classpath ]; then
    while IFS= read -r library; do
      [ -e "$library" ] || return 0
    done <<LIBRARIES
$(tr ':' '\n' <"$1")
LIBRARIES
  fi
  [ -n "$(find "$2" \( -name target -o -name .git -o -path '*/src/test' -o -path "$project/deploy/run" \) -prune \
    -o \( -name pom.xml -o -path '*/src/main/*' \) -type f -newer "$1" -print | head -n 1)" ]
}

# Runs Maven and says which module it is at; on failure shows what it said last.
build() {
  local log=$logs/build.log started=$SECONDS
  mkdir -p "$logs"
  echo "Building with Java $(jdk_release "$JAVA_HOME"); the first time this downloads its libraries …"
  # A process group of its own, so that Ctrl-C ends Maven with all it has started.
  set -m
  (
    cd "$project"
    exec ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true ${profile:+"-P$profile"} -pl "$1" -am package
  ) >"$log" 2>&1 </dev/null &
  local maven=$! shown=0
  set +m
  trap 'kill -TERM -- "-$maven" 2>/dev/null; exit 130' INT TERM HUP
  while kill -0 "$maven" 2>/dev/null; do
    show_new_lines "$(modules_in "$log")"
    sleep 1
  done
  if ! wait "$maven"; then
    tail -n 30 "$log" >&2
    fail "The build has failed; all it said is in $log."
  fi
  show_new_lines "$(modules_in "$log")"
  trap - INT TERM HUP
  echo "Built in $((SECONDS - started)) s."
}

# The modules that Maven has begun, from its lines such as "[INFO] Building Hefu · core 0.1.0-SNAPSHOT      [2/12]".
modules_in() {
  sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[0-9][^ ]*  *\(\[[0-9/]*\]\)$/  \2 \1/p' "$1"
}

# Prints what came since the last time; counts in the caller's $shown.
show_new_lines() {
  [ -n "$1" ] || return 0
  local count
  count=$(printf '%s\n' "$1" | wc -l)
  [ "$count" -le "$shown" ] || printf '%s\n' "$1" | tail -n "+$((shown + 1))"
  shown=$count
}
