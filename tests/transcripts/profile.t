# Who the journal is about.

$ hoofbeat profile
Who this journal is about
  Nothing is written down yet. Everything here is optional.
.
To write something down or change it, for example:
  hoofbeat profile set weight_kg 61.5
All keys: hoofbeat help profile

$ hoofbeat profile set weight_kg 61.5 diagnosis.grade G2
Saved in the profile.

$ hoofbeat profile set food_lists.avoid red-wine,banana zone Europe/London --json
{"schema":"hoofbeat.change/1","change":2,"added":["<id1>","<id2>"],"superseded":[],"entries":[],"items":[],"notes":[]}

$ hoofbeat profile
Who this journal is about
  zone                    Europe/London
  weight_kg               61.5
  diagnosis.grade         G2
  food_lists.avoid        red-wine, banana
.
To write something down or change it, for example:
  hoofbeat profile set weight_kg 61.5
All keys: hoofbeat help profile

$ hoofbeat profile set weight_kg "" 
Saved in the profile.

$ hoofbeat profile --json
{"schema":"hoofbeat.profile/1","profile":{"zone":"Europe/London","diagnosis":{"grade":"G2"},"food_lists":{"avoid":["red-wine","banana"]}}}

$ hoofbeat undo
The last change was taken back.
Taken back: profile (change 3).

$ hoofbeat profile --json
{"schema":"hoofbeat.profile/1","profile":{"zone":"Europe/London","weight_kg":61.5,"diagnosis":{"grade":"G2"},"food_lists":{"avoid":["red-wine","banana"]}}}

$ hoofbeat profile set wieght_kg 60
hoofbeat: wieght_kg: "wieght_kg" is not a field of profile. Did you mean "weight_kg"?
[1]

$ hoofbeat profile set weight_kg heavy
hoofbeat: weight_kg: "heavy" is not a number. Write digits, with a point or a comma where it needs one, as in 31.5.
[1]

$ hoofbeat profile set zone Mars/Phobos
hoofbeat: zone: "Mars/Phobos" is not a known time zone. Give it as area and city, as in America/New_York or Europe/Berlin.
[1]

$ hoofbeat profile set weight_kg
hoofbeat: After `set` come a key and its value, for example: weight_kg 61.5. Put a value of several words in quotes; "" clears a key. See: hoofbeat help profile
[2]

$ hoofbeat profile weight_kg 60
hoofbeat: "weight_kg" is not something that the profile can do. There is `hoofbeat profile` and `hoofbeat profile set KEY VALUE`. See: hoofbeat help profile
[2]

# The profile's zone holds where none is given.
$ NO_DEFAULTS=1 hoofbeat --now 2026-11-23T23:30:00-05:00 today --json
{"schema":"hoofbeat.today/1","date":"2026-11-24","doses":[],"findings":[],"tests":[],"depots":[],"counts":{},"entries":[],"quick":["flush","stool","loose stool","nothing to report"],"made_up":false}

# Keys within a named meal or answer are reached with points too.
$ hoofbeat profile set meals.breakfast.text "porridge and banana" > /dev/null; hoofbeat --json profile | grep -o '"meals":{[^}]*}}'
"meals":{"breakfast":{"text":"porridge and banana"}}
