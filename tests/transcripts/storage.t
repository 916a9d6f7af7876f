# The book: where it is, who may read it, what is refused.

$ hoofbeat verify
The book is whole: the file is sound, and every entry, plan item and profile
value in it reads well.

$ stat -c '%a' ../book ../book/journal.db
700
600

$ ls -A ../book
journal.db

# Named by an option, by the environment, or by the place for data.
$ hoofbeat --book named verify > /dev/null && ls named
journal.db

$ NO_DEFAULTS=1 HOOFBEAT_BOOK= XDG_DATA_HOME=$PWD/data hoofbeat verify > /dev/null && ls data/hoofbeat
journal.db

$ NO_DEFAULTS=1 HOOFBEAT_BOOK= hoofbeat verify > /dev/null && ls ../home/.local/share/hoofbeat
journal.db

# Others on the machine may read it.
$ chmod 755 named && hoofbeat --book named today
hoofbeat: Others on this computer may open the folder of the journal. To close it, run: chmod 700 'named'
[3]

$ chmod 700 named && chmod 644 named/journal.db && hoofbeat --book named today
hoofbeat: Others on this computer may open the journal's file. To close it, run: chmod 600 'named/journal.db'
[3]

$ chmod 600 named/journal.db && hoofbeat --book named verify
The book is whole: the file is sound, and every entry, plan item and profile
value in it reads well.

# No book at all, another program's file, a damaged one.
$ mkdir -m 700 text && echo 'this is no book, but a text that is long enough to be one' > text/journal.db

$ chmod 600 text/journal.db && hoofbeat --book text today
hoofbeat: text/journal.db is damaged or is not a journal. It was left as it is. Restore your latest backup into a new folder.
[3]

$ cat text/journal.db
this is no book, but a text that is long enough to be one

$ mkdir -m 700 cut && head -c 5000 ../book/journal.db > cut/journal.db && chmod 600 cut/journal.db

$ hoofbeat --book cut verify
1 problem was found.
  journal.db: The journal's file is damaged. It was left as it is. Restore your
    latest backup into a new folder, and keep the damaged file: part of it may
    still be read.
.
Nothing was changed. Before you do anything else, keep a copy of the book's
folder.
[3]

$ hoofbeat --book cut verify --json
{"schema":"hoofbeat.verify/1","ok":false,"problems":[{"where":"journal.db","why":"The journal's file is damaged. It was left as it is. Restore your latest backup into a new folder, and keep the damaged file: part of it may still be read."}]}
[3]

$ hoofbeat --book text/journal.db today
hoofbeat: text/journal.db is a file, not a folder. Name the folder that holds the journal.
[3]

$ ln -s ../named linked && hoofbeat --book linked today
Monday 23 November 2026
This book is empty. A sentence is all it takes to begin: what happened, what was
taken, what was eaten.
.
You could type
  hoofbeat log "flush"
  hoofbeat food "pizza and a glass of red wine"
  hoofbeat demo
.
`demo` fills this empty book with a made-up person's year, to look around in.
Everything else: hoofbeat help
