#!/usr/bin/env bash
# Deliveries as a receiver meets them: the running service signs, independent implementations of Standard Webhooks
# verify. Needs cargo, python3 with venv.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

find_binary
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --requirement "$root/tests/webhooks/requirements.txt"

export SIGNATORY_WEBHOOKS_ALLOW_LOOPBACK=true
start_service
token=$("$signatory" token --scope webhooks:manage --participant VNM)
"$scratch/venv/bin/python" "$root/tests/webhooks/receive.py" "$service_url" "$token"
