#!/usr/bin/env bash
# Walks the whole way of docs/ministries.md on a new register: every command of the page, in its order. Then the worked
# client of examples/ministry does the same with a client generated from the contract.
#
# Needs cargo, curl, jq and python3 with venv.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

find_binary
export SIGNATORY_WEBHOOKS_ALLOW_LOOPBACK=true
start_service
register=$service_url

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --requirement "$root/examples/ministry/requirements.txt"
python=$scratch/venv/bin/python

# A whole PDF, if an empty one.
pdf() {
  printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n'
  printf 'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n'
  printf 'trailer<</Size 3/Root 1 0 R>>\nstartxref\n105\n%%%%EOF\n'
}

echo "-- every command of docs/ministries.md"
walk=$scratch/walk
mkdir -p "$walk"
# The blocks that a reader types; the one marked as set-up is done above.
awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$root/docs/ministries.md" >"$scratch/walk.sh"
pdf >"$walk/full-powers.pdf"
ln -s "$root/examples" "$walk/examples"
walked=0
(
  set -euo pipefail
  trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
  cd "$walk"
  export NO_PROXY=127.0.0.1
  source "$scratch/walk.sh"
) 2>"$scratch/walk.log" >"$scratch/walk.out" &
wait $! || walked=$?
if [[ $walked -ne 0 ]]; then
  tail -n 40 "$scratch/walk.out" "$scratch/walk.log" >&2
  exit 1
fi
grep -c '"recorded"' "$scratch/walk.out" >/dev/null

echo "-- the worked client, with a client generated from the contract"
client=$scratch/client
mkdir -p "$client"
cp "$root"/examples/ministry/*.py "$client/"
(
  cd "$client"
  PATH=$scratch/venv/bin:$PATH openapi-python-client generate --path "$root/openapi/openapi.json" --meta none \
    --output-path signatory_client --overwrite >"$scratch/generate.log" 2>&1
  printf '%s' '{"kind": "accession", "title_received": "Instrument of accession", "dated_on": "2026-11-16",
    "issued_at": "Port Louis", "signatory": "The Permanent Representative", "capacity": "head_of_mission",
    "full_powers": true}' >instrument.json
  pdf >full-powers.pdf

  export NO_PROXY=127.0.0.1 REGISTER=$register
  TOKEN=$("$signatory" token --participant GHA --scope submissions:write)
  export TOKEN
  "$python" ministry.py lodge instrument.json full-powers.pdf | tee lodged.json
  submission=$(jq -r .submission lodged.json)
  [[ $(jq -r .status lodged.json) == lodged ]]

  "$python" ministry.py wait "$submission" >outcome.json &
  waiting=$!
  examiner=$("$signatory" token --scope register:examine)
  ask() { curl -sS --fail-with-body -H "Authorization: Bearer $examiner" -H 'Content-Type: application/json' "$@"; }
  at=$register/v1/treaties/hanoi-convention/submissions/$submission
  tag() { ask "$at" | jq -r '"\"\(.submission.version)\""'; }
  ask -X POST -H "If-Match: $(tag)" "$at/examination" -d '{}' >/dev/null
  ask -H "If-Match: $(tag)" "$at/return" -d '{"reasons": ["other"], "text": "The seal is missing."}' >/dev/null
  wait "$waiting"
  jq . outcome.json
  [[ $(jq -r .status outcome.json) == returned ]]

  # What another State's ministry is told of it.
  if TOKEN=$("$signatory" token --participant VNM --scope submissions:write) "$python" ministry.py wait "$submission" 2>refused; then
    echo "another State's ministry saw the submission" >&2
    exit 1
  fi
  grep -q '404 submission_not_found' refused
)

echo "the way of a ministry holds"
