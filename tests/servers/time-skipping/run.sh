#!/bin/sh
# Temporal's test server, whose clock jumps ahead when nothing is left to do. Arguments come from the SDK.
here=$(cd "$(dirname "$0")" && pwd)
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"
