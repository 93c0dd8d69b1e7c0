# To be sourced by the benchmarks: builds what they need, and runs one.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$project/deploy/stack/java.sh"
. "$project/deploy/stack/build.sh"
. "$project/deploy/clients/program.sh"

# bench CLASS [ARGUMENT…]: becomes the benchmark of this class.
bench() {
  local class=$1
  shift
  choose_java
  build_when_stale gateway,deploy/stack,deploy/bench "$project" \
    "$project/gateway/target/quarkus-app/quarkus-run.jar" \
    "$project/deploy/stack/target/classpath" \
    "$project/deploy/bench/target/classpath"
  # The stack runs in the same process, with its broker.
  program "$(class_path_of bench):$(class_path_of stack)" "io.hefu.bench.$class" "$project/deploy/bench/results" "$@"
}
