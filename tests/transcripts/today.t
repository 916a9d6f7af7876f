# The first screen.

$ hoofbeat
Monday 23 November 2026
This book is empty. A sentence is all it takes to begin: what happened, what was
taken, what was eaten.
.
You could type
  hoofbeat log "flush"
  hoofbeat food "pizza and a glass of red wine"
  hoofbeat demo
.
`demo` fills this empty book with a made-up person's year, to look around in.
Everything else: hoofbeat help

$ hoofbeat today --json
{"schema":"hoofbeat.today/1","date":"2026-11-23","doses":[],"findings":[],"tests":[],"depots":[],"counts":{},"entries":[],"quick":["flush","stool","loose stool","nothing to report"],"made_up":false}

$ hoofbeat import ../files/week.json > /dev/null

$ hoofbeat
Monday 23 November 2026
         5-HIAA in urine, 31.5 mg/(24.h)                      <id1~>
  07:15  Stool, Bristol form 6, watery, urgent                <id2~>
  08:00  Blood pressure, 142/85                               <id3~>
  09:00  Stress                                               <id4~>
  09:05  Note, Slept badly. Ask about the night stools.       <id5~>
So far: stools 1
.
From your plan
         Lanreotide, 120 mg: late, was due Monday 9 November 2026, 09:00
         Octreotide, short-acting, 100 mcg: when needed, 3 left of the plan's
         daily maximum
.
Since the last one
  Lanreotide: none is logged, by the plan the last was 14 days ago, next Monday
    7 December 2026, 09:00
.
Tests ahead
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic Laboratories HIAA
    (LC-MS/MS), client catalogue
.
You could type
  hoofbeat log "flush"
  hoofbeat food "pizza and a glass of red wine"
  hoofbeat journal
.
Everything else: hoofbeat help

$ hoofbeat today
Monday 23 November 2026
         5-HIAA in urine, 31.5 mg/(24.h)                      <id1~>
  07:15  Stool, Bristol form 6, watery, urgent                <id2~>
  08:00  Blood pressure, 142/85                               <id3~>
  09:00  Stress                                               <id4~>
  09:05  Note, Slept badly. Ask about the night stools.       <id5~>
So far: stools 1
.
From your plan
         Lanreotide, 120 mg: late, was due Monday 9 November 2026, 09:00
         Octreotide, short-acting, 100 mcg: when needed, 3 left of the plan's
         daily maximum
.
Since the last one
  Lanreotide: none is logged, by the plan the last was 14 days ago, next Monday
    7 December 2026, 09:00
.
Tests ahead
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic Laboratories HIAA
    (LC-MS/MS), client catalogue

$ hoofbeat today --json
{"schema":"hoofbeat.today/1","date":"2026-11-23","doses":[{"item":"<id6>","agent":"lanreotide","dose":120,"unit":"mg","due_at":"2026-11-09T09:00:00-05:00","state":"late","taken":[]},{"item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","due_at":null,"state":"as-needed","taken":[],"left_today":3}],"findings":[],"tests":[{"id":"<id8>","test":"5-hiaa-urine","at":"2026-12-03T07:00:00-05:00","hours":24,"laboratory":"hiaa-mayo"}],"depots":[{"item":"<id6>","agent":"lanreotide","days_since":14,"next":"2026-12-07T09:00:00-05:00","site":null,"last":null}],"counts":{"stool":1},"entries":[{"id":"<id1>","kind":"lab","test":"5-hiaa-urine","value":31.5,"unit":"mg/(24.h)","high":8,"at":"2026-11-23"},{"id":"<id2>","kind":"stool","count":1,"bristol":6,"flags":["watery","urgent"],"at":"2026-11-23T07:15:00-05:00"},{"id":"<id3>","kind":"vital","name":"blood-pressure","systolic":142,"diastolic":85,"at":"2026-11-23T08:00:00-05:00"},{"id":"<id4>","kind":"factor","name":"stress","value":1,"at":"2026-11-23T09:00:00-05:00"},{"id":"<id5>","kind":"note","at":"2026-11-23T09:05:00-05:00","text":"Slept badly. Ask about the night stools."}],"quick":["flush","stool","loose stool","nothing to report"],"made_up":false}

$ hoofbeat --now 2026-11-25T08:00 today
Wednesday 25 November 2026
Nothing is logged for today yet.
.
From your plan
         Lanreotide, 120 mg: late, was due Monday 9 November 2026, 09:00
         Octreotide, short-acting, 100 mcg: when needed, 3 left of the plan's
         daily maximum
.
Since the last one
  Lanreotide: none is logged, by the plan the last was 16 days ago, next Monday
    7 December 2026, 09:00
.
Tests ahead
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic Laboratories HIAA
    (LC-MS/MS), client catalogue

# The present as it may be given.
$ hoofbeat today --now "2026-11-23 08:00" --json | head -c 50
{"schema":"hoofbeat.today/1","date":"2026-11-23","

$ hoofbeat --now 2026-11-23 today
hoofbeat: --now: "2026-11-23" has no clock time. Write it like 2026-11-23T19:30. See: hoofbeat help today
[2]

$ hoofbeat --now tomorrow today
hoofbeat: --now: "tomorrow" is not a time. Write a date and a time, as in 2026-11-23T19:30:00-05:00, or a date alone, as in 2026-11-23. See: hoofbeat help today
[2]

$ hoofbeat --zone Mars/Phobos today
hoofbeat: --zone: "Mars/Phobos" is not a known time zone. Give it as area and city, as in America/New_York or Europe/Berlin. See: hoofbeat help today
[2]

$ hoofbeat today tomorrow
hoofbeat: "tomorrow" is one word too many. See: hoofbeat help today
[2]

$ NO_DEFAULTS=1 TZDIR=/nowhere hoofbeat --zone America/New_York today
hoofbeat: The folder of time zones, /nowhere, is missing or empty. Install the package tzdata, or set TZDIR to the folder that holds the zones. Nothing was changed.
[3]

# What a person says often is shown such that a shell takes it as it stands.
$ hoofbeat log symptom --name flushing --text 'flush $(id) `id`' > /dev/null

$ hoofbeat log symptom --name flushing --text 'flush $(id) `id`' > /dev/null

$ hoofbeat | grep 'hoofbeat log'
  hoofbeat log 'flush $(id) `id`'
