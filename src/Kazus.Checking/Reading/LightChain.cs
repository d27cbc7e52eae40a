using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>The light chain that the cells of a plasma cell or B-cell tumour carry: they make one of two, kappa or lambda.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Match">The words.</param>
/// <param name="Chain">"kappa" or "lambda".</param>
internal sealed partial record LightChain(Told Told, Match Match, string Chain)
{
    public static IEnumerable<LightChain> In(Told told)
    {
        foreach (Match match in Restricted().AllIn(told.Text))
            if (!Denied().IsMatch(told.Text[..match.Index])) yield return new(told, match, match.Groups["chain"].Value.ToLowerInvariant() is "kappa" or "κ" ? "kappa" : "lambda");
    }

    private const string Chains = @"(?<chain>kappa|lambda|κ|λ)";

    [GeneratedRegex(@"(?<!\p{L})" + Chains + @"(?:[- ]light)?(?:[- ]chains?)?(?:[- ](?:restrict\w+|monotyp\w+|positiv\w+)|,? (?:(?:was|were|is|are) )?(?:(?:strongly|diffusely|uniformly|clearly) )?positive)\b|\b(?:restrict\w+|monotyp\w+|monoclonal\w*|clonal\w*)(?: staining| expression)? (?:for|of|to|with) (?:the )?" + Chains + @"(?!\p{L}| (?:and|or|nor)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Restricted();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|kappa and|lambda and|κ and|λ and) (?:[\p{L}-]+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();
}
