using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>What is graded as tumours are and is none: what a treatment did besides ("mucositis of grade 3"), and how strong or how impaired a part of the body is ("strength of grade 4").</summary>
internal static partial class AdverseEvent
{
    /// <summary>What a treatment or an operation did besides.</summary>
    public const string Names = @"adverse|side effects?|toxicit\p{L}+|complications?|CTCAE|Clavien|reactions?|nausea|vomiting|fatigue|rash|exanthema|erythema|desquamation|fever|infections?|leaks?|leakage|fistulas?|hand-foot|alopecia|\p{L}+penia|\p{L}+(?:rrhoea|rrhea|rrhage|opathy)|(?:muc|stomat|dermat|hepat|pneumon|col|enter|cyst|phleb|o?esophag|proct|pancreat)\p{L}*itis|ana?emia|hypertension|proteinuria|transaminases?|(?:lymph)?o?edema|rejection";

    /// <summary>How strong, or how impaired, a part of the body is.</summary>
    public const string Functions = @"strength|power|weak(?:ness|er)?|paresis|plegia|palsy|MRC|motor function|function|quadriceps|(?:dorsi|plantar)?flexion|abduction|grip|spasticity|ataxia|reflux|hydronephrosis|varices|ptosis|incontinence|murmur|osteoarthritis|subluxation|spondylolisthesis|mismatch";

    public static bool IsToldIn(string text) => Named().IsMatch(text);

    [GeneratedRegex(@"\b(?:" + Names + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
