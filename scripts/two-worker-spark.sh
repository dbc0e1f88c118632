#!/usr/bin/env bash
# A standalone Spark cluster on this machine's loopback: one master, two workers of one core each.
#
#   scripts/two-worker-spark.sh start DIR    prints the address, spark://127.0.0.1:PORT
#   scripts/two-worker-spark.sh stop DIR
#
# Everything comes from the jars of the optional module (mvn -Pspark -Dquick -Dmaven.test.skip package); pids and logs are in DIR.
# Kill worker 1 with: kill -9 "$(cat DIR/worker-1.pid)"
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
what=${1:-start}
dir=${2:?give the folder that takes its state and logs}
port=${PERIPLUS_SPARK_PORT:-7077}

stop_one() {
  if [ -f "$1" ]; then
    kill "$(cat "$1")" 2>/dev/null || true
    rm -f "$1"
  fi
}

case $what in
  stop)
    for pid in "$dir"/worker-*.pid "$dir"/master.pid; do stop_one "$pid"; done
    exit 0
    ;;
  start) ;;
  *) echo "expected start or stop, got $what" >&2; exit 2 ;;
esac

[ -d "$root/spark/target/lib" ] || {
  echo "the optional module is not built; once: mvn -Pspark -Dquick -Dmaven.test.skip package" >&2
  exit 1
}
# the executors compute with our classes, so the workers run on a JDK 25 as the launcher does
jdk=
for one in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /none/bin/java)")")")" \
  /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -x "$one/bin/java" ] && grep -Eq '^JAVA_VERSION="25([."+-]|$)' "$one/release" 2>/dev/null; then
    jdk=$one
    break
  fi
done
[ -n "$jdk" ] || { echo "no JDK 25 was found; point JAVA_HOME at one" >&2; exit 1; }
export JAVA_HOME=$jdk

# a Spark home of links: everything but our own jars, which each sweep sends along
home=$dir/home
mkdir -p "$home/jars" "$home/conf" "$dir/work"
: >"$home/RELEASE"
for jar in "$root"/spark/target/lib/*.jar; do
  case ${jar##*/} in
    periplus-* | duckdb* | snakeyaml-engine* | hipparchus* | JTransforms* | JLargeArrays* | jackson-*-3.*) ;;
    *) ln -sf "$jar" "$home/jars/" ;;
  esac
done
export SPARK_HOME=$home SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 SPARK_NO_DAEMONIZE=1
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

start_one() {
  local name=$1
  shift
  "$jdk/bin/java" -Xmx256m "${opens[@]}" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$home/conf:$home/jars/*" "$@" >"$dir/$name.log" 2>&1 &
  echo $! >"$dir/$name.pid"
}

start_one master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
for worker in 1 2; do
  start_one "worker-$worker" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 \
    --memory 1g --work-dir "$dir/work" "spark://127.0.0.1:$port"
done
# ready once both workers have registered with the master
for _ in $(seq 1 240); do
  if [ "$(grep -c 'Registering worker' "$dir/master.log" || true)" -ge 2 ]; then
    echo "spark://127.0.0.1:$port"
    exit 0
  fi
  kill -0 "$(cat "$dir/master.pid")" 2>/dev/null || break
  sleep 0.5
done
echo "the workers did not register; see $dir/*.log" >&2
exit 1
