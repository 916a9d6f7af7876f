# Everything in one file, which only its owner may read.

$ hoofbeat import $TRANSCRIPTS/files/week.json > /dev/null

$ hoofbeat export json -o all.json

$ stat -c '%a %F' all.json

$ hoofbeat export json -o all.json --json

# A round trip loses nothing.
$ hoofbeat --book other import all.json | head -1

$ hoofbeat --book other export json -o - | cmp - all.json

$ hoofbeat import all.json | head -1

# An older file is replaced whole; nothing else is left behind.
$ echo old > all.json && hoofbeat export json -o all.json > /dev/null && head -c 33 all.json; ls -A

# A link is not followed, a folder is none.
$ ln -s all.json link.json && hoofbeat export json -o link.json

$ hoofbeat export json -o other

$ hoofbeat export json -o nowhere/all.json

$ hoofbeat export json -o nowhere/

$ hoofbeat export json -o /dev/full

$ hoofbeat export json -o /dev/stdout | head -c 33

$ hoofbeat export json -o - > /dev/full

$ (ulimit -f 1; hoofbeat export json -o small.json); ls

# What it does not write.
$ hoofbeat export json

$ hoofbeat export fhir -o x.json

$ hoofbeat export cvs -o x.csv

$ hoofbeat export -o x.json
