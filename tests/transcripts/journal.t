# What was written down.

$ hoofbeat journal
There are no entries for this.

$ hoofbeat journal --json
{"schema":"hoofbeat.journal-list/1","entries":[]}

$ hoofbeat import ../files/week.json > /dev/null

$ hoofbeat journal
Saturday 21 November 2026
         Nothing to report                                    <id1~>
.
Sunday 22 November 2026, yesterday
  12:30  Meal, pizza and a glass of red wine, large portion   <id2~>
  13:10  Flushing, 2 times, severity 5 of 10                  <id3~>
  13:20  Octreotide, short-acting, 100 mcg, sc, left          <id4~>
         buttock, rescue dose
.
Monday 23 November 2026, today
         5-HIAA in urine, 31.5 mg/(24.h)                      <id5~>
  07:15  Stool, Bristol form 6, watery, urgent                <id6~>
  08:00  Blood pressure, 142/85                               <id7~>
  09:00  Stress                                               <id8~>
  09:05  Note, Slept badly. Ask about the night stools.       <id9~>

$ hoofbeat journal --from 2026-11-22 --to 2026-11-22
Sunday 22 November 2026, yesterday
  12:30  Meal, pizza and a glass of red wine, large portion   <id2~>
  13:10  Flushing, 2 times, severity 5 of 10                  <id3~>
  13:20  Octreotide, short-acting, 100 mcg, sc, left          <id4~>
         buttock, rescue dose

$ hoofbeat journal --last 1
Monday 23 November 2026, today
  09:05  Note, Slept badly. Ask about the night stools.       <id9~>

$ hoofbeat journal --kind stool --json
{"schema":"hoofbeat.journal-list/1","entries":[{"id":"<id6>","kind":"stool","count":1,"bristol":6,"flags":["watery","urgent"],"at":"2026-11-23T07:15:00-05:00"}]}

$ hoofbeat --zone Asia/Tokyo journal --kind symptom
Monday 23 November 2026, yesterday
  03:10  Flushing, 2 times, severity 5 of 10                  <id3~>

# One entry, by its id or the beginning of it.
$ hoofbeat journal show <id2>
Sunday 22 November 2026, yesterday
Meal, pizza and a glass of red wine, large portion
.
  id            <id2>
  kind          meal
  size          large
  at            2026-11-22 12:30
  text          pizza and a glass of red wine

$ hoofbeat journal show <id2~> --json
{"schema":"hoofbeat.entry/1","entry":{"id":"<id2>","kind":"meal","size":"large","at":"2026-11-22T12:30:00-05:00","text":"pizza and a glass of red wine"},"history":[{"id":"<id2>","kind":"meal","size":"large","at":"2026-11-22T12:30:00-05:00","text":"pizza and a glass of red wine"}],"deleted":false}

$ hoofbeat journal show
hoofbeat: This command needs the id of an entry. See: hoofbeat help journal
[2]

$ hoofbeat journal show 00000000
hoofbeat: There is nothing with the id 00000000. "hoofbeat journal" shows the ids of entries, "hoofbeat plan" those of the plan.
[1]

$ hoofbeat journal show 00000000 --json
hoofbeat: There is nothing with the id 00000000. "hoofbeat journal" shows the ids of entries, "hoofbeat plan" those of the plan.
[1]

# What it does not understand.
$ hoofbeat journal --form 2026-11-22
hoofbeat: --form is not an option of this command. Did you mean --from? See: hoofbeat help journal
[2]

$ hoofbeat journal --from yesterdayish
hoofbeat: --from: "yesterdayish" is not a time. Write a date and a time, as in 2026-11-23T19:30:00-05:00, or a date alone, as in 2026-11-23. See: hoofbeat help journal
[2]

$ hoofbeat journal --kind stools
hoofbeat: "stools" is not a kind of entry. Kinds are symptom, stool, meal, dose, lab, vital, factor, event, nothing, note and acknowledgement.
[1]

$ hoofbeat journal --last 0
hoofbeat: --last: "0" is not a whole number of 1 or more. See: hoofbeat help journal
[2]

$ hoofbeat journal --last many
hoofbeat: --last: "many" is not a whole number of 1 or more. See: hoofbeat help journal
[2]

$ hoofbeat journal 2026-11-22
hoofbeat: "2026-11-22" is one word too many. See: hoofbeat help journal
[2]

$ hoofbeat journal --from
hoofbeat: The option --from needs a value after it. See: hoofbeat help journal
[2]
