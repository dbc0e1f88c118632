#!/usr/bin/env bash
# A one-node Slurm on this machine's loopback, from public packages (Debian or Ubuntu, as root):
#
#   apt-get install --no-install-recommends slurm-wlm munge
#   scripts/one-node-slurm.sh start DIR      then: export SLURM_CONF=DIR/slurm.conf
#   scripts/one-node-slurm.sh stop DIR
#
# Nothing of the system's own Slurm or munge is touched: key, socket, ports, state and logs are in DIR. As many
# array tasks run at once as there are cores.
set -eu
what=${1:-start}
dir=${2:?give the folder that takes its state and logs}

stop_one() {
  if [ -f "$1" ]; then
    kill "$(cat "$1")" 2>/dev/null || true
    rm -f "$1"
  fi
}

case $what in
  stop)
    for pid in "$dir/slurmd.pid" "$dir/slurmctld.pid" "$dir/munged.pid"; do stop_one "$pid"; done
    exit 0
    ;;
  start) ;;
  *) echo "expected start or stop, got $what" >&2; exit 2 ;;
esac

for program in munged slurmctld slurmd sinfo; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || {
    echo "$program was not found; install it with: apt-get install --no-install-recommends slurm-wlm munge" >&2
    exit 1
  }
done
export PATH=$PATH:/usr/sbin
mkdir -p "$dir/state" "$dir/spool"
chmod 755 "$dir"
name=$(hostname -s)

if [ ! -f "$dir/munge.key" ]; then
  (umask 077 && head -c 1024 /dev/urandom >"$dir/munge.key")
fi
munged --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" --pid-file="$dir/munged.pid" \
  --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" --num-threads=2

cat >"$dir/slurm.conf" <<CONF
ClusterName=periplus
SlurmctldHost=$name(127.0.0.1)
SlurmctldPort=${PERIPLUS_SLURM_PORT:-16817}
SlurmdPort=$((${PERIPLUS_SLURM_PORT:-16817} + 1))
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000
ReturnToService=2
KillWait=5
NodeName=$name NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$dir/slurm.conf
slurmctld -c -f "$SLURM_CONF"
slurmd -c -f "$SLURM_CONF"

for _ in $(seq 1 60); do
  if sinfo -h -o '%t' 2>/dev/null | grep -Eq '^(idle|mix)'; then
    echo "export SLURM_CONF=$SLURM_CONF"
    exit 0
  fi
  sleep 1
done
echo "the node did not become ready; see $dir/slurmctld.log and $dir/slurmd.log" >&2
exit 1
