# To be sourced after deploy/stack/java.sh: runs a program of deploy/clients or deploy/bench.

# Becomes the program: its module, its class, then its arguments.
program() {
  local target=$project/deploy/$1/target class=$2
  shift 2
  [ -r "$target/classpath" ] || fail "The program is not built yet: run deploy/up first."
  cd "$project"
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC $quiet_options -Dlogback.configurationFile=stack-logback.xml \
    -cp "$target/classes:$(cat "$target/classpath")" "$class" "$@"
}
