namespace Kazus.Cli.Csv;

/// <summary>How a column of a CSV file is to be read.</summary>
public enum ColumnKind
{
    /// <summary>Numbers; text is an error that names the row.</summary>
    Number,

    /// <summary>Labels, whatever they look like.</summary>
    Category,

    /// <summary>Numbers when every value is one, else labels.</summary>
    Either,
}

/// <summary>A column by its name, and how it is to be read.</summary>
public sealed record ColumnUse(string Name, ColumnKind Kind)
{
    public static ColumnUse Number(string name) => new(name, ColumnKind.Number);

    public static ColumnUse Category(string name) => new(name, ColumnKind.Category);

    public static ColumnUse Either(string name) => new(name, ColumnKind.Either);
}
