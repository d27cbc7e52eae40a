using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims.Reading;

/// <summary>Age and sex of the patient.</summary>
internal static partial class PersonRules
{
    // What AgeWords can begin with.
    private static readonly FirstWords AgeStart = new(true, "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "he", "she", "patient", "age", "aged", "boy", "girl", "man", "woman", "male", "female", "child", "lady", "gentleman", "infant");

    public static void Read(Story story, Draft draft)
    {
        var ageAt = -1;
        foreach (var passage in story.Passages)
        {
            if (!draft.Has("patient.age") && Age(passage, draft) is { } at) ageAt = at;
            if (!draft.Has("patient.sex")) Sex(passage, draft, ageAt >= 0 && draft.Has("patient.age") ? ageAt : 0);
            ageAt = -1;
            if (draft.Has("patient.age") && draft.Has("patient.sex")) break;
        }
        if (!draft.Has("patient.age")) AtAnEvent(story, draft);
        if (!draft.Has("patient.sex")) Pronoun(story, draft);
    }

    // "At the age of 63 she was diagnosed", where no other age is told.
    private static void AtAnEvent(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
            if (!passage.IsLegend && passage.HasAny(Stems.Age) && Event().IsIn(passage.Text) && Age(passage, draft, true) is not null) return;
    }

    [GeneratedRegex(@"\b(?:diagnosed|suffered|developed|presented|noticed|admitted|referred|sustained|found|underwent)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Event();

    private static int? Age(Passage passage, Draft draft, bool ofEvent = false)
    {
        if (passage.IsLegend) return null;
        if (!passage.HasAny(Stems.Age)) return Newly(passage, draft);
        foreach (var match in AgeStart.Matches(AgeWords(), passage.Text, passage.Tokens))
        {
            if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index + match.Length - 1) + 1) == Standing.Other) continue;
            if (!ofEvent && Earlier().IsMatch(passage.Text[..match.Index])) continue;
            var number = match.Groups["n"].Value.Replace('-', ' ');
            if (NumberOf(number) is not { } n) continue;
            var unit = match.Groups["unit"].Success ? TimeUnits.Parse(match.Groups["unit"].Value.TrimEnd('-')) ?? TimeUnit.Year : TimeUnit.Year;
            if (unit == TimeUnit.Year && n > 115) continue;
            var value = unit == TimeUnit.Year ? Value.Number.Completed(n, "a") : Young(n, unit);
            draft.Propose("patient.age", value, passage, new Span(match.Index, match.Index + match.Length), ofEvent ? new("age-at-event", 0.8) : new("age", 0.97));
            return match.Index;
        }
        return Newly(passage, draft);
    }

    private static int? Newly(Passage passage, Draft draft)
    {
        if (passage.Index < 3 && Newborn().FirstIn(passage.Text) is { Success: true } newborn && passage.StandingOf(passage.TokenAt(newborn.Index), passage.TokenAt(newborn.Index) + 1) != Standing.Other)
        {
            draft.Propose("patient.age", Value.Number.Exactly(0, "a"), passage, new Span(newborn.Index, newborn.Index + newborn.Length), new("age-newborn", 0.85));
            return newborn.Index;
        }
        return null;
    }

    // A child of nine weeks is [9, 10) weeks old, told in years.
    private static Value.Number Young(double n, TimeUnit unit)
    {
        var days = unit.Days();
        return new Value.Number(Math.Round(n * days / TimeUnits.DaysPerYear, 2), n * days / TimeUnits.DaysPerYear, (n + 1) * days / TimeUnits.DaysPerYear, "a");
    }

