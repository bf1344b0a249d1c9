# For the checks from outside: a register of its own on a free port, with an empty data folder, gone afterwards.
# Sourced by tests/contract/run.sh and tests/browser/run.sh.
#
# Sets: root, scratch (removed at the end), signatory (the binary), service_url (after start_service).
# SIGNATORY_BIN names a binary to check instead of the debug build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scratch=$(mktemp -d)
service_pid=
service_url=

stop_service() {
  if [[ -n $service_pid ]] && kill -0 "$service_pid" 2>/dev/null; then
    kill -TERM "$service_pid" 2>/dev/null || true
    for _ in $(seq 100); do
      kill -0 "$service_pid" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$service_pid" 2>/dev/null || true
    wait "$service_pid" 2>/dev/null || true
  fi
  service_pid=
}

clean_up() {
  local status=$?
  trap - EXIT
  stop_service
  if [[ $status -ne 0 && -s $scratch/service.log ]]; then
    echo "the service's last lines:" >&2
    tail -n 20 "$scratch/service.log" >&2
  fi
  rm -rf "$scratch"
  exit "$status"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Nothing of the caller's own register may leak into the check, nor the check into it.
signatory=${SIGNATORY_BIN:-}
unset DATABASE_URL "${!SIGNATORY_@}"
export SIGNATORY_DATA_DIR=$scratch/data
export SIGNATORY_LISTEN=127.0.0.1:0
export RUST_LOG=info
# The checks ask faster than one client should.
export SIGNATORY_READS_PER_MINUTE=0 SIGNATORY_WRITES_PER_MINUTE=0
export SIGNATORY_STREAMS_PER_MINUTE=0 SIGNATORY_WRONG_TOKENS_PER_MINUTE=0
# And the machine that they run on may be busy with others.
export SIGNATORY_LAG_MILLISECONDS=0

find_binary() {
  if [[ -z $signatory ]]; then
    (cd "$root" && cargo build --locked --quiet --bin signatory)
    local target
    target=$(cd "$root" && cargo metadata --format-version 1 --no-deps --locked \
      | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
    signatory=$target/debug/signatory
  fi
}

# Starts the register and waits until it has said where it listens and answers that it is ready.
start_service() {
  "$signatory" serve >"$scratch/service.log" 2>&1 </dev/null &
  service_pid=$!
  for _ in $(seq 300); do
    if ! kill -0 "$service_pid" 2>/dev/null; then
      echo "the service stopped before it listened" >&2
      return 1
    fi
    service_url=$(grep -oE 'listening on http://127\.0\.0\.1:[0-9]+' "$scratch/service.log" | head -n 1 | sed 's/^listening on //' || true)
    if [[ -n $service_url ]] && python3 - "$service_url/ready" <<'PYTHON'
import sys, urllib.error, urllib.request

# No proxy: the service is on this machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    with opener.open(sys.argv[1], timeout=2) as reply:
        sys.exit(0 if reply.status == 200 else 1)
except (urllib.error.URLError, OSError):
    sys.exit(1)
PYTHON
    then
      echo "the service listens on $service_url"
      return 0
    fi
    sleep 0.2
  done
  echo "the service was not ready after a minute" >&2
  return 1
}

# A folder to install Node's packages into, with the versions that the check pins.
install_node_packages() {
  local folder=$1
  shift
  mkdir -p "$folder"
  printf '{"private": true, "type": "module"}\n' >"$folder/package.json"
  (cd "$folder" && npm install --silent --no-audit --no-fund --save-exact "$@" >/dev/null)
}
