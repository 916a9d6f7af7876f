"""Writes ingredient lists of 30 to 400 bytes, one a line, for bench/food.

usage: food_lists.py dense|sparse COUNT NAMES SEED > lists

NAMES is a file with one listed name a line. Dense lists are made of listed
names; sparse ones mostly of what labels hold besides. The same seed writes the
same bytes everywhere.
"""
import random
import sys

UNLISTED = """acetylated distarch adipate,acidity regulator,acidulant,agar agar,alginate,
alkalised,alpha tocopherol,ammonium bicarbonate,amylase,annatto norbixin,anti-caking agent,
antioxidant,arabic,ascorbic acid,aspartame,azodicarbonamide,baking powder,barley malt extract,
beet red,benzoate,beta carotene,bicarbonate,bifidobacterium,bulking agent,calcium carbonate,
calcium chloride,calcium propionate,canola lecithin,caramel colour,carmine,carnauba wax,
carrageenan,casein hydrolysate,cellulose,citric acid,colour,concentrate,copper gluconate,
cultured dextrose,curdlan,cyanocobalamin,dehydrated,dextrin,dextrose,diacetyl,dicalcium phosphate,
diglycerides,diphosphates,disodium guanylate,disodium inosinate,emulsifier,enriched,enzymes,
erythorbate,ferric pyrophosphate,ferrous sulphate,firming agent,flavour enhancer,flavouring,flour,
flour treatment agent,folic acid,gelatine,gellan gum,gelling agent,glazing agent,gluconate,
glucono delta lactone,glucose syrup,glutamate,gluten,glycerine,glycerol,guar gum,
humectant,hydrogenated,hydrolysed protein,interesterified,invert syrup,iron,isomalt,
l-cysteine hydrochloride,lactic acid,lactobacillus acidophilus,lactylate,lecithin,locust bean gum,
lysozyme,magnesium stearate,malic acid,maltodextrin,maltitol,methylcellulose,microcrystalline,
mineral salts,modified starch,monoglycerides,monopotassium phosphate,natural flavouring,niacinamide,
nicotinamide,nisin,palm stearin,pantothenate,paprika extract,partially reconstituted,pectin,
phosphoric acid,polydextrose,polyglycerol polyricinoleate,polysorbate 80,potassium iodate,
potassium sorbate,powder,preservative,propellant,propylene glycol alginate,protein isolate,
pyridoxine hydrochloride,pyrophosphate,raising agent,rapeseed,reduced iron,rehydrated,rennet,
retinyl palmitate,riboflavin,rosemary extract,saccharin,salt,sea salt,shellac,silicon dioxide,
skimmed,smoke flavouring,sodium alginate,sodium ascorbate,sodium caseinate,sodium citrate,
sodium nitrite,sodium phosphate,solids,sorbic acid,soya lecithin,spice extract,stabiliser,starch,
stearoyl lactylate,steviol glycosides,streptococcus thermophilus,sucralose,sulphite,sunflower
lecithin,sweetener,tapioca starch,tartaric acid,tartrazine,thiamin mononitrate,thickener,
titanium dioxide,tocopherols,tricalcium phosphate,trisodium citrate,triglycerides,turmeric oleoresin,
vitamin,wheat,wheat flour,wheat gluten,whey protein concentrate,xanthan gum,xylanase,
zinc oxide""".replace("\n", " ").split(",")
UNLISTED = [" ".join(word.split()) for word in UNLISTED]
FRAMES = ["{} ({})", "{} ({}, {})", "{} [{}]", "{}", "{}", "{}", "{}", "{}", "{}", "{}"]
OPENINGS = ["Ingredients: ", "INGREDIENTS: ", "", "", "", "Contains: "]
CLOSINGS = [".", "", "", ". May contain {}.", ". Contains 2% or less of: {}.", ". Contains {}."]
BETWEEN = [", ", ", ", ", ", ", ", "; ", ",", " and "]


def main():
    kind, count, names_path, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    with open(names_path, encoding="utf-8") as file:
        names = [line.rstrip("\n") for line in file]
    rng = random.Random(seed)
    share = 0.95 if kind == "dense" else 0.10

    def part():
        word = rng.choice(names) if rng.random() < share else rng.choice(UNLISTED)
        roll = rng.random()
        if roll < 0.12:
            word = word.upper()
        elif roll < 0.45:
            word = word.capitalize()
        if rng.random() < 0.07:
            word += " (%d%%)" % rng.randint(1, 70)
        if kind != "dense" and rng.random() < 0.05:
            word += " (E%d)" % rng.randint(100, 999)
        return word

    out = []
    for _ in range(count):
        want = rng.randint(30, 400)
        line = rng.choice(OPENINGS)
        closing = rng.choice(CLOSINGS)
        if "{}" in closing:
            closing = closing.format(part())
        while True:
            frame = rng.choice(FRAMES)
            piece = frame.format(*[part() for _ in range(frame.count("{}"))])
            if len((line + piece + closing).encode()) > want:
                break
            line += piece + rng.choice(BETWEEN)
        line = line.rstrip(" ,;") + closing
        size = len(line.encode())
        if size < 30:
            line += " " + "and salt, water, sugar, flavouring"[: 30 - size]
        out.append(line)
    sys.stdout.write("\n".join(out) + "\n")


main()
