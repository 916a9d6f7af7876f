# What was written down.

$ hoofbeat journal

$ hoofbeat journal --json

$ hoofbeat import $TRANSCRIPTS/files/week.json > /dev/null

$ hoofbeat journal

$ hoofbeat journal --from 2026-11-22 --to 2026-11-22

$ hoofbeat journal --last 1

$ hoofbeat journal --kind stool --json

$ hoofbeat --zone Asia/Tokyo journal --kind symptom

# One entry, by its id or the beginning of it.
$ hoofbeat journal show <id2>

$ hoofbeat journal show <id2~> --json

$ hoofbeat journal show

$ hoofbeat journal show 00000000

$ hoofbeat journal show 00000000 --json

# What it does not understand.
$ hoofbeat journal --form 2026-11-22

$ hoofbeat journal --from yesterdayish

$ hoofbeat journal --kind stools

$ hoofbeat journal --last 0

$ hoofbeat journal --last many

$ hoofbeat journal 2026-11-22

$ hoofbeat journal --from
