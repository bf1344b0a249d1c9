#!/usr/bin/env bash
# The pages in a real browser: accessible in every language, whole without a script and by keyboard, small and still,
# live; the drawings in another renderer; the reference at /docs/ without another host; then what other sites embed, in
# pages of another origin. At the end the service is stopped, and what is embedded still shows the last answer.
# `run.sh screens` makes the pictures of docs/screens instead.
#
# Needs cargo, python3, node, npm, rsvg-convert and Chromium (CHROMIUM names another one than /usr/bin/chromium).
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/../service.sh"

chromium=${CHROMIUM:-/usr/bin/chromium}
find_binary
start_service

# The libraries alone: they bring no browser of their own.
install_node_packages "$scratch/browser" playwright-core@1.60.0 axe-core@4.14.1 upng-js@2.1.0
cp "$root"/tests/browser/*.mjs "$scratch/browser/"
cd "$scratch/browser"

if [[ ${1:-} == screens ]]; then
  node screens.mjs "$service_url" "$chromium" "$root/docs/screens"
  exit
fi
timeout 120 node docs.mjs "$service_url/docs/" "$chromium"
token=$("$signatory" token --scope register:write)
timeout 600 node pages.mjs "$service_url" "$chromium" "$token"
timeout 120 node pictures.mjs "$service_url" "$chromium"
timeout 120 node widgets.mjs "$service_url" "$chromium" "$service_pid"
