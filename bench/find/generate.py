#!/usr/bin/env python3
"""generate.py [N=100000] [FOLDER=.] -> cases.jsonl (id, title, text of about 1.5 KB) and queries.txt (500 queries of 5 to 10 words).
Invented tumour cases from invented words; how often words come falls off as in real text (Zipf). The same for the same N."""
import bisect, json, random, sys

N = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
FOLDER = sys.argv[2] if len(sys.argv) > 2 else "."
chance = random.Random(2026)
PARTS = ["an", "ba", "cor", "de", "er", "fi", "gal", "hi", "ic", "jo", "ka", "lum", "mo", "ner", "os", "pha", "qui", "ro", "sten", "ti", "ul", "ver", "xi", "yl", "zo", "pre", "tra", "syn", "gly", "myo"]


def invented(count, ends, least=2, most=4):
    words = set()
    while len(words) < count:
        words.add("".join(chance.choice(PARTS) for _ in range(chance.randint(least, most))) + chance.choice(ends))
    return sorted(words)


class Zipf:
    def __init__(self, words):
        self.words = words[:]
        chance.shuffle(self.words)
        total, self.sums = 0.0, []
        for rank in range(1, len(words) + 1):
            total += 1 / rank
            self.sums.append(total)

    def __call__(self):
        return self.words[bisect.bisect(self.sums, chance.random() * self.sums[-1])]


disease = Zipf(invented(4000, ["oma", "sarcoma", "blastoma", "osis", "itis", "emia"]))
drug = Zipf(invented(2500, ["nib", "mab", "platin", "rubicin", "taxel", "limus"]))
finding = Zipf(invented(6000, ["al", "ous", "ic", "oid", "ary"]))
place = Zipf(invented(800, ["grad", "ville", "ovo", "burg"]))
gene = Zipf([a + b + str(d) for a in "ABCDEFGHKLMNPRSTWZ" for b in ("AF", "BR", "CD", "DK", "LK", "MP", "NT", "PR", "RB", "SX", "TP", "ZF", "X", "Y") for d in range(1, 60)])
symptom = Zipf("pain weakness numbness fever weight-loss dysphagia cough haemoptysis jaundice headache seizure ataxia diplopia nausea vomiting swelling bleeding fatigue paraplegia incontinence "
               "dyspnoea fracture deformity stridor hoarseness anaemia oedema rash constipation haematuria tinnitus vertigo syncope tremor spasm cramps itching ulcer fistula effusion".split())
LEVELS = [f"{r}{n}" for r, m in (("C", 7), ("T", 12), ("L", 5), ("S", 5)) for n in range(1, m + 1)]
IMAGING = ["magnetic resonance imaging of the spine", "computed tomography of the chest", "positron emission tomography", "ultrasound of the abdomen", "plain radiographs", "angiography"]
OUTCOME = ["no evidence of disease", "local recurrence", "distant progression", "death of disease", "stable disease", "lost to follow-up"]
SURGERY = ["en bloc resection", "gross total resection", "subtotal resection", "decompression", "biopsy only"]


def case():
    d, g, age, sex = disease(), gene(), chance.randint(1, 90), chance.choice(["woman", "man"])
    s, f, m = [symptom() for _ in range(8)], [finding() for _ in range(10)], [drug() for _ in range(5)]
    level = chance.choice(LEVELS)
    title = f"{d} at {level} in a {age}-year-old {sex} with {s[0]} and {g} rearrangement"
    text = [
        f"A {age}-year-old {sex} from {place()} was seen with {s[0]}, {s[1]} and {f[0]} {s[2]} of {chance.randint(1, 60)} {chance.choice(['days', 'weeks', 'months'])} duration.",
        f"Earlier illnesses were {disease()} and {disease()}, for which {m[0]} had been given; a relative had {d}.",
        f"There was {f[1]} {s[3]} with {f[2]} and {f[3]} signs, strength {chance.randint(0, 5)}/5, pressure {chance.randint(80, 190)}/{chance.randint(40, 110)} mmHg.",
        f"{chance.choice(IMAGING).capitalize()} showed a {f[4]} mass of {chance.randint(5, 99)} x {chance.randint(5, 99)} mm at {level} with {f[5]} margins and {f[6]} enhancement, taken for {disease()} or {d}.",
        f"Laboratory values: haemoglobin {chance.randint(60, 170)}, calcium {chance.randint(18, 35) / 10}, lactate dehydrogenase {chance.randint(100, 2000)}.",
        f"{chance.choice(SURGERY).capitalize()} was done through a {chance.choice(['posterior', 'anterior', 'combined'])} approach with {f[7]} closure; blood loss was {chance.randint(50, 4000)} ml.",
        f"Histology gave {d} with {f[8]} cells, Ki-67 {chance.randint(1, 80)}%, {g} rearranged, c.{chance.randint(1, 6000)}{chance.choice('ACGT')}>{chance.choice('ACGT')}; {disease()} and {disease()} were excluded.",
        f"Treatment went on with {m[1]} {chance.randint(1, 900)} mg and {chance.randint(20, 66)} Gy, then {m[2]} and {m[3]} because of {s[4]}.",
        f"After {chance.randint(1, 48)} months {s[5]} was better while {f[9]} {s[6]} stayed; {m[4]} was added with {chance.choice(['good', 'little', 'no'])} effect.",
        f"At {chance.randint(1, 120)} months the outcome was {chance.choice(OUTCOME)} with {s[7]}; we know of {chance.randint(1, 40)} other reports of {d} treated with {m[1]}, and of {disease()} in patients with {f[0]} {s[3]}.",
        f"The tumour board advised imaging every {chance.randint(2, 12)} months, {finding()} rehabilitation, and {drug()} should {disease()} be found.",
    ]
    return title, " ".join(text), [d, g, s[0], s[3], m[1], f[0], f[4], s[5], m[2], f[7]]


queries, length = [], 0
with open(f"{FOLDER}/cases.jsonl", "w") as out:
    for i in range(N):
        title, text, telling = case()
        length += len(text)
        out.write(json.dumps({"id": i + 1, "title": title, "text": text}) + "\n")
        if i % max(1, N // 500) == 1 and len(queries) < 500:
            words = [w.replace("-", " ").split()[0] for w in telling]
            chance.shuffle(words)
            words = list(dict.fromkeys(words))[: chance.randint(5, 10)]
            if chance.random() < 0.5:
                words[-1] = chance.choice(["patient", "treatment", "resection", "outcome", "mass", "months"])
            queries.append(" ".join(words))
with open(f"{FOLDER}/queries.txt", "w") as out:
    out.write("\n".join(queries) + "\n")
print(N, "cases, mean", round(length / N), "characters;", len(queries), "queries")
