#!/usr/bin/env bash
# Feeds and calendars as their readers meet them: the running service writes, maintained parsers read, in every
# language. Needs cargo, python3 with venv.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

find_binary
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --requirement "$root/tests/feeds/requirements.txt"

start_service
token=$("$signatory" token --scope register:write)
"$scratch/venv/bin/python" "$root/tests/feeds/read.py" "$service_url" "$token"
