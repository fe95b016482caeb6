#!/bin/sh
# Makes the secrets of docker/compose.yml, once; nothing that is there already is changed.
#   sh docker/secrets.sh
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
random() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
[ -s secrets/postgres_password ] || random | tr -d '/+=' >secrets/postgres_password
[ -s secrets/database_url ] ||
  printf 'postgres://postgres:%s@postgres:5432/sanctuary\n' "$(cat secrets/postgres_password)" >secrets/database_url
[ -e secrets/smtp_url ] || : >secrets/smtp_url
if [ ! -s secrets/keys ]; then
  printf 'kek %s\n' "$(random)" >secrets/keys
  echo "Made the keys of people's data: $(pwd)/secrets/keys"
  echo 'Back this file up: without it the list is lost.'
fi
# The processes in the containers run as user 1000.
chmod 0444 secrets/database_url secrets/keys secrets/smtp_url secrets/postgres_password
