using Kazus.Text.Documents;

namespace Kazus.Checking.Guidelines;

/// <summary>The answer to a question put to an article: a judgement, the stretches it rests on, and what is missing where that is known better than the list knows it.</summary>
internal sealed record Reply(Judgement Judgement, IReadOnlyList<Span> At, string? Missing = null)
{
    public static Reply Present(params IEnumerable<Span> at) => new(Judgement.Present, [.. at]);

    public static Reply Partly(string? missing, params IEnumerable<Span> at) => new(Judgement.Partly, [.. at], missing);

    public static Reply Absent(string? missing = null) => new(Judgement.Absent, [], missing);

    public static Reply Unknown(string why, params IEnumerable<Span> at) => new(Judgement.CannotBeJudged, [.. at], why);

    /// <summary>Present with a sentence, absent without.</summary>
    public static Reply Of(Sentence? sentence) => sentence is null ? Absent() : Present(sentence.Span);

    /// <summary>Present when all parts are, partly when some are; what is missing names the others.</summary>
    public static Reply All(params ReadOnlySpan<(string Name, Reply Reply)> parts)
    {
        var at = new List<Span>();
        var missing = new List<string>();
        var some = false;
        foreach (var (name, reply) in parts)
        {
            at.AddRange(reply.At.Take(1));
            some |= reply.Judgement is Judgement.Present or Judgement.Partly;
            if (reply.Judgement is not Judgement.Present) missing.Add(name);
        }
        if (missing.Count == 0) return Present(at);
        return some ? Partly($"Still missing: {string.Join(", ", missing)}.", at) : Absent();
    }
}
