# Correcting, deleting, taking back.

$ hoofbeat import $TRANSCRIPTS/files/week.json > /dev/null

$ hoofbeat journal --kind symptom

$ hoofbeat edit <id1~> --severity 7 --text "after the pizza"

$ hoofbeat journal show <id1>

$ hoofbeat edit <id1> --severity "" --json

$ hoofbeat undo

$ hoofbeat undo

$ hoofbeat journal --kind symptom

$ hoofbeat delete <id1>

$ hoofbeat journal --kind symptom

$ hoofbeat journal show <id1>

$ hoofbeat undo --json

$ hoofbeat journal --kind symptom

# A value may look like an option of the program.
$ hoofbeat edit <id1> --text --json

# What cannot be done changes nothing.
$ hoofbeat edit <id1> --severity 11

$ hoofbeat edit <id1> --severty 5

$ hoofbeat edit <id1>

$ hoofbeat edit <id1> --severity

$ hoofbeat edit <id1> severity 5

$ hoofbeat edit

$ hoofbeat edit --severity 5

$ hoofbeat edit 00000000 --severity 5

$ hoofbeat delete

$ hoofbeat delete 00000000

$ hoofbeat delete <id1> <id2>

$ hoofbeat undo everything

$ hoofbeat undo > /dev/null; hoofbeat undo > /dev/null; hoofbeat undo
