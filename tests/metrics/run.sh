#!/usr/bin/env bash
# The metrics of the running service, read by the parser of Prometheus's own client, and the example rules, judged by
# promtool where it is installed. Needs cargo, python3 with venv.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

find_binary
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --requirement "$root/tests/metrics/requirements.txt"

start_service
token=$("$signatory" token --scope register:write)
"$scratch/venv/bin/python" "$root/tests/metrics/read.py" "$service_url" "$token" "$root/examples/prometheus/rules.yml"

if command -v promtool >/dev/null; then
  (cd "$root/examples/prometheus" && promtool check rules rules.yml && promtool test rules rules.test.yml)
elif [[ ${CI:-} == true ]]; then
  echo "promtool is not installed (Debian: prometheus)" >&2
  exit 1
else
  echo "promtool is not installed: the rules were not tested"
fi
