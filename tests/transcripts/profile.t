# Who the journal is about.

$ hoofbeat profile

$ hoofbeat profile set weight_kg 61.5 diagnosis.grade G2

$ hoofbeat profile set food_lists.avoid red-wine,banana zone Europe/London --json

$ hoofbeat profile

$ hoofbeat profile set weight_kg "" 

$ hoofbeat profile --json

$ hoofbeat undo

$ hoofbeat profile --json

$ hoofbeat profile set wieght_kg 60

$ hoofbeat profile set weight_kg heavy

$ hoofbeat profile set zone Mars/Phobos

$ hoofbeat profile set weight_kg

$ hoofbeat profile weight_kg 60

# The profile's zone holds where none is given.
$ NO_DEFAULTS=1 hoofbeat --now 2026-11-23T23:30:00-05:00 today --json
