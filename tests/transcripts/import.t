# A file comes in, once; and goes out again.

$ hoofbeat import ../files/week.json --dry-run
../files/week.json: 23 records read, 23 would be added.
.
Profile
  name: not set becomes Ada Example
  zone: not set becomes America/New_York
  born: not set becomes 1961-04-02
  weight_kg: not set becomes 61.5
  usual_stools_per_day: not set becomes 3
  diagnosis: not set becomes site midgut, grade G2, metastases liver
  medicines: not set becomes warfarin
  team: not set becomes role NET nurse, name J. Doe, phone 555 0100
  food_lists: not set becomes fine banana, avoid red-wine
.
Nothing was saved: this was a dry run.

$ hoofbeat journal
There are no entries for this.

$ hoofbeat import ../files/week.json
../files/week.json: 23 records read, 23 added.
.
Profile
  name: not set becomes Ada Example
  zone: not set becomes America/New_York
  born: not set becomes 1961-04-02
  weight_kg: not set becomes 61.5
  usual_stools_per_day: not set becomes 3
  diagnosis: not set becomes site midgut, grade G2, metastases liver
  medicines: not set becomes warfarin
  team: not set becomes role NET nurse, name J. Doe, phone 555 0100
  food_lists: not set becomes fine banana, avoid red-wine
.
To take all of it back:
  hoofbeat import --undo <id1>

# The same file again adds nothing.
$ hoofbeat import ../files/week.json
../files/week.json: 23 records read, 0 added, 23 already there.
.
Nothing was new, so nothing was saved.

$ hoofbeat import --json ../files/week.json
{"schema":"hoofbeat.import/1","format":"journal","batch":null,"read":23,"added":0,"already_there":23,"left_out":[],"dry_run":false,"profile":[]}

$ hoofbeat plan
The plan
  Lanreotide, 120 mg, deep-sc, every 28 days, at 09:00, from  <id2~>
    2026-01-05
  Octreotide, short-acting, 100 mcg, sc, as needed, up to 3   <id3~>
    a day, rescue dose, from 2026-01-05
  captem-750, 4 cycles, from 2026-12-01                       <id4~>
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic    <id5~>
    Laboratories HIAA (LC-MS/MS), client catalogue
  Surgery, liver resection, 2027-01-12 08:00                  <id6~>

$ hoofbeat profile
Who this journal is about
  name                    Ada Example
  zone                    America/New_York
  born                    1961-04-02
  weight_kg               61.5
  usual_stools_per_day    3
  diagnosis.site          midgut
  diagnosis.grade         G2
  diagnosis.metastases    liver
  medicines               warfarin
  team                    role NET nurse, name J. Doe, phone 555 0100
  food_lists.fine         banana
  food_lists.avoid        red-wine
.
To write something down or change it, for example:
  hoofbeat profile set weight_kg 61.5
All keys: hoofbeat help profile

# What is missing comes from standard input as well.
$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"nothing","at":"2026-11-20"}]}' |
> hoofbeat import - --as journal
standard input: 1 record read, 1 added.
.
To take all of it back:
  hoofbeat import --undo <id7>

# An import is taken back whole, and may come in again.
$ hoofbeat import --undo <id1>
The import was taken back.
  2026-11-21        Nothing to report
  2026-11-22 13:10  Flushing, 2 times, severity 5 of 10
  2026-11-22 12:30  Meal, pizza and a glass of red wine, large portion
  2026-11-22 13:20  Octreotide, short-acting, 100 mcg, sc, left buttock, rescue
                    dose
  2026-11-23 07:15  Stool, Bristol form 6, watery, urgent
  2026-11-23        5-HIAA in urine, 31.5 mg/(24.h)
  2026-11-23 08:00  Blood pressure, 142/85
  2026-11-23 09:00  Stress
  2026-11-23 09:05  Note, Slept badly. Ask about the night stools.
  Lanreotide, 120 mg, deep-sc, every 28 days, at 09:00, from 2026-01-05
  Octreotide, short-acting, 100 mcg, sc, as needed, up to 3 a day, rescue dose,
    from 2026-01-05
  captem-750, 4 cycles, from 2026-12-01
  Surgery, liver resection, 2027-01-12 08:00
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic Laboratories HIAA
    (LC-MS/MS), client catalogue
Taken back: import (change 1).

$ hoofbeat import --undo <id1>
hoofbeat: There is no import with the id <id1> that still stands. The id is the "batch" that the import answered.
[1]

$ hoofbeat import --undo 12345678
hoofbeat: There is no import with the id 12345678 that still stands. The id is the "batch" that the import answered.
[1]

# What cannot be read is refused with its place, and nothing changes.
$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"stool","at":"2026-11-20","kolor":1}]}' |
> hoofbeat import -
hoofbeat: entries[0].kolor: "kolor" is not a key that is known here. Take it out, or import with --lenient to keep it as text.
[1]

$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"stool","at":"2026-11-20","kolor":1}]}' |
> hoofbeat import - --lenient --dry-run
standard input: 1 record read, 1 would be added.
.
To look at
  entries[0]: Keys that are not known were kept as text.
.
Nothing was saved: this was a dry run.

$ echo '{"schema":"hoofbeat.journal/1","entries":[{"kind":"stool","bristol":9,"at":"2026-11-20"}]}' |
> hoofbeat import - --json
hoofbeat: entries[0].bristol: 9 is outside what this may hold: 1 to 7.
[1]

$ echo '{"schema":"hoofbeat.journal/1",' | hoofbeat import -
hoofbeat: standard input:2:1: The file cannot be read as JSON at line 2, column 1: a key in quotation marks is expected here.
[1]

$ hoofbeat import - < /dev/null
hoofbeat: standard input:1:1: The file cannot be read as JSON at line 1, column 1: the file does not begin with a curly bracket.
[1]

$ hoofbeat import nowhere.json
hoofbeat: nowhere.json: This file cannot be read: No such file or directory.
[1]

$ hoofbeat import .
hoofbeat: .: This file cannot be read: it is a folder.
[1]

# Formats of later versions, words that are none.
$ hoofbeat import --as csv nowhere.csv
hoofbeat: --as: This version cannot read csv files yet. It reads its own files (--as journal), as `hoofbeat export json` writes them.
[1]

$ printf 'date;time;kind\n2026-11-20;08:00;stool\n' > diary.csv && hoofbeat import diary.csv
hoofbeat: diary.csv: This is not a file of Hoofbeat's own (JSON, as `hoofbeat export json` writes it). This version cannot read other formats yet.
[1]

$ hoofbeat import --as cvs nowhere.csv
hoofbeat: --as: "cvs" is not the name of a format. Did you mean csv? See: hoofbeat help import
[2]

$ hoofbeat import
hoofbeat: This command needs the name of a file (- for standard input). See: hoofbeat help import
[2]

$ hoofbeat import one.json two.json
hoofbeat: "two.json" is one word too many. See: hoofbeat help import
[2]

$ hoofbeat import --undo 12345678 --dry-run
hoofbeat: --undo: --undo takes back a whole import and goes with no other option. See: hoofbeat help import
[2]

$ hoofbeat verify
The book is whole: the file is sound, and every entry, plan item and profile
value in it reads well.
