# The plan, as it was entered.

$ hoofbeat plan
The plan is empty. To copy a prescription into it: hoofbeat help plan

$ hoofbeat plan --json
{"schema":"hoofbeat.plan/1","items":[]}

$ hoofbeat import ../files/week.json > /dev/null

$ hoofbeat plan
The plan
  Lanreotide, 120 mg, deep-sc, every 28 days, at 09:00, from  <id1~>
    2026-01-05
  Octreotide, short-acting, 100 mcg, sc, as needed, up to 3   <id2~>
    a day, rescue dose, from 2026-01-05
  captem-750, 4 cycles, from 2026-12-01                       <id3~>
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic    <id4~>
    Laboratories HIAA (LC-MS/MS), client catalogue
  Surgery, liver resection, 2027-01-12 08:00                  <id5~>

$ hoofbeat delete <id1~>
Deleted. `hoofbeat undo` brings it back.
  Lanreotide, 120 mg, deep-sc, every 28 days, at 09:00, from 2026-01-05

$ hoofbeat plan --json | grep -c lanreotide
0
[1]

$ hoofbeat plan add lanreotide
hoofbeat: Nothing was added: how much Lanreotide is one dose? Write it with its unit, such as 10 mg.
[1]

$ hoofbeat plan --days 5
hoofbeat: "--days" is not something that `plan` can do. See: hoofbeat help plan
[2]

# Its dates.
$ hoofbeat undo > /dev/null; hoofbeat undo > /dev/null; hoofbeat plan calendar
The plan is empty.

$ hoofbeat plan calendar --json
{"schema":"hoofbeat.calendar/1","from":"2026-11-23","to":"2027-01-18","items":[],"not_dated":[]}

$ hoofbeat import ../files/dated.json > /dev/null

$ hoofbeat plan calendar --from 2026-11-23 --to 2026-12-07
Monday 23 November 2026
  08:00  Octreotide, short-acting, 100 mcg: taken
  14:00  Octreotide, short-acting, 100 mcg: left out
  20:00  Octreotide, short-acting, 100 mcg
.
Tuesday 24 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Wednesday 25 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Thursday 26 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Friday 27 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Saturday 28 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Sunday 29 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Monday 30 November 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Tuesday 1 December 2026
         Temozolomide, about 338.8 mg; cycle 1, day 1 of temozolomide 200 mg/m2
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Wednesday 2 December 2026
         Temozolomide, about 338.8 mg; cycle 1, day 2 of temozolomide 200 mg/m2
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Thursday 3 December 2026
         Temozolomide, about 338.8 mg; cycle 1, day 3 of temozolomide 200 mg/m2
  07:00  5-HIAA in urine
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Friday 4 December 2026
         Temozolomide, about 338.8 mg; cycle 1, day 4 of temozolomide 200 mg/m2
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Saturday 5 December 2026
         Temozolomide, about 338.8 mg; cycle 1, day 5 of temozolomide 200 mg/m2
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Sunday 6 December 2026
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Monday 7 December 2026
  08:00  Octreotide, short-acting, 100 mcg
  09:00  Lanreotide, 120 mg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Amounts with "about" are the program's sums from the template, not your
prescription:
  Temozolomide: 200 mg/m2 x 1.69 m2 (Mosteller, from 168 cm and 61.5 kg)
.
sunitinib 37.5 mg has no dates yet: note how many cycles your team planned, or
  the last day.

$ hoofbeat plan calendar --from 2026-10-01 --to 2026-11-10
Monday 5 October 2026
  09:00  Lanreotide, 120 mg: taken on Monday 12 October 2026
.
Monday 9 November 2026
  09:00  Lanreotide, 120 mg
.
sunitinib 37.5 mg has no dates yet: note how many cycles your team planned, or
  the last day.

$ hoofbeat plan calendar --from 2026-12-05 --to 2026-12-05 --json
{"schema":"hoofbeat.calendar/1","from":"2026-12-05","to":"2026-12-05","items":[{"at":"2026-12-05","item":"<id6>","agent":"temozolomide","regimen":"tmz-5of28","dose":338.8,"unit":"mg","formula":"200 mg/m2 x 1.69 m2 (Mosteller, from 168 cm and 61.5 kg)","route":"oral","cycle":1,"day":5,"fraction":null,"prescribed":false},{"at":"2026-12-05T08:00:00-05:00","item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","route":"sc","cycle":null,"day":null,"fraction":null,"prescribed":true},{"at":"2026-12-05T14:00:00-05:00","item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","route":"sc","cycle":null,"day":null,"fraction":null,"prescribed":true},{"at":"2026-12-05T20:00:00-05:00","item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","route":"sc","cycle":null,"day":null,"fraction":null,"prescribed":true}],"not_dated":[{"item":"<id8>","regimen":"sunitinib-37.5","needs":"cycles"}]}

