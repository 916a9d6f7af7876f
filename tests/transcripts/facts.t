# What the program knows, and how sure it is.

$ hoofbeat facts | head -1
What Hoofbeat knows

$ hoofbeat facts banana --json | head -c 60
{"schema":"hoofbeat.facts/1","subject":"banana","name":"Bana

$ hoofbeat facts xyzzy
hoofbeat: There are no facts about "xyzzy". To see what there is: hoofbeat facts
[1]

$ hoofbeat facts banana pizza
hoofbeat: There are no facts about "banana pizza". To see what there is: hoofbeat facts
[1]

# A known thing of which nothing is noted is an answer, no mistake.

$ hoofbeat facts tylenol
Acetaminophen (paracetamol)
Nothing is noted about it yet.

$ hoofbeat facts tylenol --json
{"schema":"hoofbeat.facts/1","subject":"acetaminophen","name":"Acetaminophen (paracetamol)","facts":[]}

# A treatment answers to its brand; a label's order is told as the label's.

$ hoofbeat facts somatuline | grep -A 1 -E "^Lanreotide|Time between"
Lanreotide
  Kind of treatment         somatostatin analogue, long-acting depot (gel) [1]
--
  Time between doses        28 days [5]
  How it is given           The page says to alternate right and left buttock,

$ hoofbeat facts xermelo | grep -A 2 "Food rule" | head -1
  Food rule                 The label says to take it with food. [7]

# A check of the plan says what it looks at; a regimen what is given when.

$ hoofbeat facts C33-tel-octreotide | tail -n +6 | head -8
  To ask the team           At what times do telotristat and the octreotide
                            injection fit together? [1]
  Looked at                 each dose of octreotide-sa [1]
  Speaks when               dose of telotristat-ethyl within 30 min before [1]
.
Sources
  [1]   Xermelo dosage (Drugs.com copy of FDA label)
        https://www.drugs.com/dosage/xermelo.html

$ hoofbeat facts captem-750 | head -5
CAPTEM, capecitabine 750
  Capecitabine              750 mg/m2, 2 times a day, day 1-14 of 28 (after
                            food; some clinics cap it at 2500 mg a day) [1]
  Temozolomide              200 mg/m2, day 10-14 of 28 (bedtime or empty
                            stomach) [1]

$ hoofbeat facts checks | head -1
Checks of the plan
