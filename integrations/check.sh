#!/usr/bin/env bash
# The steps of the GitHub action: install this checkout, check, annotate, leave a SARIF file. Ends as `check` does.
set -uo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
if ! command -v alvtc-info >/dev/null; then
    python -m pip install -q --disable-pip-version-check "$here" || exit 2
fi
# the second run finds what the first one did
cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
# words of INPUT_PATHS and INPUT_ARGUMENTS are separate on purpose; names with spaces belong into a folder that is given
# shellcheck disable=SC2086
alvtc-info check --cache-dir "$cache" ${INPUT_PATHS:-.} ${INPUT_ARGUMENTS:-} --format sarif -o "${INPUT_SARIF:-alvtc-info.sarif}"
# shellcheck disable=SC2086
alvtc-info check --cache-dir "$cache" ${INPUT_PATHS:-.} ${INPUT_ARGUMENTS:-} --format github
