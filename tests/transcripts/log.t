# A plain sentence is understood, shown and saved; what is doubtful is asked.

$ hoofbeat log "flush x2 after pizza and red wine, took 100 mcg octreotide" --yes
Saved:
  2026-11-23 19:30  Flushing, 2 times
  2026-11-23 19:30  Meal, pizza, red wine
  2026-11-23 19:30  Octreotide, short-acting, 100 mcg

$ hoofbeat log took 2 loperamide 2mg --yes
Saved:
  2026-11-23 19:30  Loperamide, 4 mg
2 x 2 mg of Loperamide is 4 mg in all.

$ hoofbeat log somatuline 120 mg left buttock yesterday --dry-run
Understood:
  2026-11-22        Lanreotide, 120 mg, left buttock

$ hoofbeat log "flush at 6pm and blorp" --yes
Saved:
  2026-11-23 18:00  Flushing
Not understood, kept as text: “blorp”

$ hoofbeat --json log "flush at 6pm, octreotide 100 mg" --yes
{"schema":"hoofbeat.log/1","saved":true,"entries":[{"kind":"symptom","name":"flushing","count":1,"at":"2026-11-23T18:00:00-05:00","zone":"America/New_York","text":"flush at 6pm, octreotide 100 mg","id":"<id1>"}],"not_understood":[],"questions":[{"text":"100 mg does not look like one dose of Octreotide, short-acting (“octreotide”). How much was it?","choices":["100 mcg","another amount"],"sentences":["flush at 6pm, octreotide 100 mcg",null]}],"change":4,"notes":[]}

# Only a doubt, or nothing understood: nothing is saved.
$ hoofbeat log 100 kg of octreotide --yes
hoofbeat: Nothing was saved, because one thing is not clear. 100 kg does not look like one dose of Octreotide, short-acting (“octreotide”). How much was it? (100 mcg, or another amount) Write it out and send it again, for example: octreotide 100 mcg.
[1]

$ hoofbeat log flush at 9pm --yes
hoofbeat: Nothing was saved, because one thing is not clear. When was “flush”? That time is still to come. (yesterday at 21:00, or it is still to come: nothing is logged) Write it out and send it again, for example: flush yesterday at 21:00.
[1]

$ hoofbeat log blorp --yes
hoofbeat: Nothing in it was understood, so nothing was saved. You could say: flushed badly at 6.45pm; 4 loose stools today; took 2 loperamide 2 mg; pizza and red wine at noon; BP 142/85. For anything else begin with "note:".
[1]

$ hoofbeat log what is in pizza --yes
hoofbeat: That reads like a question, so nothing was saved. To ask what is in a food, type: hoofbeat food pizza and red wine. To log, say what happened: flush at 6.45pm.
[1]

$ hoofbeat log flush < /dev/null
hoofbeat: Without a terminal nothing can be asked. Add --yes to save, or --dry-run to see only what is understood. See: hoofbeat help log
[2]

$ hoofbeat log flush --yes --dry-run
hoofbeat: --yes saves and --dry-run only shows. Give one of the two. See: hoofbeat help log
[2]

$ hoofbeat log flush --at 2026-11-24 --yes
hoofbeat: --at: 2026-11-24 is still to come. Log what has happened, with the time when it did.
[1]

$ hoofbeat log octreotied 100 mcg --at 2026-11-22T08:00 --dry-run
Understood:
  2026-11-22 08:00  Octreotide, short-acting, 100 mcg

# By fields, for scripts.
$ hoofbeat log stool --count 2 --bristol 6
Saved:
  2026-11-23 19:30  Stool, 2 times, Bristol form 6

$ hoofbeat log stool --bristol 9
hoofbeat: --bristol: 9 is outside what this may hold: 1 to 7.
[1]

$ hoofbeat journal --last 3
Monday 23 November 2026, today
  19:30  Octreotide, short-acting, 100 mcg                    <id2~>
         "flush x2 after pizza and red wine, took 100 mcg octreotide"
  19:30  Loperamide, 4 mg                                     <id3~>
         "took 2 loperamide 2mg"
  19:30  Stool, 2 times, Bristol form 6                       <id4~>

# A field that is true or false needs no value; the words for how bad are numbers.
$ hoofbeat log dose --agent octreotide-sa --skipped --json | grep -o '"skipped":true'
"skipped":true

$ hoofbeat log dose --agent octreotide-sa --rescue --dose 100 --unit mcg --json | grep -o '"rescue":true,"dose":100'
"rescue":true,"dose":100

$ hoofbeat log symptom --name flushing --severity moderate --json | grep -o '"severity":5'
"severity":5

$ hoofbeat log vital --name bp --systolic 150 --diastolic 92 --json | grep -o '"name":"blood-pressure"'
"name":"blood-pressure"

# A kind's name alone with --yes is a sentence.
$ hoofbeat log stool --yes --json | grep -o '"text":"stool"'
"text":"stool"

# A field is named as it was typed.
$ hoofbeat log stool --bristol 9
hoofbeat: --bristol: 9 is outside what this may hold: 1 to 7.
[1]

# On a terminal one answer finishes a question; what is typed anew goes with the rest.
$ printf '1\ny\n' | script -qec "hoofbeat log flush x2, octreotide 100 kg" /dev/null | tr -d '\r' | grep -A 3 Saved
Save this? [y/n] [1mSaved:[0m
  [2m2026-11-23 19:30[0m  Flushing, 2 times
  [2m2026-11-23 19:30[0m  Octreotide, short-acting, 100 mcg

$ printf '2\n50 mcg octreotide\ny\n' | script -qec "hoofbeat log octreotide 100 kg" /dev/null | tr -d '\r' | grep -A 3 Saved
Save this? [y/n] [1mSaved:[0m
  [2m2026-11-23 19:30[0m  Octreotide, short-acting, 50 mcg

$ printf '\n' | script -qec "hoofbeat log husband flushed" /dev/null | tr -d '\r' | tail -1
Which? [number, or Enter to leave it out] Nothing was saved.

# What was understood of a sentence, and what its choices would make of it.
$ hoofbeat log "no flush and diarrhea" --dry-run
Understood:
  2026-11-23        Flushing, none
Not clear: “no flush and diarrhea”: was there any diarrhea?
  - no diarrhea
  - yes: diarrhea
What is not clear is not saved as an entry.

$ hoofbeat log "sweating a lot since lunch" --yes
Saved:
  2026-11-23        Sweating
“sweating” is not a symptom that the book knows. It is kept as you wrote it.

$ hoofbeat log "dancing, 3 loose stools" --yes
Saved:
  2026-11-23 19:30  Exercise
  2026-11-23 19:30  Stool, 3 times

$ hoofbeat journal --last 2
Monday 23 November 2026, today
  19:30  Exercise                                             <id5~>
  19:30  Stool, 3 times                                       <id6~>
         "dancing, 3 loose stools"
