using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>The dose of a named drug by body surface, by weight or as an area under the curve, read as a measure of that drug.</summary>
internal static partial class DrugDose
{
    public static IEnumerable<Measure> In(Told told) => ByDrug(told).Concat(ByStep(told));

    // "Was then kept at a maintenance dose of 25 mg": a dose that a course has once, whichever sentence names the drug.
    private static IEnumerable<Measure> ByStep(Told told)
    {
        if (!told.Text.Contains("dose", StringComparison.Ordinal) || OneDrug().Matches(told.Text).Select(d => Keys.Stem(d.Value)).Distinct().Count() > 1 || Planned().IsMatch(told.Text)) yield break;
        foreach (Match match in Step().Matches(told.Text))
        {
            var rest = told.Text[(match.Index + match.Length)..];
            if (Numbers.Parse(match.Groups["n"].Value) is not { } n || told.OfRelative(match.Index) || NotByDay().IsMatch(rest)) continue;
            var group = match.Groups["all"];
            var scale = match.Groups["unit"].Value switch { "g" => 1000, "µg" or "μg" => 0.001, _ => 1 };
            var name = match.Groups["step"].Value.ToLowerInvariant() + " dose";
            yield return new(told, group.Index, group.Length, name, new Amount(group.Index, group.Index + group.Length, n * scale, n * scale, "mg")) { Written = name };
        }
    }

