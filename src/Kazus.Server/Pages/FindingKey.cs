using System.Security.Cryptography;
using System.Text;
using Kazus.Checks;

namespace Kazus.Server.Pages;

/// <summary>Names a finding in a form: the same finding has the same key on the next page.</summary>
internal static class FindingKey
{
    /// <summary>Twelve hexadecimal digits of what the finding says and shows.</summary>
    public static string Of(Finding finding)
    {
        var words = string.Join('\u001f', finding.Places.Select(p => $"{p.Value}\u001e{p.Quote}").Prepend(finding.Message).Prepend(finding.Variable).Prepend(finding.Case).Prepend(finding.Rule));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 6));
    }
}
