#!/usr/bin/env bash
# A PostgreSQL primary and two standbys on loopback, from Debian's package. A commit waits for one standby (ANY 1).
#
#   postgresql.sh check | create | status | urls | node-url NODE | writer
#   postgresql.sh kill NODE... | freeze | failover | rejoin NODE... | revive | settle | destroy
set -euo pipefail
. "$(dirname "$0")/common.sh"

user=postgres
bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
cd /

folder() { echo "$CLUSTER_FOLDER/p$1"; }
port_of() { echo $((port + $1)); }
postgres() { as_user "$user" env LC_ALL=C.UTF-8 "$bin/$1" "${@:2}"; }
sql() { postgres psql -h 127.0.0.1 -p "$(port_of "$1")" -U postgres -d postgres -XAtqc "$2"; }
alive() { runs "$(pid "$1")"; }
pid() { head -n 1 "$(folder "$1")/postmaster.pid" 2>/dev/null || echo none; }
family() { alive "$1" && echo "$(pid "$1")" && pgrep -P "$(pid "$1")" || true; }
receiver() { pgrep -P "$(pid "$1")" -f walreceiver || true; }
is_standby() { [ -e "$(folder "$1")/standby.signal" ]; }

check() {
  [ -x "$bin/initdb" ] || fail "PostgreSQL's servers are missing: apt-get install --no-install-recommends postgresql"
  need pgrep procps
  need setpriv util-linux
}

create() {
  own "$user" "$CLUSTER_FOLDER"
  postgres initdb -D "$(folder 1)" -U postgres --auth=trust --no-locale -E UTF8 -k -N >/dev/null
  # A node never replicates to itself, so that one line is right on all three, whoever is the primary.
  local synchronous="ANY 1 (p1, p2, p3)"
  [ "$control" = no ] || synchronous=""
  settings "$synchronous" | as_user "$user" tee -a "$(folder 1)/postgresql.conf" >/dev/null
  start 1
  PGOPTIONS='-c synchronous_commit=local' sql 1 "create role masthead login password 'masthead'"
  PGOPTIONS='-c synchronous_commit=local' sql 1 "create database masthead owner masthead"
  local node
  for node in 2 3; do
    postgres pg_basebackup -h 127.0.0.1 -p "$(port_of 1)" -U postgres -D "$(folder "$node")" -c fast
    follow "$node" 1
    start "$node"
  done
  settle
}

settings() {
  cat <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
wal_keep_size = '512MB'
synchronous_standby_names = '$1'
include_if_exists = 'follow.conf'
SETTINGS
}

# follow NODE PRIMARY: takes effect at the next start or reload.
follow() {
  echo "primary_conninfo = 'host=127.0.0.1 port=$(port_of "$2") user=postgres application_name=p$1'" |
    as_user "$user" tee "$(folder "$1")/follow.conf" >/dev/null
  as_user "$user" touch "$(folder "$1")/standby.signal"
}

start() {
  postgres pg_ctl -D "$(folder "$1")" -l "$CLUSTER_FOLDER/p$1.log" -o "-p $(port_of "$1")" -s -w -t 60 start
}

# The postmaster first, and its children in the same call: none is left to write a last commit.
kill_nodes() {
  local node victims=""
  for node in "$@"; do victims+=" $(family "$node")"; done
  # shellcheck disable=SC2086 # a list of process ids
  kill -9 $victims 2>/dev/null || true
  for node in "$@"; do
    wait_until 10 "node $node to be gone" gone "$node"
    rm -f "$(folder "$node")/postmaster.pid"
  done
}

gone() { ! alive "$1"; }

writer() {
  local node
  for node in "${nodes[@]}"; do
    if alive "$node" && ! is_standby "$node"; then echo "$node" && return; fi
  done
  fail "no primary runs"
}

standbys() {
  local node
  for node in "${nodes[@]}"; do
    if alive "$node" && is_standby "$node"; then echo "$node"; fi
  done
}

# Stops what receives the log, on both standbys: from now on the primary is alone.
freeze() {
  local node
  for node in $(standbys); do kill -STOP $(receiver "$node"); done
}

