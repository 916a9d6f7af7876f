# A made-up year in an empty book, and only there.

$ hoofbeat demo

$ hoofbeat today | head -3

$ hoofbeat demo

$ hoofbeat verify

$ hoofbeat --book other import $TRANSCRIPTS/files/week.json > /dev/null

$ hoofbeat --book other demo
