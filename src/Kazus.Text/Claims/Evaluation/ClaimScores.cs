using System.Text.Json.Nodes;

namespace Kazus.Text.Claims.Evaluation;

/// <summary>What became of the proposals for one variable, or for several together.</summary>
public sealed record ClaimScore(string Name)
{
    public int Exact { get; init; }

    /// <summary>Right within the variable's tolerance.</summary>
    public int Near { get; init; }

    /// <summary>Another value than the true one.</summary>
    public int Wrong { get; init; }

    /// <summary>A true fact that nobody proposed.</summary>
    public int Missed { get; init; }

    /// <summary>A proposal that no true fact answers to.</summary>
    public int Spurious { get; init; }

    public int Proposed => Exact + Near + Wrong + Spurious;

    public int True => Exact + Near + Wrong + Missed;

    public double Precision => Proposed == 0 ? 1 : (Exact + Near) / (double)Proposed;

    public double Recall => True == 0 ? 1 : (Exact + Near) / (double)True;

    /// <summary>Proposals with another value than the true one, of all proposals: what a reader would take for a fact and be misled by.</summary>
    public double MajorErrors => Proposed == 0 ? 0 : Wrong / (double)Proposed;

    public ClaimScore Plus(ClaimScore other) => this with
    {
        Exact = Exact + other.Exact, Near = Near + other.Near, Wrong = Wrong + other.Wrong, Missed = Missed + other.Missed, Spurious = Spurious + other.Spurious,
    };
}

/// <summary>A difference between proposals and truth, for a person to look at.</summary>
public sealed record ClaimDifference(string Text, string Variable, int Patient, string Kind, string? Proposed, string? Truth, string? Quote, double? Confidence, string? Rule);

/// <summary>Of the proposals within a band of confidence, how many were right.</summary>
public sealed record Calibration(double From, double To, int Proposed, int Right);

/// <summary>What became of one rule's proposals.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Proposed">Its proposals.</param>
/// <param name="Right">Of them right.</param>
/// <param name="Expected">The sum of their confidences: what Right should be.</param>
public sealed record RuleRecord(string Rule, int Proposed, int Right, double Expected);

/// <summary>Proposals measured against the truth, text by text.</summary>
public sealed class ClaimEvaluation
{
    /// <summary>The variables that the gold texts answer.</summary>
    public static IReadOnlyList<string> Measured { get; } =
    [
        "patient.age", "patient.sex", "disease", "disease.site", "disease.kind", "symptom", "symptom.duration", "lesion.size", "metastasis.site", "surgery", "margins",
        "radiotherapy", "chemotherapy", "chemotherapy.drug", "ihc", "ki67", "followup", "recurrence", "recurrence.time", "status", "survival.time",
    ];

    /// <summary>The variables that a table of cases cannot do without.</summary>
    public static IReadOnlyList<string> Core { get; } = ["patient.age", "patient.sex", "symptom.duration", "chemotherapy.drug", "ihc"];

