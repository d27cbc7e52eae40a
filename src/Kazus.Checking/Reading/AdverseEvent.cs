using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>What a treatment or an operation did besides, which is graded as tumours are: "mucositis of grade 3".</summary>
internal static partial class AdverseEvent
{
    public static bool IsToldIn(string text) => Named().IsMatch(text);

    [GeneratedRegex(@"\b(?:adverse|side effects?|toxicit\p{L}+|complications?|nausea|vomiting|fatigue|rash|exanthema|fever|infections?|leaks?|leakage|fistulas?|hand-foot|alopecia|\p{L}+penia|\p{L}+(?:rrhoea|rrhea|rrhage|opathy)|(?:muc|stomat|dermat|hepat|pneumon|col|enter|cyst|phleb|oesophag|esophag|proct|pancreat)\p{L}*itis|anaemia|anemia|hypertension|proteinuria|transaminases?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