# Kills what was frozen, with what it had not written yet; each standby starts again by itself.
shatter() {
  local node state
  for node in $(standbys); do
    state=$(receiver "$node")
    if [ -n "$state" ] && [[ $(ps -o state= -p "$state") == T* ]]; then kill -9 "$state"; fi
  done
}

position() { sql "$1" "select pg_wal_lsn_diff(greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), '0/0')"; }

# A standby that was restarted reads its own log again: what it has is known when the position stands still.
steady_position() {
  local before now
  wait_until 30 "standby $1 to answer" sql "$1" "select 1"
  before=$(position "$1")
  while sleep 0.1 && now=$(position "$1") && [ "$now" != "$before" ]; do before=$now; done
  echo "$now"
}

# What an operator leaves to Patroni: promotes the standby that has most, and lets the other one follow it.
failover() {
  local node best="" best_position=-1 position
  shatter
  for node in $(standbys); do
    position=$(steady_position "$node")
    if [ "$position" -gt "$best_position" ]; then best=$node best_position=$position; fi
  done
  [ -n "$best" ] || fail "no standby is left to promote"
  postgres pg_ctl -D "$(folder "$best")" -s -w promote
  for node in $(standbys); do
    [ "$node" = "$best" ] || { follow "$node" "$best" && postgres pg_ctl -D "$(folder "$node")" -s reload; }
  done
  echo "$best"
}

# A standby just starts again; an old primary is first wound back to where it left the others.
rejoin() {
  local node primary
  primary=$(writer)
  for node in "$@"; do
    ! alive "$node" || fail "node $node runs already"
    is_standby "$node" || rewind "$node" "$primary"
    follow "$node" "$primary"
    start "$node"
  done
}

# Without the checkpoint pg_rewind may still see the old time line and leave a diverged node.
rewind() {
  sql "$2" checkpoint
  if ! postgres pg_rewind -D "$(folder "$1")" \
    --source-server="host=127.0.0.1 port=$(port_of "$2") user=postgres dbname=postgres" \
    >>"$CLUSTER_FOLDER/p$1.log" 2>&1; then
    echo "node $1 cannot be wound back, it is copied anew" >&2
    rm -rf "$(folder "$1")"
    postgres pg_basebackup -h 127.0.0.1 -p "$(port_of "$2")" -U postgres -D "$(folder "$1")" -c fast
  fi
}

# After all were killed: each starts as what it was.
revive() {
  local node
  for node in "${nodes[@]}"; do alive "$node" || start "$node"; done
}

# Until both standbys have applied everything that the primary has written.
settle() { wait_until 60 "the standbys to catch up" is_settled; }

is_settled() {
  local primary
  primary=$(writer)
  [ "$(sql "$primary" "select count(*) from pg_stat_replication
    where state = 'streaming' and replay_lsn >= pg_current_wal_flush_lsn()")" = 2 ]
}

hosts() { echo "127.0.0.1:$(port_of 1),127.0.0.1:$(port_of 2),127.0.0.1:$(port_of 3)"; }

status() {
  local node
  for node in "${nodes[@]}"; do
    if ! alive "$node"; then echo "p$node down"; continue; fi
    if is_standby "$node"; then echo "p$node standby $(position "$node")"; else echo "p$node primary"; fi
  done
}

destroy() {
  local node
  for node in "${nodes[@]}"; do
    if [ -e "$(folder "$node")/postmaster.pid" ]; then kill_nodes "$node"; fi
  done
}

case ${1:-} in
  check | create | status | writer | freeze | failover | revive | settle | destroy) "$1" ;;
  rejoin) rejoin "${@:2}" ;;
  kill) kill_nodes "${@:2}" ;;
  urls) echo "jdbc:postgresql://$(hosts)/masthead?targetServerType=primary&connectTimeout=2&socketTimeout=15" ;;
  node-url) echo "jdbc:postgresql://127.0.0.1:$(port_of "$2")/masthead?connectTimeout=5" ;;
  *) fail "$(sed -n 's/^#   //p' "$0")" ;;
esac
