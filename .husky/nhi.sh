# This repository runs the tool that it builds.
nhi() {
  [ -f dist/cli.js ] || {
    echo "nhi: dist/cli.js is not built yet: npm run build, then try again" >&2
    return 2
  }
  node dist/cli.js "$@"
}
