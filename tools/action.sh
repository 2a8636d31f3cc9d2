#!/usr/bin/env bash
# What the action runs: check the paths, annotate, write the summary and the SARIF report. All inputs are variables.
set -euo pipefail
one_of() { # name, value, allowed...
  local name=$1 value=$2 allowed; shift 2
  for allowed in "$@"; do [[ $value == "$allowed" ]] && return 0; done
  echo "::error::designlint: the input '$name' must be one of: $*"
  exit 2
}
one_of profile "${PROFILE:-}" "" interview production strict
one_of fail-on "${FAIL_ON:-}" "" error warning info never
one_of only-new "${ONLY_NEW:-true}" true false
sarif="$RUNNER_TEMP/designlint.sarif"
arguments=(--output-format github --output-format "markdown:$RUNNER_TEMP/designlint.md" --output-format "sarif:$sarif")
[[ -n ${PROFILE:-} ]] && arguments+=(--profile "$PROFILE")
[[ -n ${FAIL_ON:-} ]] && arguments+=(--fail-on "$FAIL_ON")
if [[ ${ONLY_NEW:-true} == true && -n ${BASE:-} ]]; then
  git cat-file -e "$BASE^{commit}" 2> /dev/null || git fetch --quiet --no-tags --depth=1 origin "$BASE"
  arguments+=(--diff-base "$BASE")
fi
paths=()
while IFS= read -r path; do [[ -n $path ]] && paths+=("$path"); done <<< "${PATHS:-.}"
code=0
"${DESIGNLINT:-$RUNNER_TEMP/designlint/bin/designlint}" check "${arguments[@]}" -- "${paths[@]}" || code=$?
[[ -f $RUNNER_TEMP/designlint.md ]] && cat "$RUNNER_TEMP/designlint.md" >> "$GITHUB_STEP_SUMMARY"
[[ -f $sarif ]] && echo "sarif-file=$sarif" >> "$GITHUB_OUTPUT"
exit "$code"
