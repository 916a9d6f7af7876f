# What is in a meal, and what is known.

$ hoofbeat food banana
Banana
  high            Serotonin
  moderate        FODMAP sugars
  low             Tyramine
  measured        about 15.0 ug/g serotonin (mean, SEM 2.4); about 25 ug/g
                  serotonin (pulp, average in a feeding study); about 2.5-10
                  mg/100 g dopamine (ripe pulp); about 80-560 mg/100 g dopamine
                  (peel); about 7 mg/kg tyramine (ripe pulp (McCabe 1986,
                  quoted)); about 65 mg/kg tyramine (peel (McCabe 1986,
                  quoted)); histamine none found (Brazilian survey, fresh
                  good-quality food)
  from            Serotonin content of foods: effect on urinary excretion of
                  5-HIAA (Feldman & Lee), Am J Clin Nutr 42:639, 1985; Urinary
                  5-HIAA and 5-hydroxytryptophol after oral serotonin, Life Sci
                  50:1207, 1992; High content of dopamine in Cavendish banana
                  (Kanazawa & Sakakibara), J Agric Food Chem 48:844, 2000
  instead         blueberries, grapes, peach

$ hoofbeat food pizza and a glass of red wine --json --brief
{"schema":"hoofbeat.food/1","text":"pizza and a glass of red wine","classes":{"high_serotonin":"low","high_tyramine":"varies","high_histamine":"varies","alcohol":"high","high_fat":"moderate","fodmap_lactose":"moderate","fermented":"high"},"foods":[{"food":"pizza","start":0,"end":5},{"food":"red-wine","start":21,"end":29}],"not_checked":["glass"],"questions":[]}

$ printf 'banana\n\ntap water\n' | hoofbeat food - --json --brief
{"schema":"hoofbeat.food/1","text":"banana","classes":{"high_serotonin":"high","high_tyramine":"low","fodmap_lactose":"moderate"},"foods":[{"food":"banana","start":0,"end":6}],"not_checked":[],"questions":[]}
{"schema":"hoofbeat.food/1","text":"","classes":{},"foods":[],"not_checked":[],"questions":[]}
{"schema":"hoofbeat.food/1","text":"tap water","classes":{},"foods":[{"food":"water","start":0,"end":9}],"not_checked":[],"questions":[]}

$ hoofbeat food
hoofbeat: Say what you eat or drink, for example: hoofbeat food pizza and red wine (see: hoofbeat help food)
[2]

$ hoofbeat food banana --test nowhere
Banana
  high            Serotonin
  moderate        FODMAP sugars
  low             Tyramine
  measured        about 15.0 ug/g serotonin (mean, SEM 2.4); about 25 ug/g
                  serotonin (pulp, average in a feeding study); about 2.5-10
                  mg/100 g dopamine (ripe pulp); about 80-560 mg/100 g dopamine
                  (peel); about 7 mg/kg tyramine (ripe pulp (McCabe 1986,
                  quoted)); about 65 mg/kg tyramine (peel (McCabe 1986,
                  quoted)); histamine none found (Brazilian survey, fresh
                  good-quality food)
  from            Serotonin content of foods: effect on urinary excretion of
                  5-HIAA (Feldman & Lee), Am J Clin Nutr 42:639, 1985; Urinary
                  5-HIAA and 5-hydroxytryptophol after oral serotonin, Life Sci
                  50:1207, 1992; High content of dopamine in Cavendish banana
                  (Kanazawa & Sakakibara), J Agric Food Chem 48:844, 2000
  instead         blueberries, grapes, peach
.
For the 5-HIAA test alone (symptoms are another matter)
  No sheet of the laboratory "nowhere" is known here. What most laboratories say
  is shown, for 72 h before and during the collection. The laboratory's own
  sheet comes first: ask for it.
  Most laboratories say to leave out: Banana.

$ hoofbeat food banana --tset hiaa-mayo
hoofbeat: --tset is not an option of this command. Did you mean --test? See: hoofbeat help food
[2]

$ hoofbeat --book other food banana --brief --json && ls -A
{"schema":"hoofbeat.food/1","text":"banana","classes":{"high_serotonin":"high","high_tyramine":"low","fodmap_lactose":"moderate"},"foods":[{"food":"banana","start":0,"end":6}],"not_checked":[],"questions":[]}
other
