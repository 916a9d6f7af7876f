# Everything in one file, which only its owner may read.

$ hoofbeat import ../files/week.json > /dev/null

$ hoofbeat export json -o all.json
all.json is written, 2414 bytes. Only you can read it on this computer.

$ stat -c '%a %F' all.json
600 regular file

$ hoofbeat export json -o all.json --json
{"schema":"hoofbeat.file/1","file":"all.json","bytes":2414}

# A round trip loses nothing.
$ hoofbeat --book other import all.json | head -1
all.json: 23 records read, 23 added.

$ hoofbeat --book other export json -o - | cmp - all.json

$ hoofbeat import all.json | head -1
all.json: 23 records read, 0 added, 23 already there.

# An older file is replaced whole; nothing else is left behind.
$ echo old > all.json && hoofbeat export json -o all.json > /dev/null && head -c 33 all.json; ls -A
{"schema":"hoofbeat.journal/1",
"all.json
other

# A link is not followed, a folder is none.
$ ln -s all.json link.json && hoofbeat export json -o link.json
hoofbeat: link.json: This file cannot be written: it is a link to another file; name that file itself. Nothing was changed.
[3]

$ hoofbeat export json -o other
hoofbeat: other: This file cannot be written: it is a folder. Nothing was changed.
[3]

$ hoofbeat export json -o nowhere/all.json
hoofbeat: nowhere/all.json: This file cannot be written: No such file or directory. Nothing was changed.
[3]

$ hoofbeat export json -o nowhere/
hoofbeat: -o: "nowhere/" is not the name of a file. See: hoofbeat help export
[2]

$ hoofbeat export json -o /dev/full
hoofbeat: /dev/full could not be written: No space left on device.
[3]

$ hoofbeat export json -o /dev/stdout | (head -c 33; cat > /dev/null)
{"schema":"hoofbeat.journal/1",
"

$ hoofbeat export json -o - > /dev/full
hoofbeat: The answer could not be written: No space left on device.
[3]

$ ulimit -f 1; hoofbeat export json -o small.json
hoofbeat: The disk gave an error while the journal was in use, so nothing was saved just now. All that was saved before is safe. Check the disk, then run "hoofbeat verify".
[3]

$ ls -A
all.json
link.json
other

# What it does not write.
$ hoofbeat export json
hoofbeat: Say where it should go: -o FILE, or -o - for standard output. See: hoofbeat help export
[2]

$ hoofbeat export fhir -o x.json
hoofbeat: This version cannot write fhir yet. What works now, and holds everything: hoofbeat export json -o FILE
[1]

$ hoofbeat export cvs -o x.csv
hoofbeat: "cvs" is not a format. There is json. See: hoofbeat help export
[2]

$ hoofbeat export -o x.json
hoofbeat: This command needs the format, for example: export json -o FILE. See: hoofbeat help export
[2]

# The book's own files are never written over.
$ hoofbeat --book book export json -o book/journal.db
hoofbeat: book/journal.db: This is a file of the book itself, so it was not written over. Give the export a name of its own. Nothing was changed.
[3]

$ cd book && hoofbeat --book . export json -o journal.db-wal 2>/dev/null; hoofbeat --book . verify
The book is whole: the file is sound, and every entry, plan item and profile
value in it reads well.
