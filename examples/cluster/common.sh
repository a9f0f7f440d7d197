# What the engine scripts share; sourced, never run.
#
#   CLUSTER_FOLDER  where the servers keep everything (required)
#   CLUSTER_PORT    the first of a hundred ports, 23400 if left out; keep them below 32768, where no client's port can be
#   CLUSTER_CONTROL "yes" starts the cluster with the setting that loses acknowledged writes

: "${CLUSTER_FOLDER:?name the folder of the cluster; examples/cluster/run does}"
port=${CLUSTER_PORT:-23400}
control=${CLUSTER_CONTROL:-no}
nodes=(1 2 3)

fail() {
  echo "$*" >&2
  exit 1
}

# need COMMAND PACKAGE: fails with the Debian package that has the command.
need() {
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: apt-get install --no-install-recommends $2"
}

# exec_as USER COMMAND...: becomes the command; the servers refuse to run as root.
exec_as() {
  local user=$1
  shift
  [ "$(id -u)" != 0 ] || exec setpriv --reuid="$user" --regid="$user" --init-groups -- "$@"
  exec "$@"
}

as_user() { (exec_as "$@"); }

# own USER PATH...: makes folders that belong to the servers' user.
own() {
  local user=$1
  shift
  mkdir -p "$@"
  if [ "$(id -u)" = 0 ]; then chown "$user:" "$@"; fi
}

# wait_until SECONDS WHAT COMMAND...: tries ten times a second.
wait_until() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "gave up waiting: $what; the logs are in $CLUSTER_FOLDER"
    sleep 0.1
  done
}

# runs PID: a process that nobody has buried yet does not.
runs() { [[ $(ps -o state= -p "$1" 2>/dev/null) == [!Z]* ]]; }
