#!/bin/sh
# Tries the image as compose.yaml runs it: no privileges, a root that nobody can write, keys from outside. It starts
# one web and one worker on this machine's network, looks at what the machinery around asks for, and stops both.
#
#   deploy/try_image.sh postgresql://afterword@127.0.0.1:5432/an_empty_database
#
# ENGINE: how a container is run (docker). ENGINE="podman --cgroup-manager cgroupfs", for example.
# IMAGE (afterword), PORT (8123), OPTIONS: more options of `run` that this machine needs.
set -eu

database=${1:?"Name an empty database: deploy/try_image.sh postgresql://USER@127.0.0.1:5432/NAME"}
engine=${ENGINE:-docker} image=${IMAGE:-afterword} port=${PORT:-8123}
address=http://127.0.0.1:$port
key=$(python3 -c "import secrets; print(secrets.token_urlsafe(48))")

say() { printf '%-66s %s\n' "$1" "$2"; }
fail() { say "$1" "FAILED"; exit 1; }

run() {
    # shellcheck disable=SC2086
    $engine run --network host --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
        ${OPTIONS:-} --env AFTERWORD_DATABASE_URL="$database" \
        --env AFTERWORD_SECRET_KEY="$key" --env AFTERWORD_SEALING_KEY="$key" --env AFTERWORD_SIGN_IN=password \
        --env AFTERWORD_HTTPS=no --env AFTERWORD_METRICS_TOKEN=of-this-trial "$@"
}

clear_up() {
    # shellcheck disable=SC2086
    $engine rm --force --volumes afterword-try-web afterword-try-worker >/dev/null 2>&1 || true
}
trap clear_up EXIT
clear_up

in_image() { run --rm --entrypoint "$1" "$image" -c "$2"; }
[ "$(in_image sh 'id -u')" = 10001 ] && say "It runs as user 10001, not as root." ok || fail "It runs as user 10001."
in_image sh '! touch /opt/afterword/x /x 2>/dev/null && touch /data/x /tmp/x' &&
    say "Its root cannot be written; /data and /tmp can." ok || fail "Its root cannot be written; /data and /tmp can."
say "It is $(run --rm "$image" --version)." ok

run --detach --name afterword-try-web "$image" run --host 127.0.0.1 --port "$port" --web-only >/dev/null
answer() {
    python3 - "$address$1" "${2:-}" <<'PYTHON'
import sys, urllib.error, urllib.request
request = urllib.request.Request(sys.argv[1])
if sys.argv[2]:
    request.add_header("Authorization", f"Bearer {sys.argv[2]}")
try:
    print(urllib.request.urlopen(request, timeout=5).status)
except urllib.error.HTTPError as error:
    print(error.code)
except OSError:
    print("none")
PYTHON
}
tries=0
until [ "$(answer /readyz)" = 200 ]; do
    tries=$((tries + 1))
    [ $tries -lt 60 ] || { $engine logs afterword-try-web; fail "It makes its tables and is ready."; }
    sleep 1
done
say "It made its tables and is ready." ok
for line in "/healthz 200" "/readyz 200" "/metrics 200 of-this-trial" "/ 200"; do
    # shellcheck disable=SC2086
    set -- $line
    [ "$(answer "$1" "${3:-}")" = "$2" ] && say "$1 answers $2." ok || fail "$1 answers $2."
done

run --detach --name afterword-try-worker "$image" run --worker >/dev/null
invited=$(run --rm "$image" host invite try@example.org)
case $invited in */invitation/*) say "Somebody can be invited." ok ;; *) fail "Somebody can be invited." ;; esac

for name in web worker; do
    # shellcheck disable=SC2086
    $engine stop --time 80 "afterword-try-$name" >/dev/null
    # shellcheck disable=SC2086
    code=$($engine inspect --format '{{.State.ExitCode}}' "afterword-try-$name")
    # shellcheck disable=SC2086
    $engine logs "afterword-try-$name" 2>&1 | grep -q "What waits is kept" && [ "$code" = 0 ] &&
        say "The $name ends by itself when it is told to (SIGTERM)." ok || fail "The $name ends by itself."
done
