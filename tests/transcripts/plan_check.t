# What the checks say, and the answer to them.

$ hoofbeat plan check | head -n 1
No check has something to say.

$ hoofbeat import ../files/prrt.json > /dev/null

$ hoofbeat plan check | sed -n '/^Call now: Long/,/C01-lu/p'
Call now: Long-acting injection close to PRRT
  The label says that long-acting injections stop at least 4 weeks before PRRT.
  Call your team before the treatment day.
  Why       Lutetium-177 dotatate (PRRT) 7.4 GBq planned on 15 December 2026 at
            10:00; Octreotide LAR (long-acting) 30 mg planned on 30 November
            2026; 15 days apart.
  To ask    When should my last long-acting injection be?
  From      Lutathera dosing and administration (Novartis US HCP site).
            https://www.hcp.novartis.com/products/lutathera/gep-nets/dosing-and-
            administration/
  Check     C01-lu-lar-before

$ hoofbeat plan check --days 7 --json | tr , '\n' | grep -c C01-lu-lar-before
0
[1]

$ hoofbeat plan check --days many
hoofbeat: --days: "many" is no number of days. Give a whole number from 0 to 4000. See: hoofbeat help plan
[2]

$ hoofbeat plan check --days 5000
hoofbeat: --days: "5000" is no number of days. Give a whole number from 0 to 4000. See: hoofbeat help plan
[2]

$ hoofbeat plan acknowledge
hoofbeat: This command needs the name of a check (`hoofbeat plan check` shows them). See: hoofbeat help plan
[2]

$ hoofbeat plan acknowledge C01-lu-lar-befor
hoofbeat: There is no check "C01-lu-lar-befor". Do you mean "C01-lu-lar-before"?
[1]

$ hoofbeat plan acknowledge C01-lu-lar-before --item 01890000
hoofbeat: There is nothing with the id 01890000. "hoofbeat journal" shows the ids of entries, "hoofbeat plan" those of the plan.
[1]

$ hoofbeat plan acknowledge C01-lu-lar-before --item
hoofbeat: --item: Say after --item which item of the plan: `hoofbeat plan` shows them with their ids. See: hoofbeat help plan
[2]

$ hoofbeat plan acknowledge C01-lu-lar-before --team --by "NET nurse" --note "A short gap is meant."
Noted as your team's plan:
  2026-11-23 19:30  Acknowledgement

$ hoofbeat plan check | sed -n '/^Note: Long/,/C01-lu/p'
Note: Long-acting injection close to PRRT
  The label says that long-acting injections stop at least 4 weeks before PRRT.
  Call your team before the treatment day.
  Why       Lutetium-177 dotatate (PRRT) 7.4 GBq planned on 15 December 2026 at
            10:00; Octreotide LAR (long-acting) 30 mg planned on 30 November
            2026; 15 days apart.
  To ask    When should my last long-acting injection be?
  Answered  This is your team's plan, says NET nurse (Monday 23 November 2026).
            A short gap is meant.
  From      Lutathera dosing and administration (Novartis US HCP site).
            https://www.hcp.novartis.com/products/lutathera/gep-nets/dosing-and-
            administration/
  Check     C01-lu-lar-before

$ hoofbeat undo > /dev/null; hoofbeat plan check | grep -c Answered
0
[1]
