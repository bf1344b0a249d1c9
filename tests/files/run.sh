#!/usr/bin/env bash
# Files and certificates as those who take them away meet them. The running service answers; other programs judge:
# frictionless validates the data package with every file in it, and a public library for JOSE checks certificates.
# Needs cargo, python3 with venv.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

find_binary
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --requirement "$root/tests/files/requirements.txt"
python=$scratch/venv/bin/python
export NO_PROXY=127.0.0.1

start_service

echo "-- the files of each treaty, kept in a folder with their data package"
"$python" "$root/tests/files/packages.py" "$service_url" "$scratch/packages"

echo "-- certificates, checked by a public library as docs/certificates.md says"
# The recipe is the block that a reader copies.
awk '/^```python$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$root/docs/certificates.md" >"$scratch/check.py"
"$python" "$root/tests/files/certificates.py" "$service_url" "$scratch/certificates" "$scratch/check.py" "$signatory"
