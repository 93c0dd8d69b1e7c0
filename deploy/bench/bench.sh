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

# Becomes the comparison of gateways, given its options.
bench_gateway() {
  install_peers
  choose_java
  local profile=bench-gateway
  local peers=deploy/bench/peers
  build_when_stale "deploy/stack,deploy/bench,deploy/bench/platform,$peers/spring-cloud-gateway,$peers/vertx-proxy" "$project" \
    "$project/$peers/spring-cloud-gateway/target/classpath" \
    "$project/$peers/vertx-proxy/target/classpath" \
    "$project/deploy/bench/platform/target/quarkus-app/quarkus-run.jar" \
    "$project/deploy/stack/target/classpath" \
    "$project/deploy/bench/target/classpath"
  # A million keys are held twice.
  local heap=1500m
  program "$(class_path_of bench):$(class_path_of stack)" io.hefu.bench.Gateway "$project/deploy/bench/results" "$@"
}

# bench_billing CLASS [ARGUMENT…]: becomes a benchmark of billing.
bench_billing() {
  local class=$1
  shift
  choose_java
  build_when_stale deploy/stack,deploy/bench,deploy/bench/billing-load "$project" \
    "$project/deploy/stack/target/classpath" \
    "$project/deploy/bench/billing-load/target/classpath"
  local heap=1g
  program "$(class_path_of bench/billing-load):$(class_path_of stack)" "io.hefu.bench.billing.$class" \
    "$project/deploy/bench/results" "$@"
}

# nginx with its Lua module, and the load generator, as Debian packages.
install_peers() {
  local missing=
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx"
  [ -e /usr/lib/nginx/modules/ngx_http_lua_module.so ] || missing="$missing libnginx-mod-http-lua"
  command -v wrk >/dev/null || missing="$missing wrk"
  [ -n "$missing" ] || return 0
  echo "Installing$missing …"
  # On run level 1 a package starts no service.
  # shellcheck disable=SC2086
  RUNLEVEL=1 apt-get install -y --no-install-recommends $missing >/dev/null ||
    fail "The packages$missing cannot be installed: install them, then run this again."
}
