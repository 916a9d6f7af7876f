# A file comes in, once; and goes out again.

$ hoofbeat import $TRANSCRIPTS/files/week.json --dry-run

$ hoofbeat journal

$ hoofbeat import $TRANSCRIPTS/files/week.json

# The same file again adds nothing.
$ hoofbeat import $TRANSCRIPTS/files/week.json

$ hoofbeat import --json $TRANSCRIPTS/files/week.json

$ hoofbeat plan

$ hoofbeat profile

# What is missing comes from standard input as well.
$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"nothing","at":"2026-11-20"}]}' |
> hoofbeat import - --as journal

# An import is taken back whole, and may come in again.
$ hoofbeat import --undo <id2>

$ hoofbeat import --undo <id2>

$ hoofbeat import --undo 12345678

# What cannot be read is refused with its place, and nothing changes.
$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"stool","at":"2026-11-20","kolor":1}]}' |
> hoofbeat import -

$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"stool","at":"2026-11-20","kolor":1}]}' |
> hoofbeat import - --lenient --dry-run

$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"stool","bristol":9,"at":"2026-11-20"}]}' |
> hoofbeat import - --json

$ echo '{"schema":"hoofbeat.journal/1",' | hoofbeat import -

$ hoofbeat import - < /dev/null

$ hoofbeat import nowhere.json

$ hoofbeat import .

# Formats of later versions, words that are none.
$ hoofbeat import --as csv nowhere.csv

$ printf 'date;time;kind\n2026-11-20;08:00;stool\n' > diary.csv && hoofbeat import diary.csv

$ hoofbeat import --as cvs nowhere.csv

$ hoofbeat import

$ hoofbeat import one.json two.json

$ hoofbeat import --undo 12345678 --dry-run

$ hoofbeat verify
