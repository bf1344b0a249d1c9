#!/usr/bin/env bash
# Checks the contract from outside, as its readers would: the document is valid OpenAPI 3.1, the running service keeps
# it under thousands of generated requests, and a client typed from it compiles.
#
# Needs cargo, python3 with venv, node and npm. CASES_PER_OPERATION and SEED may be set.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

contract=$root/openapi/openapi.json
least_cases=2000
cases_per_operation=${CASES_PER_OPERATION:-90}
seed=${SEED:-19690523}
# A stream never ends, so the fuzzer would wait for each; tests/it/api/stream.rs reads it on a socket.
# Not checked: whether all that fits the schema is accepted (most of it breaks a rule of law, and is rightly refused),
# whether all that does not is refused (hooks.py mends some of it), and what becomes of deleted resources (there are none).
checks=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance
checks+=,response_headers_conformance,allow_header_conformance,unsupported_method,missing_required_header,ignored_auth

find_binary

echo "-- the committed contract is the one the code gives"
"$signatory" openapi >"$scratch/openapi.json"
cmp "$scratch/openapi.json" "$contract" || {
  echo "openapi/openapi.json is stale: run \`just openapi\` and read the diff" >&2
  exit 1
}

echo "-- the contract is valid OpenAPI 3.1"
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --requirement "$root/tests/contract/requirements.txt"
"$scratch/venv/bin/openapi-spec-validator" --schema 3.1 "$contract"

echo "-- the service keeps the contract (seed $seed)"
start_service
token=$("$signatory" token --scope register:write)

# Of its own choice schemathesis would read a configuration, and keep examples, where it was started.
mkdir -p "$scratch/schemathesis"
(
  cd "$scratch/schemathesis"
  NO_PROXY=127.0.0.1 SCHEMATHESIS_HOOKS=$root/tests/contract/hooks.py \
    "$scratch/venv/bin/schemathesis" run "$contract" \
    --url "$service_url" \
    --header "Authorization: Bearer $token" \
    --exclude-operation-id stream_events \
    --phases examples,coverage,fuzzing \
    --checks "$checks" \
    --max-examples "$cases_per_operation" \
    --seed "$seed" \
    --generation-database none \
    --suppress-health-check all \
    --request-timeout 10 \
    --continue-on-failure \
    --warnings off \
    --workers 1 \
    --report json \
    --report-json-path "$scratch/schemathesis/report.json" \
    --no-color
)
kill -0 "$service_pid" 2>/dev/null || {
  echo "the service did not survive the requests" >&2
  exit 1
}

cases=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["test_cases"]["generated"])' \
  "$scratch/schemathesis/report.json")
echo "$cases cases ran"
if ((cases < least_cases)); then
  echo "expected at least $least_cases cases: raise CASES_PER_OPERATION (now $cases_per_operation)" >&2
  exit 1
fi

echo "-- a client typed from the contract compiles"
client=$scratch/client
install_node_packages "$client" openapi-typescript@7.13.0 openapi-fetch@0.17.0 typescript@5.9.3
cp "$root/tests/contract/client.ts" "$client/client.ts"
(
  cd "$client"
  node_modules/.bin/openapi-typescript "$contract" --output register.d.ts
  node_modules/.bin/tsc --strict --noEmit --target es2022 --lib es2022,dom --module nodenext --moduleResolution nodenext client.ts
)

echo "the contract holds"
