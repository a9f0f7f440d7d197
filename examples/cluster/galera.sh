#!/usr/bin/env bash
# Three nodes of MariaDB Galera on loopback, from Debian's packages. Each node can be written to.
#
#   galera.sh check | create | status | urls | node-url NODE | writer
#   galera.sh kill NODE... | failover | rejoin NODE... | revive | settle | destroy
set -euo pipefail
. "$(dirname "$0")/common.sh"

user=mysql
provider=$(printf '%s\n' /usr/lib/galera/libgalera_smm.so /usr/lib/*/galera/libgalera_smm.so | xargs -r ls 2>/dev/null | head -n 1 || true)
cd /

folder() { echo "$CLUSTER_FOLDER/g$1"; }
port_of() { echo $((port + 10 + $1)); }
group_port() { echo $((port + 20 + $1)); }
sql() { mariadb --no-defaults -S "$(folder "$1")/socket" -u root -BNe "$2"; }
state() { timeout 5 mariadb --no-defaults -S "$(folder "$1")/socket" -u root -BNe "show status like 'wsrep_$2'" | cut -f 2; }
pid() { cat "$(folder "$1")/process" 2>/dev/null || echo none; }
alive() { runs "$(pid "$1")"; }
gone() { ! alive "$1"; }
synced() { [ "$(state "$1" local_state_comment)" = Synced ] && [ "$(state "$1" ready)" = ON ]; }

check() {
  need mariadbd mariadb-server
  need mariadb mariadb-client
  need mariadb-install-db mariadb-server
  [ -n "$provider" ] || fail "Galera is missing: apt-get install --no-install-recommends galera-4"
  need rsync rsync
  need socat socat
  need ss iproute2
  need setpriv util-linux
}

create() {
  local node
  own "$user" "$CLUSTER_FOLDER"
  for node in "${nodes[@]}"; do
    own "$user" "$(folder "$node")"
    settings "$node" | as_user "$user" tee "$(folder "$node")/my.cnf" >/dev/null
  done
  as_user "$user" mariadb-install-db --defaults-file="$(folder 1)/my.cnf" --skip-test-db \
    --auth-root-authentication-method=normal >"$CLUSTER_FOLDER/g1.log" 2>&1
  start 1 --wsrep-new-cluster
  sql 1 "create database masthead character set utf8mb4;
    create user masthead@'%' identified by 'masthead'; grant all on masthead.* to masthead@'%'"
  # The others start empty and are given everything by the first.
  for node in 2 3; do own "$user" "$(folder "$node")/data" && start "$node"; done
}

# The waits of evs.* let two nodes go on 2 to 3 seconds after the third is dead, instead of 5 to 7.
settings() {
  local at=127.0.0.1:$(group_port "$1") transfer=$((port + 30 + $1)) whole=$((port + 40 + $1)) flush=1
  [ "$control" = no ] || flush=0
  cat <<SETTINGS
[mariadbd]
datadir = $(folder "$1")/data
socket = $(folder "$1")/socket
pid_file = $(folder "$1")/pid
bind_address = 127.0.0.1
port = $(port_of "$1")
skip_name_resolve = ON
max_connections = 100
binlog_format = ROW
innodb_autoinc_lock_mode = 2
innodb_flush_log_at_trx_commit = $flush
innodb_buffer_pool_size = 128M
wsrep_on = ON
wsrep_slave_threads = 4
wsrep_provider = $provider
wsrep_cluster_name = masthead
wsrep_cluster_address = gcomm://127.0.0.1:$(group_port 1),127.0.0.1:$(group_port 2),127.0.0.1:$(group_port 3)
wsrep_node_name = g$1
wsrep_node_address = $at
wsrep_sst_method = rsync
wsrep_sst_receive_address = 127.0.0.1:$whole
wsrep_provider_options = "base_host=127.0.0.1;base_port=${at#*:};gmcast.listen_addr=tcp://$at;ist.recv_addr=127.0.0.1:$transfer;evs.keepalive_period=PT0.5S;evs.join_retrans_period=PT0.5S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT4S;evs.install_timeout=PT4S"
SETTINGS
}

start() { launch "$@" && wait_until 90 "node $1 to be synced" synced "$1"; }

# A session of its own: what the server starts (the copying of a whole node) dies with it.
launch() {
  local node=$1
  shift
  exec_as "$user" setsid mariadbd --defaults-file="$(folder "$node")/my.cnf" "$@" \
    </dev/null >>"$CLUSTER_FOLDER/g$node.log" 2>&1 &
  echo $! >"$(folder "$node")/process"
}

kill_nodes() {
  local node victims=""
  for node in "$@"; do
    if alive "$node"; then victims+=" -$(pid "$node")"; fi
  done
  # shellcheck disable=SC2086 # a list of process groups
  [ -z "$victims" ] || kill -9 -- $victims
  for node in "$@"; do
    wait_until 10 "node $node to be gone" gone "$node"
  done
}

# The node that most clients write to.
writer() {
  local node
  for node in "${nodes[@]}"; do
    if alive "$node"; then
      echo "$(sql "$node" "select count(*) from information_schema.processlist where user = 'masthead'") $node"
    fi
  done | sort -n | tail -n 1 | cut -d ' ' -f 2
}

# Two of three nodes go on by themselves.
failover() { writer; }

# With its own position a node gets only what it missed; without, it would be copied anew.
rejoin() {
  local node
  for node in "$@"; do
    alive "$node" && fail "node $node runs already"
    launch "$node" "--wsrep_start_position=$(recovered "$node")"
  done
  for node in "$@"; do wait_until 90 "node $node to be synced" synced "$node"; done
}

recovered() {
  as_user "$user" mariadbd --defaults-file="$(folder "$1")/my.cnf" --wsrep-recover 2>&1 |
    tee -a "$CLUSTER_FOLDER/g$1.log" | sed -n 's/.*WSREP: Recovered position: *//p' | tail -n 1
}

