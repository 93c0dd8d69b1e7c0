# To be sourced after java.sh: runs a program of deploy/clients or deploy/bench.

# Becomes the program: its class path, its class, then its arguments. $heap is what it may have, if not the usual.
program() {
  cd "$project"
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" -Xmx${heap:-512m} -XX:+UseSerialGC $quiet_options -cp "$@"
}

# The classes of a module that was built, and its libraries.
class_path_of() {
  printf '%s:%s' "$project/deploy/$1/target/classes" "$(cat "$project/deploy/$1/target/classpath")"
}
