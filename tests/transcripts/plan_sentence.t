# Copying a prescription into the plan as a sentence.

$ hoofbeat plan add lanreotide 120 mg every 28 days since 5 January
Added to the plan:
  Lanreotide, 120 mg, every 28 days, from 2026-01-05
The year was not said; look whether the dates above are right.

$ hoofbeat plan add "octreotide 100 mcg three times a day and as needed, at most 3 a day"
Added to the plan:
  Octreotide, short-acting, 100 mcg, 3 times a day
  Octreotide, short-acting, 100 mcg, as needed, up to 3 a day, rescue dose

$ hoofbeat plan add captem-750 from 1 December, four cycles
Added to the plan:
  captem-750, 4 cycles, from 2026-12-01
The year was not said; look whether the dates above are right.

$ hoofbeat plan add everolimus 10 mg daily at 8am
Added to the plan:
  Everolimus, 10 mg, at 08:00

$ hoofbeat plan add "loperamide 2 mg when needed, at most 4 a day" --json
{"schema":"hoofbeat.change/1","change":5,"added":["<id1>"],"superseded":[],"entries":[],"items":[{"agent":"loperamide","text":"loperamide 2 mg when needed, at most 4 a day","dose":2,"unit":"mg","schedule":{"as_needed":true,"max_per_day":4},"id":"<id1>"}],"notes":[]}

$ hoofbeat plan add "Somatuline 90 mg every 4 weeks from 2026-02-02 until 30 June 2027"
Added to the plan:
  Lanreotide, as Somatuline, 90 mg, every 28 days, from 2026-02-02, until
    2027-06-30

$ hoofbeat plan add octreotide 50 mcg at 8am, 2.30pm and 8pm
Added to the plan:
  Octreotide, short-acting, 50 mcg, at 08:00, 14:30, 20:00

$ hoofbeat plan add "telotristat 250 mg every 8 hours"
Added to the plan:
  Telotristat ethyl, 250 mg, 3 times a day

$ hoofbeat plan
The plan
  Octreotide, short-acting, 100 mcg, 3 times a day            <id2~>
  Octreotide, short-acting, 100 mcg, as needed, up to 3 a     <id3~>
    day, rescue dose
  Everolimus, 10 mg, at 08:00                                 <id4~>
  Loperamide, 2 mg, as needed, up to 4 a day                  <id1~>
  Octreotide, short-acting, 50 mcg, at 08:00, 14:30, 20:00    <id5~>
  Telotristat ethyl, 250 mg, 3 times a day                    <id6~>
  Lanreotide, 120 mg, every 28 days, from 2026-01-05          <id7~>
  Lanreotide, as Somatuline, 90 mg, every 28 days, from       <id8~>
    2026-02-02, until 2027-06-30
  captem-750, 4 cycles, from 2026-12-01                       <id9~>

# What is missing, or could be read in two ways, is asked for; nothing is changed.
$ hoofbeat plan add lanreotide 120 mg since 5 January
hoofbeat: Nothing was added: how often is Lanreotide taken? Add it, such as: every 28 days; twice a day; daily at 8am; when needed.
[1]

$ hoofbeat plan add lanreotide 120 mg every 28 days
hoofbeat: Nothing was added: every 28 days is counted from one of the doses. Add the day of the first, such as: since 5 January 2026
[1]

$ hoofbeat plan add lanreotide every 28 days since 5 January
hoofbeat: Nothing was added: how much Lanreotide is one dose? Write it with its unit, such as 10 mg.
[1]

$ hoofbeat plan add lanreotide 120 mg monthly since 5 January
hoofbeat: Months have 28 to 31 days. Write the days as your prescription has them, for example every 28 days.
[1]

$ hoofbeat plan add everolimus 10 mg daily at 8
hoofbeat: "at 8" can be morning or evening. Write 8am or 8pm.
[1]