# After all were killed: the one that has most begins a new group, and the others join it.
revive() {
  local node found best="" best_position=""
  for node in "${nodes[@]}"; do
    found=$(recovered "$node")
    rm -f "$(folder "$node")/data/gvwstate.dat"
    if [ -z "$best" ] || [ "${found##*:}" -gt "${best_position##*:}" ]; then best=$node best_position=$found; fi
  done
  sed -i 's/^safe_to_bootstrap:.*/safe_to_bootstrap: 1/' "$(folder "$best")/data/grastate.dat"
  start "$best" --wsrep-new-cluster "--wsrep_start_position=$best_position"
  for node in "${nodes[@]}"; do
    alive "$node" || rejoin "$node"
  done
}

# Until all three are one group and have applied everything.
settle() { wait_until 90 "the three nodes to be one group" is_settled; }

is_settled() {
  local node
  for node in "${nodes[@]}"; do
    synced "$node" && [ "$(state "$node" cluster_size)" = 3 ] && [ "$(state "$node" local_recv_queue)" = 0 ] || return 1
  done
  [ "$(for node in "${nodes[@]}"; do state "$node" last_committed; done | sort -u | wc -l)" = 1 ]
}

status() {
  local node
  for node in "${nodes[@]}"; do
    if alive "$node"; then
      echo "g$node $(state "$node" local_state_comment) of $(state "$node" cluster_size) $(state "$node" last_committed)"
    else
      echo "g$node down"
    fi
  done
}

# Each client begins with another node, so that all of them are written to.
urls() {
  local node second third
  for node in "${nodes[@]}"; do
    second=$((node % 3 + 1)) third=$(((node + 1) % 3 + 1))
    echo "jdbc:mariadb://127.0.0.1:$(port_of "$node"),127.0.0.1:$(port_of $second),127.0.0.1:$(port_of $third)/masthead?connectTimeout=2000&socketTimeout=15000"
  done
}

destroy() { kill_nodes "${nodes[@]}"; }

case ${1:-} in
  check | create | status | urls | writer | failover | revive | settle | destroy) "$1" ;;
  rejoin) rejoin "${@:2}" ;;
  kill) kill_nodes "${@:2}" ;;
  node-url) echo "jdbc:mariadb://127.0.0.1:$(port_of "$2")/masthead?connectTimeout=5000&sessionVariables=wsrep_sync_wait=1" ;;
  *) fail "$(sed -n 's/^#   //p' "$0")" ;;
esac