    private static double? NumberOf(string words)
    {
        if (DurationWords.Number(words.Trim()) is { } n) return n;
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || Tens(parts[0]) is not { } tens || DurationWords.Number(parts[1]) is not { } ones) return parts.Length == 1 ? Tens(parts[0]) : null;
        return ones < 10 ? tens + ones : null;
    }

    private static double? Tens(string word) => word.ToLowerInvariant() switch
    {
        "twenty" => 20, "thirty" => 30, "forty" or "fourty" => 40, "fifty" => 50, "sixty" => 60, "seventy" => 70, "eighty" => 80, "ninety" => 90, _ => null,
    };

    private static void Sex(Passage passage, Draft draft, int from)
    {
        if (passage.IsLegend || passage.IsTitle && !passage.Has("man") && !passage.Has("male") && !passage.Has("boy") && !passage.Has("girl")) return;
        foreach (Match match in SexWord().AllIn(passage.Text, Math.Min(from, passage.Text.Length)))
        {
            var token = passage.TokenAt(match.Index);
            if (passage.StandingOf(token, token + 1) == Standing.Other) continue;
            var word = match.Value.ToLowerInvariant();
            // Of several women the text tells in the plural.
            if (word is "women" or "females" && !draft.Has("patient.age")) continue;
            var sex = word is "man" or "male" or "boy" or "gentleman" or "schoolboy" ? "male" : "female";
            draft.Propose("patient.sex", new Value.Choice(sex), passage, new Span(match.Index, match.Index + match.Length), new("sex-noun", draft.Has("patient.age") ? 0.98 : 0.9));
            return;
        }
    }

    private static void Pronoun(Story story, Draft draft)
    {
        if (!draft.Has("patient.age") && (story.Part is not ("case" or "abstract") || !story.Passages.Any(p => p.Has("the patient")))) return;
        foreach (var passage in story.Passages)
        {
            if (passage.IsLegend) continue;
            var match = PronounWord().Match(passage.Text);
            if (!match.Success) continue;
            var sex = match.Value.ToLowerInvariant() is "he" or "his" or "him" or "mr" ? "male" : "female";
            draft.Propose("patient.sex", new Value.Choice(sex), passage, new Span(match.Index, match.Index + match.Length), new("sex-pronoun", 0.95));
            return;
        }
    }

    private const string NumberWord = @"\d{1,3}(?:\.\d)?|(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";

    [GeneratedRegex(@"\G(?:\b(?<n>" + NumberWord + @")(?:\s|-|‐|‑|–)*(?<unit>years?|yrs?\.?|months?|weeks?|days?)(?:'|’)?s?(?:\s|-|‐|‑|–)*(?:old|of age)\b|\b(?<n>" + NumberWord + @")[ -]?(?:y/o|yo|y\.o\.|y)\b(?= |-)|\b(?:he|she|patient) (?:is|was) (?:an? )?(?<n>" + NumberWord + @") (?<unit>years)\b(?! (?:ago|after|later|before))|\baged? (?:of )?(?<n>" + NumberWord + @")(?:[ -](?<unit>years?|months?|weeks?|days?))?\b|\b(?:boy|girl|man|woman|male|female|child|patient|lady|gentleman) of (?<n>\d{1,3})\b(?! (?:cm|kg|mm))|\b(?<n>" + NumberWord + @")[ -](?:years?|yrs?\.?)(?= (?:old )?(?:\w+ ){0,2}(?:female|male|woman|man|patient|lady|girl|boy)\b)|\b(?:infant|child|boy|girl) of (?<n>" + NumberWord + @") (?<unit>years|months|weeks)\b|\b(?<n>\d{1,2})-old\b|\b(?<n>\d{1,2}) (?=(?:male|female) (?:\w+ )?patient\b)|\b(?<=\bA)(?<n>\d{1,3})[ -](?<unit>years?)[ -]old\b|\b(?<n>\d{1,2})½-(?<unit>year)-old\b|(?<=presented at )(?<n>" + NumberWord + @") (?<unit>years|months|weeks) of age\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeWords();

    // "diagnosed at the age of 7 years", "when she was 12 years old": an earlier age, not the age at presentation.
    [GeneratedRegex(@"(?:at the|since the|from the|until the|\bat|\bsince|\bwhen (?:he|she) was|\bwhen)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\bfirst day of (?:extra[ -]?uterine )?life\b|\bnewborn\b|\bneonate\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Newborn();

    [GeneratedRegex(@"\b(?:wom[ae]n|females?|girl|lady|gentleman|man|male|boy|housewife|schoolgirl|schoolboy|bitch|mare)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SexWord();

    [GeneratedRegex(@"\b(?:she|he|her|his|him|(?-i:Mrs|Mr))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PronounWord();
}
