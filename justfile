# The commands of this repository; `just` alone lists them.

set shell := ["bash", "-euo", "pipefail", "-c"]

_default:
    @just --list --unsorted

# Everything to pass before pushing: format, lints, documentation, tests
check:
    cargo fmt --check
    cargo clippy --all-targets --locked -- -D warnings
    cargo clippy --test faults --locked -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked
    cargo test --locked

# The tests; arguments choose among them
test *arguments:
    cargo test --locked {{arguments}}

# The service on http://127.0.0.1:8080, with its data in ./data-local
run *arguments:
    cargo run --locked -- serve {{arguments}}

# Write openapi/openapi.json from the code; its diff is part of the review
openapi:
    mkdir -p target openapi
    cargo run --locked --quiet -- openapi > target/openapi.json
    mv target/openapi.json openapi/openapi.json

# Write docs/errors.md from the code
errors:
    mkdir -p target docs
    cargo run --locked --quiet -- openapi --errors > target/errors.md
    mv target/errors.md docs/errors.md

# The contract from outside: valid, kept by the service, usable by a typed client (python3, node)
contract:
    tests/contract/run.sh

# Deliveries, verified by other implementations of Standard Webhooks (python3)
webhooks:
    tests/webhooks/run.sh

# Feeds and calendars, read by feedparser, icalendar and vobject (python3)
feeds:
    tests/feeds/run.sh

# Data packages and certificates, judged by other programs (python3)
files:
    tests/files/run.sh

# Metrics, read by Prometheus's client, and the example rules (python3, promtool)
metrics:
    tests/metrics/run.sh

# Every command of docs/ministries.md, and the worked client (python3, curl, jq)
ministry:
    tests/ministry/run.sh

# The reference at /docs/ in a real browser (node, Chromium)
browser:
    tests/browser/run.sh

# The service and its databases killed, hung, starved of disk; options after it: docs/faults.md (root, PostgreSQL, libfaketime)
faults *arguments="--kills 200 --database-kills 20":
    cargo test --locked --release --test faults -- {{arguments}}

# Licences, duplicates and sources of the dependencies (cargo-deny)
deny:
    cargo deny check licenses bans sources

# Reads beside nginx, a bare handler, queries for every request and others: docs/performance.md (wrk, taskset)
bench *arguments:
    cargo bench --locked --bench reads -- {{arguments}}

# What the audit trail costs a write; with --postgres URL on a server: docs/performance.md
bench-audit *arguments:
    cargo bench --locked --bench audit -- {{arguments}}

# How soon another instance shows a write, on a PostgreSQL server (--postgres URL): docs/performance.md
bench-instances *arguments:
    cargo bench --locked --bench instances -- {{arguments}}

# A crowd that follows the record: docs/performance.md
bench-streams *arguments:
    cargo bench --locked --bench streams -- {{arguments}}

# What a durable write costs beside raw commits and pooled transactions (wrk; --postgres URL): docs/performance.md
bench-writes *arguments:
    cargo bench --locked --bench writes -- {{arguments}}

# What grows with the record, up to a million entries (--postgres URL): docs/performance.md
bench-growth *arguments:
    cargo bench --locked --bench growth -- {{arguments}}

# Mixed load for an hour, while memory and open files are watched (--postgres URL): docs/performance.md
bench-soak *arguments:
    cargo bench --locked --bench soak -- {{arguments}}
