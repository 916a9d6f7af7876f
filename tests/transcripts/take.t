# Doses of the plan, as taken and as left out.

$ hoofbeat plan add --agent somatuline --dose 120 --unit mg --route deep-sc --every-days 28 --from 2026-10-26 > /dev/null

$ hoofbeat plan add --agent octreotide-sa --dose 100 --unit mcg --route sc --times 08:00,14:00,20:00 --from 2026-01-05 > /dev/null

$ hoofbeat plan add --agent loperamide --dose 2 --unit mg --as-needed --max-per-day 4 --rescue > /dev/null

$ hoofbeat plan add --regimen captem-750 --from 2026-12-01 --cycles 4 --doses.capecitabine 1250 > /dev/null

$ hoofbeat plan add --event visit --at 2026-12-15 > /dev/null

# Amount, unit and way are the plan's; the time is now, or as given.
$ hoofbeat take somatuline --site "left buttock"
Saved as taken:
  2026-11-23 19:30  Lanreotide, 120 mg, deep-sc, left buttock

$ hoofbeat take loperamide --at 13:50
Saved as taken:
  2026-11-23 13:50  Loperamide, 2 mg, rescue dose

$ hoofbeat take octreotide-sa --at 2026-11-23T08:05 --dose 50
Saved as taken:
  2026-11-23 08:05  Octreotide, short-acting, 50 mcg, sc

$ hoofbeat take octreotide-sa --at 2026-11-23T08:05 --json
{"schema":"hoofbeat.change/1","change":9,"added":["<id1>"],"superseded":[],"entries":[{"kind":"dose","agent":"octreotide-sa","item":"<id2>","at":"2026-11-23T08:05:00-05:00","zone":"America/New_York","dose":100,"unit":"mcg","route":"sc","id":"<id1>"}],"items":[],"notes":[]}

$ hoofbeat skip octreotide-sa --because "nurse called"
Saved as left out:
  2026-11-23 20:00  Octreotide, short-acting, left out

$ hoofbeat today
Monday 23 November 2026
  08:05  Octreotide, short-acting, 50 mcg, sc                 <id3~>
  08:05  Octreotide, short-acting, 100 mcg, sc                <id1~>
  13:50  Loperamide, 2 mg, rescue dose                        <id4~>
  19:30  Lanreotide, 120 mg, deep-sc, left buttock            <id5~>
  20:00  Octreotide, short-acting, left out                   <id6~>
         "nurse called"
.
From your plan
         Lanreotide, 120 mg: taken: 19:30
  08:00  Octreotide, short-acting, 100 mcg: taken: 08:05
  14:00  Octreotide, short-acting, 100 mcg: taken: 08:05
  20:00  Octreotide, short-acting, 100 mcg: left out
         Loperamide, 2 mg: when needed, taken: 13:50, 3 left of the plan's daily
         maximum
.
Since the last one
  Lanreotide: given today (left buttock), next Monday 21 December 2026

# A medicine of a regimen carries its cycle and day.
$ hoofbeat --now 2026-12-10T09:00:00-05:00 take capecitabine --json
{"schema":"hoofbeat.change/1","change":11,"added":["<id7>"],"superseded":[],"entries":[{"kind":"dose","agent":"capecitabine","item":"<id8>","cycle":1,"day":10,"at":"2026-12-10T09:00:00-05:00","zone":"America/New_York","route":"oral","dose":1250,"unit":"mg","id":"<id7>"}],"items":[],"notes":[]}

$ hoofbeat --now 2026-12-10T09:00:00-05:00 skip capecitabine
Saved as left out:
  2026-12-10        Capecitabine, left out

$ hoofbeat --now 2026-12-10T09:00:00-05:00 skip capecitabine
hoofbeat: No dose of capecitabine is open today, so there is none to leave out.
[1]

$ hoofbeat --now 2026-12-10T09:00:00-05:00 take captem-750
hoofbeat: That day of the regimen has more than one medicine: capecitabine, temozolomide, ondansetron. Name the medicine.
[1]

$ hoofbeat --now 2026-12-10T09:00:00-05:00 take temozolomide
Saved as taken:
  2026-12-10 09:00  Temozolomide, oral
The plan does not know the amount of this dose, so none was written down.

$ hoofbeat --now 2026-12-10T09:00:00-05:00 take temozolomide --dose 300
Saved as taken:
  2026-12-10 09:00  Temozolomide, 300 mg, oral

$ hoofbeat --now 2026-12-20T09:00:00-05:00 take capecitabine
hoofbeat: The plan has no dose of capecitabine on 2026-12-20. To write one down all the same: hoofbeat log dose --agent NAME --dose N --unit mg
[1]

# What is not clear changes nothing.
$ hoofbeat take visit
hoofbeat: "visit" is no medicine of the plan, so it is neither taken nor left out. "hoofbeat log" writes down what happened.
[1]

$ hoofbeat take sunitinib
hoofbeat: "sunitinib" is not in the plan. "hoofbeat plan" lists what is, with the ids.
[1]

$ hoofbeat take
hoofbeat: This command needs the id of an item of the plan, or the name of its medicine. See: hoofbeat help take
[2]

$ hoofbeat take loperamide --at 20:30
hoofbeat: --at: 2026-11-23T20:30 is still to come. Say it once it was taken, with the time when it was.
[1]

$ hoofbeat take loperamide --at noonish
hoofbeat: --at: "noonish" is not a time. Write a date and a time, as in 2026-11-23T19:30:00-05:00, or a date alone, as in 2026-11-23.
[1]

$ hoofbeat take loperamide --dose lots
hoofbeat: --dose: "lots" is not a number. Write digits, with a point or a comma where it needs one, as in 31.5.
[1]

$ hoofbeat skip loperamide
hoofbeat: No dose of loperamide is open today, so there is none to leave out.
[1]

$ hoofbeat skip somatuline
hoofbeat: No dose of somatuline is open today, so there is none to leave out.
[1]

# One dose is one change.
$ hoofbeat undo
The last change was taken back.
  2026-12-10 09:00  Temozolomide, 300 mg, oral
Taken back: take (change 14).
