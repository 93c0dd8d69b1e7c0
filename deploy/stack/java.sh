# To be sourced: finds Java, and runs the stack's launcher with it.

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The release of the JDK in a folder, such as 25; nothing when there is no JDK.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Where JDKs are on Linux and macOS; one folder a line.
jdk_candidates() {
  printf '%s\n' "${JAVA_HOME-}"
  local javac
  javac=$(command -v javac || true)
  # A link, or a chain of them, leads to the JDK.
  while [ -n "$javac" ] && [ -L "$javac" ]; do
    local target
    target=$(readlink "$javac")
    case $target in
      /*) javac=$target ;;
      *) javac=$(dirname "$javac")/$target ;;
    esac
  done
  [ -z "$javac" ] || (cd "$(dirname "$javac")/.." && pwd -P)
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* ~/.sdkman/candidates/java/* ~/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home ~/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -d "$folder" ] || printf '%s\n' "$folder"
  done
}

# Sets JAVA_HOME to the newest JDK of release 17 or later.
choose_java() {
  local home release best='' newest=16
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    release=$(jdk_release "$home")
    if [ -n "$release" ] && [ "$release" -gt "$newest" ]; then
      newest=$release
      best=$home
    fi
  done <<CANDIDATES
$(jdk_candidates)
CANDIDATES
  [ -n "$best" ] || fail "There is no JDK of release 17 or newer on this machine: install one, or set JAVA_HOME to it."
  JAVA_HOME=$best
  export JAVA_HOME
  # Newer Java warns on the terminal of what HiveMQ's libraries do with it; older Java does not know the options.
  quiet_options=
  [ "$newest" -lt 24 ] || quiet_options='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
}

launcher_class_path() {
  local target=$project/deploy/stack/target
  [ -r "$target/classpath" ] || return 1
  printf '%s:%s' "$target/classes" "$(cat "$target/classpath")"
}

# Becomes the launcher, so that the process id stays.
launcher() {
  local class_path
  class_path=$(launcher_class_path) || fail "The stack is not built yet: run deploy/up first."
  cd "$project"
  # Quick to start, and small.
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $quiet_options \
    -Dlogback.configurationFile=stack-logback.xml -cp "$class_path" io.hefu.stack.launch.Launcher "$@"
}
