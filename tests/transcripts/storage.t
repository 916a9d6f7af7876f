# The book: where it is, who may read it, what is refused.

$ hoofbeat verify

$ stat -c '%a' ../book ../book/journal.db

$ ls -A ../book

# Named by an option, by the environment, or by the place for data.
$ hoofbeat --book named verify > /dev/null && ls named

$ NO_DEFAULTS=1 HOOFBEAT_BOOK= XDG_DATA_HOME=$PWD/data hoofbeat verify > /dev/null && ls data/hoofbeat

$ NO_DEFAULTS=1 HOOFBEAT_BOOK= hoofbeat verify > /dev/null && ls ../home/.local/share/hoofbeat

# Others on the machine may read it.
$ chmod 755 named && hoofbeat --book named today

$ chmod 700 named && chmod 644 named/journal.db && hoofbeat --book named today

$ chmod 600 named/journal.db && hoofbeat --book named verify

# No book at all, another program's file, a damaged one.
$ mkdir -m 700 text && echo 'this is no book, but a text that is long enough to be one' > text/journal.db

$ chmod 600 text/journal.db && hoofbeat --book text today

$ cat text/journal.db

$ mkdir -m 700 cut && head -c 5000 ../book/journal.db > cut/journal.db && chmod 600 cut/journal.db

$ hoofbeat --book cut verify

$ hoofbeat --book cut verify --json

$ hoofbeat --book text/journal.db today

$ ln -s ../named linked && hoofbeat --book linked today