    private static readonly double[] Bands = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001];

    private readonly Dictionary<string, ClaimScore> scores = new(StringComparer.Ordinal);
    private readonly List<ClaimDifference> differences = [];
    private readonly Dictionary<string, RuleRecord> rules = new(StringComparer.Ordinal);
    private readonly int[] proposed = new int[7];
    private readonly int[] right = new int[7];

    public IReadOnlyList<ClaimDifference> Differences => differences;

    public int Texts { get; private set; }

    /// <summary>One line per measured variable that occurs, in order.</summary>
    public IReadOnlyList<ClaimScore> Scores => [.. Measured.Where(scores.ContainsKey).Select(v => scores[v])];

    public ClaimScore All => Scores.Aggregate(new ClaimScore("all"), (sum, s) => sum.Plus(s));

    public ClaimScore CoreGroup => Scores.Where(s => Core.Contains(s.Name)).Aggregate(new ClaimScore("core"), (sum, s) => sum.Plus(s));

    public IReadOnlyList<Calibration> Calibration => [.. proposed.Select((n, i) => new Calibration(Bands[i], Math.Min(1, Bands[i + 1]), n, right[i]))];

    /// <summary>What became of each rule's proposals, by the rule's name.</summary>
    public IReadOnlyList<RuleRecord> Rules => [.. rules.Values.OrderBy(r => r.Rule, StringComparer.Ordinal)];

    /// <summary>Adds one text.</summary>
    public void Add(string text, IReadOnlyList<ProposedClaim> claims, IReadOnlyList<GoldClaim> gold)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(gold);
        Texts++;
        foreach (var variable in Measured)
            foreach (var patient in claims.Select(c => c.Patient).Concat(gold.Select(g => g.Patient)).Distinct().Order())
                One(text, variable, patient, [.. claims.Where(c => c.Variable == variable && c.Patient == patient && c.Study is null)], [.. gold.Where(g => g.Variable == variable && g.Patient == patient)]);
    }

    private void One(string text, string variable, int patient, List<ProposedClaim> claims, List<GoldClaim> gold)
    {
        if (claims.Count == 0 && gold.Count == 0) return;
        var score = scores.GetValueOrDefault(variable) ?? new ClaimScore(variable);
        var found = new List<(JsonNode? Value, string Where)>();
        foreach (var wanted in (Nearness[])[Nearness.Exact, Nearness.Near])
            for (var i = 0; i < claims.Count; i++)
            {
                var value = ClaimJson.Parts(claims[i].Value).Value;
                var match = gold.Find(g => ClaimMatch.Compare(variable, value, g.Value) == wanted);
                if (match is null)
                {
                    // The same fact read again in another part of the article is neither right nor wrong.
                    if (!found.Exists(f => f.Where != claims[i].Where && JsonNode.DeepEquals(f.Value, value))) continue;
                    claims.RemoveAt(i--);
                    continue;
                }
                score = wanted == Nearness.Exact ? score with { Exact = score.Exact + 1 } : score with { Near = score.Near + 1 };
                if (wanted == Nearness.Near) differences.Add(new(text, variable, patient, "near", value?.ToString(), match.Value?.ToString(), claims[i].Quote, claims[i].Confidence, claims[i].Rule));
                Count(claims[i], true);
                found.Add((value, claims[i].Where));
                gold.Remove(match);
                claims.RemoveAt(i--);
            }
        foreach (var claim in claims)
        {
            var value = ClaimJson.Parts(claim.Value).Value?.ToString();
            Count(claim, false);
            var other = gold.Count > 0 ? gold[0] : null;
            if (other is not null) gold.RemoveAt(0);
            score = other is not null ? score with { Wrong = score.Wrong + 1 } : score with { Spurious = score.Spurious + 1 };
            differences.Add(new(text, variable, patient, other is not null ? "wrong" : "spurious", value, other?.Value?.ToString(), claim.Quote, claim.Confidence, claim.Rule));
        }
        foreach (var missed in gold)
        {
            score = score with { Missed = score.Missed + 1 };
            differences.Add(new(text, variable, patient, "missed", null, missed.Value?.ToString(), missed.Quote, null, null));
        }
        scores[variable] = score;
    }

    private void Count(ProposedClaim claim, bool isRight)
    {
        var record = rules.GetValueOrDefault(claim.Rule) ?? new RuleRecord(claim.Rule, 0, 0, 0);
        rules[claim.Rule] = record with { Proposed = record.Proposed + 1, Right = record.Right + (isRight ? 1 : 0), Expected = record.Expected + claim.Confidence };
        var band = Array.FindLastIndex(Bands, b => claim.Confidence >= b - 1e-9);
        band = Math.Min(band, proposed.Length - 1);
        proposed[band]++;
        if (isRight) right[band]++;
    }

    /// <summary>Scores, calibration and differences as JSON.</summary>
    public JsonObject Write() => new()
    {
        ["texts"] = Texts,
        ["variables"] = new JsonArray([.. Scores.Append(CoreGroup).Append(All).Select(Write)]),
        ["calibration"] = new JsonArray([.. Calibration.Select(c => new JsonObject { ["from"] = c.From, ["to"] = c.To, ["proposed"] = c.Proposed, ["right"] = c.Right })]),
        ["rules"] = new JsonArray([.. Rules.Select(r => new JsonObject { ["rule"] = r.Rule, ["proposed"] = r.Proposed, ["right"] = r.Right, ["expected"] = Math.Round(r.Expected, 2) })]),
        ["differences"] = new JsonArray([.. Differences.Select(d => new JsonObject
        {
            ["text"] = d.Text, ["variable"] = d.Variable, ["patient"] = d.Patient, ["kind"] = d.Kind, ["proposed"] = d.Proposed, ["truth"] = d.Truth, ["quote"] = d.Quote, ["confidence"] = d.Confidence, ["rule"] = d.Rule,
        })]),
    };

    private static JsonObject Write(ClaimScore s) => new()
    {
        ["variable"] = s.Name, ["exact"] = s.Exact, ["near"] = s.Near, ["wrong"] = s.Wrong, ["missed"] = s.Missed, ["spurious"] = s.Spurious,
        ["precision"] = s.Precision, ["recall"] = s.Recall, ["major_errors"] = s.MajorErrors,
    };
}
