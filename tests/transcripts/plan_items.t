# Copying a prescription into the plan, field by field.

$ hoofbeat plan add --agent somatuline --dose 120 --unit mg --route deep-sc --every-days 28 --from 2026-01-05
Added to the plan:
  Lanreotide, as Somatuline, 120 mg, deep-sc, every 28 days, from 2026-01-05

$ hoofbeat plan add --agent octreotide-sa --dose 100 --unit ug --times 08:00,14:00,20:00 --from 2026-01-05
Added to the plan:
  Octreotide, short-acting, 100 mcg, at 08:00, 14:00, 20:00, from 2026-01-05

$ hoofbeat plan add --agent octreotide-sa --dose 100 --unit mcg --as-needed --max-per-day 3 --rescue
Added to the plan:
  Octreotide, short-acting, 100 mcg, as needed, up to 3 a day, rescue dose

$ hoofbeat plan add --regimen captem-750 --from 2026-12-01 --cycles 4 --doses.capecitabine 1250
Added to the plan:
  captem-750, 4 cycles, from 2026-12-01

$ hoofbeat plan add --event surgery --at 2027-01-12T08:00 --name "liver resection"
Added to the plan:
  Surgery, liver resection, 2027-01-12 08:00

# What is not known is kept as it was written, and said.
$ hoofbeat plan add --agent mulberry-drops --times-per-day 2
Added to the plan:
  mulberry drops, 2 times a day
"mulberry-drops" is not an agent that is known here; it is kept as written.

