#!/bin/sh
# Makes the secrets of docker-compose.yml that are not there yet: deploy/make-secrets.sh [FOLDER]
# The folder is its owner's alone (0700). Any user may read the files in it: each container runs as another user.
set -eu
umask 077
folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
chmod 700 "$folder"

random() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

secret() {
  [ -s "$folder/$1" ] || printf '%s\n' "$2" >"$folder/$1"
  chmod 444 "$folder/$1"
}

secret ingest_keys "$(random 24)+admin"
secret gateway_secret "$(random 24)"
secret viewer_scope_key "$(random 32)"
secret clickhouse_writer_password "$(random 24)"
secret clickhouse_reader_password "$(random 24)"
secret clickhouse_access_log_password "$(random 24)"
secret grafana_admin_password "$(random 12)"

# ClickHouse is told the hashes only. Written anew each time: a password may have been changed.
sha256() { tr -d '\r\n' <"$folder/$1" | sha256sum | cut -d' ' -f1; }
rm -f "$folder/clickhouse_users.xml"
cat >"$folder/clickhouse_users.xml" <<EOF
<clickhouse>
  <leadstream_writer_sha256>$(sha256 clickhouse_writer_password)</leadstream_writer_sha256>
  <leadstream_reader_sha256>$(sha256 clickhouse_reader_password)</leadstream_reader_sha256>
  <leadstream_access_log_sha256>$(sha256 clickhouse_access_log_password)</leadstream_access_log_sha256>
</clickhouse>
EOF
chmod 444 "$folder/clickhouse_users.xml"
echo "Secrets are in $folder. The key for CRMs: $folder/ingest_keys; Grafana's password of admin: $folder/grafana_admin_password"
