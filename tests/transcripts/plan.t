# The plan, as it was entered.

$ hoofbeat plan

$ hoofbeat plan --json

$ hoofbeat import $TRANSCRIPTS/files/week.json > /dev/null

$ hoofbeat plan

$ hoofbeat delete <id1~>

$ hoofbeat plan --json | grep -c lanreotide

$ hoofbeat plan add lanreotide

$ hoofbeat plan --days 5
