#!/bin/sh
# The time-skipping server with its clock set: by itself it knows only today. First comes what the SDK says, a port before all else, then
# ours: moment, library, program. What it waits for is measured by the machine's own steady clock; the library would else take every such
# wait for over (it guesses from glibc 2.30 on that the steady clock is set too), and waiting threads would go round and round.
port=$1
shift $(($# - 3))
export TZ=UTC FAKETIME="@$1" FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0
export LD_PRELOAD="$2" DYLD_INSERT_LIBRARIES="$2" DYLD_FORCE_FLAT_NAMESPACE=1
exec "$3" "$port"