    [GeneratedRegex(@"\b(?<step>maintenance|starting|final)(?: daily)? dose(?: of| was| is|:| at| being| reached)* (?<all>(?<n>\d+(?:\.\d+)?) ?(?<unit>g|mg|µg|μg)(?![\w²]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"^ ?(?:/ ?(?!d)|per (?!day)|(?:twice|three times|four times|every|weekly|monthly|in (?:two|three)|b\.?i\.?d|t\.?i\.?d)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotByDay();

    private static IEnumerable<Measure> ByDrug(Told told)
    {
        if (!told.Text.Contains("mg/", StringComparison.Ordinal) && !told.Text.Contains("AUC", StringComparison.Ordinal) && !told.Text.Contains("IU/", StringComparison.Ordinal) && !told.Text.Contains("Bq", StringComparison.Ordinal) && !told.Text.Contains("mCi", StringComparison.Ordinal)) yield break;
        foreach (Match match in Pattern().Matches(told.Text))
        {
            var group = match.Groups["all"];
            if (Numbers.Parse(match.Groups["n"].Value) is not { } n || Changed().IsMatch(match.Value) || told.OfRelative(match.Index)) continue;
            if (match.Groups["nuclide"].Success)
            {
                yield return Activity(told, match, n);
                continue;
            }
            var unit = match.Groups["unit"].Value.Replace("m2", "m²", StringComparison.Ordinal);
            yield return new(told, group.Index, group.Length, "dose of " + Keys.Stem(match.Groups["drug"].Value), new Amount(group.Index, group.Index + group.Length, n, n, unit + (Daily().IsMatch(told.Text[(group.Index + group.Length)..]) ? "/d" : ""))) { Written = match.Groups["drug"].Value };
        }
    }

    /// <summary>How long a named drug was given, as a measure of that drug: "ten months of denosumab".</summary>
    public static IEnumerable<Measure> TimesIn(Told told)
    {
        foreach (Match drug in OneDrug().Matches(told.Text))
            foreach (var length in told.Lengths.Where(l => l.Grain >= 0.2))
            {
                var before = length.End <= drug.Index && GivenBefore().IsMatch(told.Text[length.End..drug.Index]);
                var after = length.Start >= drug.Index + drug.Length && GivenAfter().IsMatch(told.Text[(drug.Index + drug.Length)..length.Start]) && !NotGiven().IsMatch(told.Text[length.End..]);
                if (!before && !after || told.OfRelative(drug.Index) || Planned().IsMatch(told.Text)) continue;
                var slack = length.Grain >= 12 ? 6 : length.Grain >= 6 ? 3 : Math.Max(0.6, 0.5 * length.Grain);
                yield return new(told, length.Start, length.Size, "time of " + Keys.Stem(drug.Value), new Amount(length.Start, length.End, length.Months - slack, length.Months + slack, "mo")) { Written = drug.Value };
            }
    }

    [GeneratedRegex(@"\b(?:" + Names + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneDrug();

    [GeneratedRegex(@"^ (?:of|on) (?:treatment with |therapy with |oral |neoadjuvant |adjuvant |continuous )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GivenBefore();

    [GeneratedRegex(@"^(?:, [^.;,]{1,40},| \([^()]{1,40}\))? (?:(?:was|were|had been) (?:\p{L}+ly )?(?:given|continued|administered|taken|used|maintained) )?for (?:a total of )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GivenAfter();

    [GeneratedRegex(@"^ (?:before|after|later|more|longer|at a)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotGiven();

    [GeneratedRegex(@"\b(?:planned|intended|recommended|usual(?:ly)?|patients|trial|(?-i:may)|should|at least|more than|less than|further|another|additional)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Planned();

    /// <summary>The names of drugs against tumours, by their endings and one by one.</summary>
    internal const string Names = @"\p{L}{3,}(?:platin|rubicin|taxel|tinib|zumab|ximab|tumab|olimab|bectedin|parib|citabine|trexate|tecan|mustine|zolomide|ciclib|limus|fosfamide|phosphamide|oxifen|ozole|reotide)|vincristine|vinblastine|vinorelbine|etoposide|bleomycin|dacarbazine|temozolomide|ifosfamide|cyclophosphamide|methotrexate|mitotane|actinomycin(?: D)?|dactinomycin|fluorouracil|5-FU|melphalan|busulfan|prednisolone|prednisone|dexamethasone|imatinib|eribulin|carmustine|lomustine|rituximab|bevacizumab|denosumab|zoledron\w+";

    private const string Drug = "(?<drug>" + Names + ")";

    // Gigabecquerels, whatever they are given in (1 mCi is 37 MBq); rounded when converted.
    private static Measure Activity(Told told, Match match, double number)
    {
        var group = match.Groups["all"];
        var activity = number * (match.Groups["unit"].Value switch { "MBq" => 0.001, "mCi" => 0.037, _ => 1 });
        return new(told, group.Index, group.Length, "activity of " + (match.Groups["iodine"].Success ? "iodine" : match.Groups["lutetium"].Success ? "lutetium" : Keys.Stem(match.Groups["drug"].Value)), new Amount(group.Index, group.Index + group.Length, 0.97 * activity, 1.03 * activity, "GBq")) { Written = match.Groups["drug"].Value };
    }

    private const string Nuclide = @"(?<nuclide>(?<drug>(?<iodine>radio-?iodine|radioactive iodine|iodine-131|(?:131[- ]?)?I-?131|131[- ]?I)|(?<lutetium>lutetium|177Lu|Lu-177|lutathera)|MIBG|radium-223))\b";

    [GeneratedRegex(@"\b" + Drug + @"\b(?:(?! (?:and|plus|or|with)\b)[^.;\d]){0,45}(?<all>(?<n>\d+(?:\.\d+)?) ?(?<unit>mg/m²|mg/m2|mg/kg|IU/m²|g/m²))|\b" + Drug + @"\b[^.;\d]{0,15}\b(?<all>(?<unit>AUC)[ =]*(?:of )?(?<n>\d))\b|(?<all>(?<n>\d+(?:\.\d+)?) ?(?<unit>mg/m²|mg/m2|mg/kg|IU/m²|g/m²))(?: of)? " + Drug + @"\b|\b" + Nuclide + @"[^.;\d]{0,45}(?<all>(?<n>\d+(?:\.\d+)?) ?(?<unit>[GM]Bq|mCi))|(?<all>(?<n>\d+(?:\.\d+)?) ?(?<unit>[GM]Bq|mCi))(?: \([^()]*\))?(?: of)? " + Nuclide, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(?:reduced|increased|escalat\w+|cumulative|total|maximum|instead of|rather than|usual|recommended|standard)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changed();

    [GeneratedRegex(@"^ ?(?:/d(?:ay)?|per day|daily|a day|each day|on days \d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();
}
