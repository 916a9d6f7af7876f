# Help and version need no book and leave no trace.

$ hoofbeat help help
Show all commands, or how one is used
.
  hoofbeat help [COMMAND [KIND]]
.
Without a name it lists every command. With one it shows how that command is
called and what it takes, with examples. `hoofbeat COMMAND --help` does the
same.
.
`help log KIND` lists the fields of one kind of entry.
.
`help --man` writes the manual page, `help --complete bash` (or zsh, fish) the
file that lets your shell finish command names.
.
  hoofbeat help journal
  hoofbeat help log symptom

$ hoofbeat help --help | head -1
Show all commands, or how one is used

$ hoofbeat journal --help | head -4
List what was written down, or show one entry
.
  hoofbeat journal [--from DATE] [--to DATE] [--kind KIND] [--last N]
  hoofbeat journal show ID

$ hoofbeat journal --from x --help | head -1
List what was written down, or show one entry

$ hoofbeat --version
hoofbeat 0.1.0

$ hoofbeat version
hoofbeat 0.1.0

$ hoofbeat version --json
{"schema":"hoofbeat.version/1","version":"0.1.0"}

$ hoofbeat --version --json
{"schema":"hoofbeat.version/1","version":"0.1.0"}

$ ls -A ..
bin
files
work

# What is not a command.
$ hoofbeat jurnal
hoofbeat: There is no command "jurnal". Did you mean: hoofbeat journal
[2]

$ hoofbeat journ
hoofbeat: There is no command "journ". Did you mean: hoofbeat journal
[2]

$ hoofbeat xyzzy
hoofbeat: There is no command "xyzzy". To see all commands: hoofbeat help
[2]

$ hoofbeat --colour journal
hoofbeat: --colour is not an option that can stand before a command. Those are --book, --now, --zone, --json, --help and --version.
[2]

$ hoofbeat help jurnal
hoofbeat: There is no command "jurnal". Did you mean: hoofbeat help journal
[2]

$ hoofbeat help --complete tcsh
hoofbeat: There is no completion file for "tcsh", only for bash, zsh and fish. See: hoofbeat help help
[2]

$ hoofbeat --book
hoofbeat: The option --book needs a value after it.
[2]

$ hoofbeat version please
hoofbeat: The command version takes no words after it. See: hoofbeat help version
[2]

$ hoofbeat --book= today
hoofbeat: The option --book needs the name of a folder. See: hoofbeat help today
[2]

# An answer that cannot be written is told of.
$ hoofbeat help > /dev/full
hoofbeat: The answer could not be written: No space left on device.
[3]

$ hoofbeat version >&-
hoofbeat: The answer could not be written: there is nowhere to write to.
[3]

# What is generated from the table is well-formed.
$ hoofbeat help --complete bash | bash -n

$ hoofbeat help --complete bash | grep -c journal
3

$ hoofbeat help --man | grep -E '^\.(TH|SH)'
.TH HOOFBEAT 1 "" "Hoofbeat 0.1.0" "User Commands"
.SH NAME
.SH SYNOPSIS
.SH DESCRIPTION
.SH OPTIONS
.SH COMMANDS
.SH EXIT STATUS
.SH FILES
.SH ENVIRONMENT
