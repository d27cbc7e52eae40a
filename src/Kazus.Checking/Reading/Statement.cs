using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>A value of one variable of the own patient, as one part of the article states it.</summary>
/// <param name="Variable">What it is a value of.</param>
/// <param name="Part">The part of the article.</param>
/// <param name="Span">The words.</param>
/// <param name="Value">The value as one would say it.</param>
/// <param name="Number">The value as a number in the variable's unit, or null for words.</param>
/// <param name="Slack">How far two numbers may be apart and still be the same one, rounded.</param>
internal sealed record Statement(string Variable, Part Part, Span Span, string Value, double? Number = null, double Slack = 0)
{
    /// <summary>It can confirm another value, but nothing disagrees with it.</summary>
    public bool OnlySupports { get; init; }

    public bool Agrees(Statement other) => Number is { } a && other.Number is { } b
        ? Math.Abs(a - b) <= Math.Max(Slack, other.Slack) + 1e-9
        : string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase) || Variable.StartsWith("grade.", StringComparison.Ordinal) && (IsWithoutLetter(other) || other.IsWithoutLetter(this));

    // "Stage III" of a tumour of stage IIIB is no other stage.
    private bool IsWithoutLetter(Statement other) =>
        char.IsAsciiDigit(Value[^1]) && other.Value.Length > Value.Length && other.Value.StartsWith(Value, StringComparison.OrdinalIgnoreCase) && char.IsAsciiLetter(other.Value[Value.Length]);
}
