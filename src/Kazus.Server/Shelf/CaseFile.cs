using System.Security.Cryptography;
using System.Text;
using Kazus.Registry.Writing;

namespace Kazus.Server.Shelf;

/// <summary>The file a case is written in.</summary>
/// <param name="Path">Relative to the casebook, with forward slashes.</param>
/// <param name="Text">Its text.</param>
public sealed record CaseFile(string Path, string Text)
{
    /// <summary>The version a text in hand was begun with, when that is another than the file's.</summary>
    public string? Begun { get; init; }

    /// <summary>Changes when the text changes; what a form or If-Match must send back.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 12));
}

/// <summary>What became of a change.</summary>
public enum Outcome
{
    /// <summary>The file has the change.</summary>
    Written,

    /// <summary>There is no such case.</summary>
    NoCase,

    /// <summary>The case is a row of a table, which is not changed here.</summary>
    InTable,

    /// <summary>The file is another than the one the change was made for; nothing was written.</summary>
    Changed,

    /// <summary>Somebody changed the same fields to something else since the page was made; nothing was written.</summary>
    Collides,

    /// <summary>There is nothing to change, or the change could not be read back; nothing was written.</summary>
    Refused,

    /// <summary>The file could not be written.</summary>
    NotWritable,
}

/// <summary>What became of a change, in a sentence, and the file as it is now.</summary>
public sealed record Edit(Outcome Outcome, string Message, CaseFile? File = null)
{
    /// <summary>Fields that both changed, with both sides.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>True when the file was as wanted already, so that nothing was written.</summary>
    public bool Nothing { get; init; }

    /// <summary>True when another change was made meanwhile and both are in the file.</summary>
    public bool Merged { get; init; }
}
