using Kazus.Checks;

namespace Kazus.Casebooks;

/// <summary>The 1xx rules that reading files applies: what is wrong, where, and what was expected.</summary>
internal static class CasebookRule
{
    public static Finding Unreadable(string path, string why, int? line = null, int? column = null) =>
        Make("KZ101", "file-unreadable", Severity.Error, path, line, column, null, why, "Mend the file and build again; the rest of the casebook is built without it.");

    public static Finding UnknownKey(string path, int line, int column, string key, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = Spelling.Nearest(key, names);
        var hint = nearest is null ? $"Expected one of: {string.Join(", ", names.Take(12))}{(names.Count > 12 ? ", ..." : "")}." : $"Did you mean '{nearest}'?";
        return Make("KZ102", "unknown-key", Severity.Error, path, line, column, key, $"'{key}' is not a key here. {hint}", nearest is null ? "Use a known key, or remove it." : $"Write '{nearest}'.");
    }

    public static Finding BadValue(string path, int line, int column, string what, string value, string expected) =>
        Make("KZ103", "value-not-understood", Severity.Error, path, line, column, value, $"'{Shortened(value)}' was not understood as {what}: expected {expected}.", "Write it as expected, or as a missing reason (NR, ND, NA, UNK).");

    public static Finding Duplicate(string path, int line, int column, string what, string id, string first) =>
        Make("KZ104", "duplicate-id", Severity.Error, path, line, column, id, $"{what} '{id}' stands twice; the first is in {first}.", "Give one of them another id, or join them.");

    public static Finding MissingFile(string path, string what) =>
        Make("KZ105", "file-missing", Severity.Error, path, null, null, null, what, "Add the file, or remove what points at it.");

    public static Finding UnknownSource(string path, int line, int column, string id, IEnumerable<string> known)
    {
        var nearest = Spelling.Nearest(id, [.. known]);
        return Make("KZ106", "unknown-source", Severity.Error, path, line, column, id, $"No source '{id}' is in sources/.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}", "Add the reference to a file in sources/, or correct the id.");
    }

    public static Finding Suspicious(string path, int line, int column, string value, string message, string settle) =>
        Make("KZ107", "value-improbable", Severity.Warning, path, line, column, value, message, settle);

    public static Finding UnknownTerm(string path, int line, int column, string value, string variable) =>
        Make("KZ108", "term-not-coded", Severity.Note, path, line, column, value, $"No vocabulary here knows '{Shortened(value)}' ({variable}); it is kept as written.", "Nothing needs to be done; a synonym would give it a code.");

    private static Finding Make(string rule, string name, Severity severity, string path, int? line, int? column, string? quote, string message, string settle) => new()
    {
        Rule = rule,
        Name = name,
        Severity = severity,
        Message = message,
        Settle = settle,
        Places = [new Place(path, Line: line, Quote: quote is null ? null : Shortened(quote)) { Column = column }],
    };

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