$ hoofbeat plan calendar --from 2027-02-20 --to 2027-02-21
Saturday 20 February 2027
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
Sunday 21 February 2027
  08:00  Octreotide, short-acting, 100 mcg
  14:00  Octreotide, short-acting, 100 mcg
  20:00  Octreotide, short-acting, 100 mcg
.
sunitinib 37.5 mg has no dates yet: note how many cycles your team planned, or
  the last day.

$ hoofbeat plan calendar --from 2026-02-30
hoofbeat: --from: 2026-02-30 is not a day: February 2026 has 28 days. Check the date.
[1]

$ hoofbeat plan calendar --from 2026-12-01 --to 2026-11-01
hoofbeat: --to: The last day (2026-11-01) is before the first (2026-12-01). Put the earlier one at --from.
[1]

$ hoofbeat plan calendar --to 2038-01-01
hoofbeat: --to: From 2026-11-23 to 2038-01-01 is more than eleven years. Ask for a shorter span.
[1]

$ hoofbeat plan calendar tomorrow
hoofbeat: "tomorrow" is one word too many. See: hoofbeat help plan
[2]

$ hoofbeat today
Monday 23 November 2026
  08:10  Octreotide, short-acting, 100 mcg                    <id9~>
  11:00  Loperamide, 2 mg                                     <id10~>
  14:30  Octreotide, short-acting, left out                   <id11~>
.
From your plan
         Lanreotide, 120 mg: late, was due Monday 9 November 2026, 09:00
  08:00  Octreotide, short-acting, 100 mcg: taken: 08:10
  14:00  Octreotide, short-acting, 100 mcg: left out
  20:00  Octreotide, short-acting, 100 mcg: due now
         Loperamide, 2 mg: when needed, taken: 11:00, 3 left of the plan's daily
         maximum
.
Since the last one
  Lanreotide: 42 days since the last (left buttock), was due Monday 9 November
    2026, 09:00
.
To ask or to note (hoofbeat plan check says why)
  A depot injection overdue
.
Tests ahead
  5-HIAA in urine, 2026-12-03 07:00, 24 hours

$ hoofbeat today --json | grep -o '"doses":.*"findings"'
"doses":[{"item":"<id12>","agent":"lanreotide","dose":120,"unit":"mg","due_at":"2026-11-09T09:00:00-05:00","state":"late","taken":[]},{"item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","due_at":"2026-11-23T08:00:00-05:00","state":"taken","taken":[{"entry":"<id9>","at":"2026-11-23T08:10:00-05:00"}]},{"item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","due_at":"2026-11-23T14:00:00-05:00","state":"skipped","taken":[]},{"item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","due_at":"2026-11-23T20:00:00-05:00","state":"due","taken":[]},{"item":"<id13>","agent":"loperamide","dose":2,"unit":"mg","due_at":null,"state":"as-needed","taken":[{"entry":"<id10>","at":"2026-11-23T11:00:00-05:00"}],"left_today":3}],"findings"

# A plan item that was changed is still the one that a dose named.
$ hoofbeat log dose --agent octreotide-sa --dose 100 --unit mcg --item <id7> --at 2026-11-24T12:00:00-05:00 > /dev/null; hoofbeat edit <id7> --dose 50 > /dev/null

$ hoofbeat --now 2026-11-24T12:05:00-05:00 today
Tuesday 24 November 2026
  12:00  Octreotide, short-acting, 100 mcg                    <id14~>
.
From your plan
         Lanreotide, 120 mg: late, was due Monday 9 November 2026, 09:00
  08:00  Octreotide, short-acting, 50 mcg: late
  14:00  Octreotide, short-acting, 50 mcg: taken: 12:00
  20:00  Octreotide, short-acting, 50 mcg: later today
         Loperamide, 2 mg: when needed, 4 left of the plan's daily maximum
.
Since the last one
  Lanreotide: 43 days since the last (left buttock), was due Monday 9 November
    2026, 09:00
.
To ask or to note (hoofbeat plan check says why)
  A depot injection overdue
.
Tests ahead
  5-HIAA in urine, 2026-12-03 07:00, 24 hours
