# The first screen.

$ hoofbeat

$ hoofbeat today --json

$ hoofbeat import $TRANSCRIPTS/files/week.json > /dev/null

$ hoofbeat

$ hoofbeat today

$ hoofbeat today --json

$ hoofbeat --now 2026-11-25T08:00 today

# The present as it may be given.
$ hoofbeat today --now "2026-11-23 08:00" --json | head -c 50

$ hoofbeat --now 2026-11-23 today

$ hoofbeat --now tomorrow today

$ hoofbeat --zone Mars/Phobos today

$ hoofbeat today tomorrow

$ NO_DEFAULTS=1 TZDIR=/nowhere hoofbeat --zone America/New_York today
