using System.Globalization;

namespace Kazus.Text.Mentions;

/// <summary>What a cue says of the mentions it reaches.</summary>
internal enum Modifier : byte { Nothing, Stop, Negated, Uncertain, Historical, Hypothetical, Family, Other }

/// <summary>One row of the table of cues.</summary>
/// <param name="Words">The words of the cue; "..." stands for up to three words.</param>
/// <param name="Says">What it says.</param>
/// <param name="Forward">Whether it reaches the mentions after it.</param>
/// <param name="Backward">Whether it reaches the mentions before it.</param>
/// <param name="Reach">How many words far.</param>
internal sealed record ModifierRule(string[] Words, Modifier Says, bool Forward, bool Backward, int Reach);

/// <summary>The cues that negate, doubt, date or give away a mention, read from the table a clinician can edit: Rules/modifiers.tsv.</summary>
internal sealed class ModifierRules
{
    private const string Resource = "Kazus.Text.Mentions.Rules.modifiers.tsv";
    private static readonly Lazy<ModifierRules> Embedded = new(ReadEmbedded);

    // The longest first; of equal ones the first in the table.
    private readonly Dictionary<string, List<ModifierRule>> _byFirstWord = new(StringComparer.Ordinal);

    private ModifierRules(List<ModifierRule> rules)
    {
        foreach (var rule in rules)
        {
            if (!_byFirstWord.TryGetValue(rule.Words[0], out var same)) _byFirstWord[rule.Words[0]] = same = [];
            var at = same.Count;
            while (at > 0 && same[at - 1].Words.Length < rule.Words.Length) at--;
            same.Insert(at, rule);
        }
    }

    public static ModifierRules Shipped => Embedded.Value;

    public static ModifierRules Parse(string table)
    {
        List<ModifierRule> rules = [];
        var number = 0;
        foreach (var whole in table.Split('\n'))
        {
            number++;
            var line = whole.TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Split('\t') is not [var phrase, var says, var reaches, var words] || !Enum.TryParse<Modifier>(says, ignoreCase: true, out var modifier) ||
                reaches is not ("forward" or "backward" or "both"))
                throw new InvalidDataException($"Line {number} of the table of cues is not: phrase, what it says, where it reaches, how many words.");
            var reach = words == "-" ? int.MaxValue : int.Parse(words, NumberStyles.None, CultureInfo.InvariantCulture);
            var tokens = Tokens.Cut(phrase, 0, phrase.Length);
            var cut = new string[tokens.Count];
            for (var i = 0; i < cut.Length; i++) cut[i] = phrase[tokens[i].Start..tokens[i].End];
            rules.Add(new(JoinGaps(cut), modifier, reaches != "backward", reaches != "forward", reach));
        }
        return new(rules);
    }

    /// <summary>The mentions with what the cues around them say. All are of the one sentence whose tokens are given.</summary>
    public List<Mention> Apply(string text, ReadOnlySpan<Token> tokens, List<Mention> mentions)
    {
        var words = new string[tokens.Length];
        Span<char> buffer = stackalloc char[WordForm.Longest];
        var lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        List<Cue>? cues = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            var form = buffer[..WordForm.Normalise(text.AsSpan(tokens[i].Start, tokens[i].Length), buffer)];
            if (!lookup.TryGetValue(form, out var rules)) continue;
            var matched = 0;
            foreach (var rule in rules)
            {
                if (rule.Words.Length < matched) break;
                if (Length(rule, text, tokens, i) is not (> 0 and var length)) continue;
                matched = rule.Words.Length;
                (cues ??= []).Add(new(rule, i, i + length));
            }
        }
        return cues is null ? mentions : ModifierReach.Apply(cues, tokens, mentions);
    }

    // How many tokens the rule covers from token i on, 0 when it is not there.
    private static int Length(ModifierRule rule, string text, ReadOnlySpan<Token> tokens, int i)
    {
        var at = i + 1;
        for (var k = 1; k < rule.Words.Length; k++)
        {
            var gap = rule.Words[k] == "..." ? 3 : 0;
            if (gap > 0) k++;
            var found = -1;
            for (var j = at; j <= at + gap && j < tokens.Length && found < 0; j++)
                if (text.AsSpan(tokens[j].Start, tokens[j].Length).Equals(rule.Words[k], StringComparison.OrdinalIgnoreCase)) found = j;
            if (found < 0) return 0;
            at = found + 1;
        }
        return at - i;
    }

    private static string[] JoinGaps(string[] cut)
    {
        List<string> words = [];
        for (var i = 0; i < cut.Length; i++)
        {
            if (i + 2 < cut.Length && cut[i] == "." && cut[i + 1] == "." && cut[i + 2] == ".") { words.Add("..."); i += 2; }
            else words.Add(cut[i]);
        }
        return [.. words];
    }

    private static ModifierRules ReadEmbedded()
    {
        using var stream = typeof(ModifierRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd());
    }
}

/// <summary>A cue found in a sentence: the tokens [From, To).</summary>
internal readonly record struct Cue(ModifierRule Rule, int From, int To);
