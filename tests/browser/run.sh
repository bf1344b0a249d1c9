#!/usr/bin/env bash
# Opens the reference at /docs/ in a browser: it shows the operations, asks no other host for anything, and reports
# no error. Then what other sites embed, in pages of another origin; at the end the service is stopped, and they still
# show the last answer.
#
# Needs cargo, python3, node, npm and Chromium (CHROMIUM names another one than /usr/bin/chromium).
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

find_binary
start_service

# The library alone: it brings no browser of its own.
install_node_packages "$scratch/browser" playwright-core@1.60.0
cp "$root"/tests/browser/*.mjs "$scratch/browser/"
cd "$scratch/browser"
timeout 120 node docs.mjs "$service_url/docs/" "${CHROMIUM:-/usr/bin/chromium}"
timeout 120 node widgets.mjs "$service_url" "${CHROMIUM:-/usr/bin/chromium}" "$service_pid"
