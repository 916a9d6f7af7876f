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