$ hoofbeat plan add --agent loperamide --dose 2 --unit mg --as-needed --json | sed 's/,"notes.*//'
{"schema":"hoofbeat.change/1","change":7,"added":["<id1>"],"superseded":[],"entries":[],"items":[{"agent":"loperamide","dose":2,"unit":"mg","schedule":{"as_needed":true},"id":"<id1>"}]

$ hoofbeat plan
The plan
  Octreotide, short-acting, 100 mcg, as needed, up to 3 a     <id2~>
    day, rescue dose
  mulberry drops, 2 times a day                               <id3~>
  Loperamide, 2 mg, as needed                                 <id1~>
  Lanreotide, as Somatuline, 120 mg, deep-sc, every 28 days,  <id4~>
    from 2026-01-05
  Octreotide, short-acting, 100 mcg, at 08:00, 14:00, 20:00,  <id5~>
    from 2026-01-05
  captem-750, 4 cycles, from 2026-12-01                       <id6~>
  Surgery, liver resection, 2027-01-12 08:00                  <id7~>

# What cannot be a dose, a date or a plan changes nothing.
$ hoofbeat plan add --agent octreotide-sa --dose 100 --unit kg
hoofbeat: --unit: "kg" is not a unit of a dose. Doses are written in mg, mcg, g, MU, GBq, Gy or U.
[1]

$ hoofbeat plan add --agent octreotide-sa --dose 100 --unit blobs
hoofbeat: --unit: "blobs" is not a unit of a dose. Doses are written in mg, mcg, g, MU, GBq, Gy or U.
[1]

$ hoofbeat plan add --agent octreotide-sa --dose lots --unit mg
hoofbeat: dose: "lots" is not a number. Write digits, with a point or a comma where it needs one, as in 31.5.
[1]

$ hoofbeat plan add --agent octreotide-sa --dose 100
hoofbeat: --unit: The dose 100 needs its unit: mg, mcg, g, MU, GBq, Gy or U.
[1]

$ hoofbeat plan add --agent octreotide-sa --dose -3 --unit mg
hoofbeat: --dose: -3 is outside what this may hold: more than 0, up to 1000000.
[1]

$ hoofbeat plan add --agent lanreotide --from 2026-02-30
hoofbeat: --from: 2026-02-30 is not a day: February 2026 has 28 days. Check the date.
[1]

$ hoofbeat plan add --agent lanreotide --every-days 28
hoofbeat: --from: Every 28 days needs the day of the first dose, because the others are counted from it. Add its date, for example --from 2026-01-05.
[1]

$ hoofbeat plan add --agent lanreotide --from 2026-02-01 --until 2026-01-01
hoofbeat: --until: The last day ("until") is before the first ("from").
[1]

$ hoofbeat plan add --agent loperamide --as-needed --times 08:00
hoofbeat: --as-needed: One item is taken at set times or when needed, not both. Add two items: one with the times, one with --as-needed.
[1]

$ hoofbeat plan add --agent loperamide --times 08:00,20:00 --times-per-day 3
hoofbeat: --times-per-day: 3 times a day and 2 clock times do not agree. Give one of the two.
[1]

$ hoofbeat plan add --regimen captem-750 --from 2026-12-01
hoofbeat: --cycles: How long CAPTEM, capecitabine 750 goes on is for your team to say (the table has: until progression). Add one of the two: how many cycles are planned ("four cycles", --cycles 4), or its last day ("until 30 June 2027", --until 2027-06-30).
[1]

$ hoofbeat plan add --regimen captem-750 --cycles 4
hoofbeat: --from: CAPTEM, capecitabine 750 needs day 1 of its first cycle. Add its date, for example --from 2026-12-01.
[1]

$ hoofbeat plan add --regimen captem-750 --from 2026-12-01 --cycles 4 --doses.aspirin 75
hoofbeat: --doses: captem-750 holds no "aspirin". Its medicines are: capecitabine, temozolomide, ondansetron.
[1]

$ hoofbeat plan add --regimen captem-750 --from 2026-12-01 --cycles 4 --starts.2 2026-11-01
hoofbeat: --starts: Cycle 2 cannot begin on 2026-11-01, before day 1 of cycle 1 (2026-12-01).
[1]

$ hoofbeat plan add --regimen captem-750 --from 2026-12-01 --cycles 4 --starts.two 2026-12-30
hoofbeat: --starts: "two" is no number of a cycle. Write --starts.2 2026-12-07 for cycle 2.
[1]

$ hoofbeat plan add --dose 100 --unit mg
hoofbeat: Say what the item is about: --agent, --regimen, --event or --test. For example: hoofbeat plan add --agent lanreotide --dose 120 --unit mg --every-days 28 --from 2026-01-05
[1]

$ hoofbeat plan add
hoofbeat: Say what your team wrote, for example: hoofbeat plan add lanreotide 120 mg every 28 days since 5 January 2026 (see: hoofbeat help plan)
[2]

$ hoofbeat plan --json | grep -o '"id"' | wc -l
7

# Changing and stopping, by the name where only one item has it.
$ hoofbeat plan change lanreotide --dose 90
Changed. The plan now says:
  Lanreotide, as Somatuline, 90 mg, deep-sc, every 28 days, from 2026-01-05

$ hoofbeat plan change octreotide-sa --dose 50
hoofbeat: "octreotide-sa" is 2 items of the plan. Name the one you mean by its id: <id2~> (when needed), <id5~> (at set times, from 2026-01-05).
[1]

$ hoofbeat plan change <id3~> --max-per-day 4
Changed. The plan now says:
  mulberry drops, 2 times a day, up to 4 a day
"mulberry-drops" is not an agent that is known here; it is kept as written.

$ hoofbeat plan change lanreotide --dose 90
Changed. The plan now says:
  Lanreotide, as Somatuline, 90 mg, deep-sc, every 28 days, from 2026-01-05
It says that already; nothing was changed.

$ hoofbeat plan change lanreotide
hoofbeat: Say what to change, for example --dose 90 or --until 2026-12-31. See: hoofbeat help plan
[2]

$ hoofbeat plan change captem-750 --cycles ""
hoofbeat: --cycles: How long CAPTEM, capecitabine 750 goes on is for your team to say (the table has: until progression). Add one of the two: how many cycles are planned ("four cycles", --cycles 4), or its last day ("until 30 June 2027", --until 2027-06-30).
[1]

$ hoofbeat plan change sunitinib --dose 25
hoofbeat: "sunitinib" is not in the plan. "hoofbeat plan" lists what is, with the ids.
[1]

$ hoofbeat plan stop lanreotide
hoofbeat: Say its last day: --on 2026-12-31, or --on today. See: hoofbeat help plan
[2]

$ hoofbeat plan stop lanreotide --on 2025-12-31
hoofbeat: --on: 2025-12-31 is before its first day, 2026-01-05. Give its last day, or take it out whole: hoofbeat delete <id8~>
[1]

$ hoofbeat plan stop lanreotide --on 2026-11-31
hoofbeat: --on: 2026-11-31 is not a day: November 2026 has 30 days. Check the date.
[1]

$ hoofbeat plan stop lanreotide --on today
Its last day is written down. The plan now says:
  Lanreotide, as Somatuline, 90 mg, deep-sc, every 28 days, from 2026-01-05,
    until 2026-11-23

$ hoofbeat plan stop surgery --on today
hoofbeat: An appointment or a test has one date and is not stopped. "hoofbeat delete <id7~>" takes it out of the plan.
[1]

$ hoofbeat undo
The last change was taken back.
  Lanreotide, as Somatuline, 90 mg, deep-sc, every 28 days, from 2026-01-05
  Lanreotide, as Somatuline, 90 mg, deep-sc, every 28 days, from 2026-01-05,
    until 2026-11-23
Taken back: plan stop (change 10).

# Nothing lets an entry pass for an item.
$ hoofbeat log stool --count 1 > /dev/null; hoofbeat plan change $(hoofbeat journal --json | grep -o '"id":"[^"]*"' | cut -d'"' -f4) --dose 1
hoofbeat: <id9> is an entry of the journal, not an item of the plan. "hoofbeat plan" lists the items.
[1]

$ hoofbeat help plan regimen
hoofbeat plan add --regimen NAME [--field value ...]
.
A treatment in cycles.
.
  --regimen           Regimen: captem-750, ... Needed.
  --product           Brand: The brand, as it was said.
  --from              Day 1: Day 1 of cycle 1.
  --until             Until: The last day.
  --cycles            Cycles: How many cycles are planned.
  --starts            Moved cycles: Cycle and date of its day 1: {"2":
                      "2026-12-07"}.
  --doses             Prescribed amounts: Agent and the amount of one
                      administration: {"capecitabine": 1250}.
  --prescribed        Prescribed so: true: exactly as your team wrote it.
  --every-days        Every so many days: 28 for a depot.
  --at                At: Clock times on those days: 09:00.
  --times             Each day at: Clock times: 08:00,14:00,20:00.
  --times-per-day     Times a day: Without clock times.
  --as-needed         When needed: true: no fixed times.
  --max-per-day       At most a day: Doses a day, at most.
  --stock             Stock at home: How much there is at home.
  --text              In your own words: Anything that you want to remember
                      about it.
  --author            Written by: person, helper or nurse; without it, you.
