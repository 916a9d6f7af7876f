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
Call now: Capecitabine or 5-FU with warfarin
  The label warns of bleeding: the INR can rise during this medicine and for a
  month after. Call your team now and ask for extra INR tests.
  Why       Capecitabine planned on 1 December 2026; Warfarin is on your list of
            medicines.
  To ask    How often is my INR tested while I have this medicine?
  From      Capecitabine tablets US label (BluePoint), DailyMed (2025-02). Our
            own choice: 14 d.
            https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=88c5af84-90
            0a-4372-b056-bfea70c129cf
  Check     tt-cape-vka
.
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
To ask or to note (hoofbeat plan check says why)
  Food that spoils the 5-HIAA test
  A look at the heart valves
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
Call now: Capecitabine or 5-FU with warfarin
  The label warns of bleeding: the INR can rise during this medicine and for a
  month after. Call your team now and ask for extra INR tests.
  Why       Capecitabine planned on 1 December 2026; Warfarin is on your list of
            medicines.
  To ask    How often is my INR tested while I have this medicine?
  From      Capecitabine tablets US label (BluePoint), DailyMed (2025-02). Our
            own choice: 14 d.
            https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=88c5af84-90
            0a-4372-b056-bfea70c129cf
  Check     tt-cape-vka
.
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
To ask or to note (hoofbeat plan check says why)
  Food that spoils the 5-HIAA test
  A look at the heart valves
.
Tests ahead
  5-HIAA in urine, 2026-12-03 07:00, 24 hours, Mayo Clinic Laboratories HIAA
    (LC-MS/MS), client catalogue

$ hoofbeat today --json
{"schema":"hoofbeat.today/1","date":"2026-11-23","doses":[{"item":"<id6>","agent":"lanreotide","dose":120,"unit":"mg","due_at":"2026-11-09T09:00:00-05:00","state":"late","taken":[]},{"item":"<id7>","agent":"octreotide-sa","dose":100,"unit":"mcg","due_at":null,"state":"as-needed","taken":[],"left_today":3}],"findings":[{"check":"tt-cape-vka","title":"Capecitabine or 5-FU with warfarin","severity":"stop-and-call","at":"2026-12-01","message":"The label warns of bleeding: the INR can rise during this medicine and for a month after. Call your team now and ask for extra INR tests.","why":"Capecitabine planned on 1 December 2026; Warfarin is on your list of medicines.","ask":"How often is my INR tested while I have this medicine?","entries":[],"items":["<id8>"],"source":{"title":"Capecitabine tablets US label (BluePoint), DailyMed","url":"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=88c5af84-900a-4372-b056-bfea70c129cf","as_of":"2025-02","confidence":"read"},"ours":["14 d"],"acknowledged":null},{"check":"C58-hiaa-diet","title":"Food that spoils the 5-HIAA test","severity":"caution","at":"2026-11-23","message":"Food that the laboratory asks to leave out was eaten in the days of the test. The result may read high. Tell the laboratory, or ask whether to put the test off.","why":"5-HIAA in urine 31.5 mg/(24.h) on 23 November 2026; a meal on 22 November 2026 at 12:30; 1 day apart; pizza; the diet of most laboratories begins 72 hours before the test.","ask":null,"entries":["<id1>","<id9>"],"items":[],"source":{"title":"Mayo Clinic Laboratories HIAA (LC-MS/MS), client catalogue","url":"https://dchlab.testcatalog.org/show/HIAA","as_of":null,"confidence":"read"},"ours":[],"acknowledged":null},{"check":"C67-echo-due","title":"A look at the heart valves","severity":"info","at":"2026-11-23","message":"Serotonin can harm the heart valves. No echocardiogram is noted for a year. Ask whether one is due.","why":"5-HIAA in urine 31.5 mg/(24.h) on 23 November 2026; upper limit on the sheet 8 mg/(24.h); no echocardiogram is recorded.","ask":"When is my next heart valve check?","entries":["<id1>"],"items":[],"source":{"title":"Variation in cardiac screening UK and Ireland, Clin Oncol 2015 (abstract)","url":"http://www.uptodate.com/contents/carcinoid-heart-disease/abstract/23?topicKey=CARD%2F8135&refNum=23&view=print","as_of":"2015-07","confidence":"read"},"ours":["365 d"],"acknowledged":null}],"tests":[{"id":"<id10>","test":"5-hiaa-urine","at":"2026-12-03T07:00:00-05:00","hours":24,"laboratory":"hiaa-mayo"}],"depots":[{"item":"<id6>","agent":"lanreotide","days_since":14,"next":"2026-12-07T09:00:00-05:00","site":null,"last":null}],"counts":{"stool":1},"entries":[{"id":"<id1>","kind":"lab","test":"5-hiaa-urine","value":31.5,"unit":"mg/(24.h)","high":8,"at":"2026-11-23"},{"id":"<id2>","kind":"stool","count":1,"bristol":6,"flags":["watery","urgent"],"at":"2026-11-23T07:15:00-05:00"},{"id":"<id3>","kind":"vital","name":"blood-pressure","systolic":142,"diastolic":85,"at":"2026-11-23T08:00:00-05:00"},{"id":"<id4>","kind":"factor","name":"stress","value":1,"at":"2026-11-23T09:00:00-05:00"},{"id":"<id5>","kind":"note","at":"2026-11-23T09:05:00-05:00","text":"Slept badly. Ask about the night stools."}],"quick":["flush","stool","loose stool","nothing to report"],"made_up":false}

$ hoofbeat --now 2026-11-25T08:00 today
Wednesday 25 November 2026
Call now: Capecitabine or 5-FU with warfarin
  The label warns of bleeding: the INR can rise during this medicine and for a
  month after. Call your team now and ask for extra INR tests.
  Why       Capecitabine planned on 1 December 2026; Warfarin is on your list of
            medicines.
  To ask    How often is my INR tested while I have this medicine?
  From      Capecitabine tablets US label (BluePoint), DailyMed (2025-02). Our
            own choice: 14 d.
            https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=88c5af84-90
            0a-4372-b056-bfea70c129cf
  Check     tt-cape-vka
.
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
To ask or to note (hoofbeat plan check says why)
  A look at the heart valves
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