$ hoofbeat plan add everolimus 10 mg twice a day at 8am
hoofbeat: Nothing was added: 2 times a day and 1 clock times do not agree.
[1]

$ hoofbeat plan add everolimus 10 mg daily since 1/12
hoofbeat: "1/12" can be two dates. Write the month as a word: 5 January 2026.
[1]

$ hoofbeat plan add everolimus 10 mg daily since 30 February 2026
hoofbeat: 2026-02-30 is not a day: February 2026 has 28 days. Check the date.
[1]

$ hoofbeat plan add everolimus 10 mg daily from 5 May 2026 until 5 April 2026
hoofbeat: Nothing was added: its last day would be before its first. Write both dates with the year.
[1]

$ hoofbeat plan add octreotide 100 kg daily
hoofbeat: Nothing was added, because one thing is not clear. 100 kg does not look like one dose of Octreotide, short-acting (“octreotide”). How much was it? (100 mcg, another amount) Write it out and send it again.
[1]

$ hoofbeat plan add octreotide 100 mg daily
hoofbeat: Nothing was added, because one thing is not clear. 100 mg does not look like one dose of Octreotide, short-acting (“octreotide”). How much was it? (100 mcg, another amount) Write it out and send it again.
[1]

$ hoofbeat plan add captem-750 from 1 December
hoofbeat: How long CAPTEM, capecitabine 750 goes on is for your team to say (the table has: until progression). Add one of the two: how many cycles are planned ("four cycles", --cycles 4), or its last day ("until 30 June 2027", --until 2027-06-30).
[1]

$ hoofbeat plan add captem-750 four cycles
hoofbeat: Nothing was added: when is day 1 of the first cycle? Add it, such as: captem-750 from 1 December 2026
[1]

$ hoofbeat plan add captem-750 daily from 1 December
hoofbeat: Nothing was added: captem-750 has its own days. Write when it begins and how many cycles, such as: captem-750 from 1 December, four cycles
[1]

$ hoofbeat plan add xyzzy 5 mg daily
hoofbeat: Nothing was added: "xyzzy" is not understood. Write the medicine, its dose, how often and from when, for example: lanreotide 120 mg every 28 days since 5 January 2026
[1]

$ hoofbeat plan add every day
hoofbeat: Nothing was added: no medicine stands in it. For example: lanreotide 120 mg every 28 days since 5 January 2026
[1]

$ hoofbeat plan --json | grep -o '"id"' | wc -l
9

# One sentence is one change.
$ hoofbeat plan add octreotide 50 mcg twice a day and as needed > /dev/null; hoofbeat undo
The last change was taken back.
  Octreotide, short-acting, 50 mcg, 2 times a day
  Octreotide, short-acting, 50 mcg, as needed, rescue dose
Taken back: plan add (change 9).

# Commas in numbers and between clock times.
$ hoofbeat plan add "octreotide 100,5 mcg at 08:00,14:00" --json | grep -o '"dose".*]}'
"dose":100.5,"unit":"mcg","schedule":{"times":["08:00","14:00"]},"id":"<id10>"}],"notes":[]}

$ hoofbeat plan add "somatuline 120 mg every month from 5 May"
hoofbeat: Months have 28 to 31 days. Write the days as your prescription has them, for example every 28 days.
[1]

$ hoofbeat plan add "somatuline 120 mg every 28 days from"
hoofbeat: After "from" a date is expected, such as 5 January 2026, or 2026-01-05.
[1]

$ hoofbeat plan add "somatuline 120 mg every 28 days daily from 5 May"
hoofbeat: How often is said twice. Write one item at a time.
[1]

$ hoofbeat plan add "creon daily, loperamide 2 mg daily"
hoofbeat: How often is said twice. Write one item at a time.
[1]

$ hoofbeat plan add "captem 750 from tomorrow until 30 June"
Added to the plan:
  captem-750, from 2026-11-24, until 2027-06-30
The year was not said; look whether the dates above are right.
