#!/bin/sh
# Write .env for compose.yaml: passwords and the signing key made here, readable by you alone. Never overwrites one.
#   deploy/secrets.sh run.example.org
set -eu
cd "$(dirname "$0")/.."
host=${1:?"Name the host, as in: deploy/secrets.sh run.example.org"}
if [ -e .env ]; then
    echo ".env is there already. Change it by hand: the database knows its passwords." >&2
    exit 1
fi
word() {
    LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c "$1"
}
umask 077
cat >.env.new <<END
ALLOWED_HOSTS=$host
SITE_URL=https://$host
TRUSTED_ORIGINS=https://$host
SECRET_KEY=$(word 64)
POSTGRES_PASSWORD=$(word 40)
OWNER_PASSWORD=$(word 40)
APP_PASSWORD=$(word 40)
BACKUP_PASSWORD=$(word 40)
EMAIL_URL=
EMAIL_FROM=RunSeason <runseason@$host>
END
mv .env.new .env
echo ".env is written for $host. Set EMAIL_URL in it, so that mails leave: smtp+tls://user:password@host:587"
