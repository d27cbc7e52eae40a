using Kazus.Terms;

namespace Kazus.Cli.Casebooks;

/// <summary>Gives the words of a casebook their codes.</summary>
internal static class Vocabulary
{
    internal static Term Resolve(string variable, string words) => Terms.Vocabularies.Resolve(variable, words);
}
