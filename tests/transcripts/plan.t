# The plan, as it was entered.

$ hoofbeat plan
The plan is empty. Items come in with a file: hoofbeat import FILE

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
hoofbeat: This version only lists the plan: "add" is not something it can do. Items come in with a file: hoofbeat import FILE (see: hoofbeat help plan)
[2]

$ hoofbeat plan --days 5
hoofbeat: This version only lists the plan: "--days" is not something it can do. Items come in with a file: hoofbeat import FILE (see: hoofbeat help plan)
[2]
