# A made-up year in an empty book, and only there.

$ hoofbeat demo
A made-up person's last year is in the book now: 1805 entries, items and profile
values. None of it is real, and every page says so.
.
To look around: hoofbeat today, hoofbeat journal, hoofbeat serve
To empty the book again: hoofbeat undo. For a journal of your own use another
folder: hoofbeat --book DIR

$ hoofbeat today | head -3
This book is made up: a demonstration, no real person.
.
Monday 23 November 2026

$ hoofbeat demo
hoofbeat: This book is not empty, and made-up entries must not mix with real ones. Try it in a folder of its own: hoofbeat --book /tmp/demo demo
[1]

$ hoofbeat verify
The book is whole: the file is sound, and every entry, plan item and profile
value in it reads well.

$ hoofbeat --book other import ../files/week.json > /dev/null

$ hoofbeat --book other demo
hoofbeat: This book is not empty, and made-up entries must not mix with real ones. Try it in a folder of its own: hoofbeat --book /tmp/demo demo
[1]
