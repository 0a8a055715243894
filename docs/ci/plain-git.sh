#!/bin/sh
# For any other host: run it in a clone of the branch that is to be merged.
#   sh plain-git.sh [TARGET]
# TARGET is the branch it is to be merged into; without one the remote's default branch, and that one is looked at whole.
set -eu
target=${1:-}
if [ -n "$target" ]; then
  exec npx --yes nhi-guard@0.1.0 ci --fetch --base="$target"
fi
exec npx --yes nhi-guard@0.1.0 ci --fetch
