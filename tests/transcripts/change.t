# Correcting, deleting, taking back.

$ hoofbeat import ../files/week.json > /dev/null

$ hoofbeat journal --kind symptom
Sunday 22 November 2026, yesterday
  13:10  Flushing, 2 times, severity 5 of 10                  <id1~>

$ hoofbeat edit <id1~> --severity 7 --text "after the pizza"
Changed. It now reads:
  2026-11-22 13:10  Flushing, 2 times, severity 7 of 10

$ hoofbeat journal show <id1>
Sunday 22 November 2026, yesterday
Flushing, 2 times, severity 7 of 10
.
  id            <id2>
  kind          symptom
  name          flushing
  count         2
  severity      7
  at            2026-11-22 13:10
  zone          America/New_York
  text          after the pizza
.
How it read before, oldest first
  2026-11-22 13:10  Flushing, 2 times, severity 5 of 10

$ hoofbeat edit <id1> --severity "" --json
{"schema":"hoofbeat.change/1","change":3,"added":["<id3>"],"superseded":["<id2>"],"entries":[{"id":"<id3>","kind":"symptom","name":"flushing","count":2,"at":"2026-11-22T13:10:00-05:00","zone":"America/New_York","text":"after the pizza"}],"items":[],"notes":[]}

# A zone that there is not.
$ hoofbeat edit <id1> --zone America/NewYork
hoofbeat: --zone: "America/NewYork" is not a known time zone. Did you mean America/New_York?
[1]

$ hoofbeat log stool --zone Mars/Phobos
hoofbeat: --zone: "Mars/Phobos" is not a known time zone. Give it as area and city, as in America/New_York or Europe/Berlin.
[1]

$ hoofbeat undo
The last change was taken back.
  2026-11-22 13:10  Flushing, 2 times, severity 7 of 10
  2026-11-22 13:10  Flushing, 2 times
Taken back: edit (change 3).

$ hoofbeat undo
The last change was taken back.
  2026-11-22 13:10  Flushing, 2 times, severity 5 of 10
  2026-11-22 13:10  Flushing, 2 times, severity 7 of 10
Taken back: edit (change 2).

$ hoofbeat journal --kind symptom
Sunday 22 November 2026, yesterday
  13:10  Flushing, 2 times, severity 5 of 10                  <id1~>

$ hoofbeat delete <id1>
Deleted. `hoofbeat undo` brings it back.
  2026-11-22 13:10  Flushing, 2 times, severity 5 of 10

$ hoofbeat journal --kind symptom
There are no entries for this.

$ hoofbeat journal show <id1>
Sunday 22 November 2026, yesterday
Flushing, 2 times, severity 5 of 10
It was deleted. This is how it last read.
.
  id            <id1>
  kind          symptom
  name          flushing
  count         2
  severity      5
  at            2026-11-22 13:10
  zone          America/New_York

$ hoofbeat undo --json
{"schema":"hoofbeat.change/1","change":7,"added":["<id1>"],"superseded":[],"entries":[{"id":"<id1>","kind":"symptom","name":"flushing","count":2,"severity":5,"at":"2026-11-22T13:10:00-05:00","zone":"America/New_York"}],"items":[],"notes":["Taken back: delete (change 6)."]}

$ hoofbeat journal --kind symptom
Sunday 22 November 2026, yesterday
  13:10  Flushing, 2 times, severity 5 of 10                  <id1~>

# A value may look like an option of the program.
$ hoofbeat edit <id1> --text --json
Changed. It now reads:
  2026-11-22 13:10  Flushing, 2 times, severity 5 of 10

# What cannot be done changes nothing.
$ hoofbeat edit <id1> --severity 11
hoofbeat: --severity: 11 is outside what this may hold: 0 to 10.
[1]

$ hoofbeat edit <id1> --severty 5
hoofbeat: severty: "severty" is not a field of symptom. Did you mean "severity"?
[1]

$ hoofbeat edit <id1>
hoofbeat: Say what to change, for example --severity 4 or --at 18:45. See: hoofbeat help edit
[2]

$ hoofbeat edit <id1> --severity
hoofbeat: The field --severity needs a value after it ("" clears it). See: hoofbeat help edit
[2]

$ hoofbeat edit <id1> severity 5
hoofbeat: "severity" stands where the name of a field is expected, such as --note. Put a value of several words in quotes. See: hoofbeat help edit
[2]

$ hoofbeat edit
hoofbeat: Say first which entry: its id stands beside it in `hoofbeat journal`. See: hoofbeat help edit
[2]

$ hoofbeat edit --severity 5
hoofbeat: Say first which entry: its id stands beside it in `hoofbeat journal`. See: hoofbeat help edit
[2]

$ hoofbeat edit 00000000 --severity 5
hoofbeat: There is nothing with the id 00000000. "hoofbeat journal" shows the ids of entries, "hoofbeat plan" those of the plan.
[1]

$ hoofbeat delete
hoofbeat: This command needs the id of an entry or of an item of the plan. See: hoofbeat help delete
[2]

$ hoofbeat delete 00000000
hoofbeat: There is nothing with the id 00000000. "hoofbeat journal" shows the ids of entries, "hoofbeat plan" those of the plan.
[1]

$ hoofbeat delete <id1> <id2>
hoofbeat: "<id2>" is one word too many. See: hoofbeat help delete
[2]

$ hoofbeat undo everything
hoofbeat: "everything" is one word too many. See: hoofbeat help undo
[2]

$ hoofbeat undo > /dev/null; hoofbeat undo > /dev/null; hoofbeat undo
hoofbeat: There is nothing to take back.
[1]
