using System.Data.Common;

namespace Kazus.Registry;

/// <summary>Where a registry is: one file (SQLite), or a PostgreSQL database.</summary>
public sealed record RegistryAddress
{
    private RegistryAddress(string? file, string? connection)
    {
        File = file;
        Connection = connection;
    }

    /// <summary>Full path of the file, or null for PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>PostgreSQL's connection string, or null for a file.</summary>
    public string? Connection { get; }

    /// <summary>
    /// Reads what a person typed: "Host=...;Database=..." or "postgresql://..." is PostgreSQL; anything else is the path of a file.
    /// </summary>
    /// <exception cref="RegistryException">The words are neither.</exception>
    public static RegistryAddress Parse(string words)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        if (words.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || words.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return new RegistryAddress(null, FromUri(words));
        if (!LooksLikeConnection(words)) return new RegistryAddress(Path.GetFullPath(words), null);
        try
        {
            return new RegistryAddress(null, new Npgsql.NpgsqlConnectionStringBuilder(words).ConnectionString);
        }
        catch (ArgumentException e)
        {
            throw new RegistryException($"The connection is not understood: {e.Message} Expected words such as 'Host=localhost;Database=kazus;Username=kazus'.", e);
        }
    }

    /// <summary>The address without its password, for messages.</summary>
    public override string ToString()
    {
        if (File is not null) return File;
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(Connection);
        return $"PostgreSQL database {parts.Database} at {parts.Host}";
    }

    private static bool LooksLikeConnection(string words)
    {
        if (!words.Contains('=', StringComparison.Ordinal)) return false;
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = words };
            return parts.ContainsKey("Host") || parts.ContainsKey("Server");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string FromUri(string words)
    {
        if (!Uri.TryCreate(words, UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 2)
            throw new RegistryException("The connection is not understood: expected an address such as postgresql://user@localhost/kazus.");
        var parts = new Npgsql.NpgsqlConnectionStringBuilder { Host = uri.Host, Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]) };
        if (uri.Port > 0) parts.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) parts.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) parts.Password = Uri.UnescapeDataString(user[1]);
        return parts.ConnectionString;
    }
}
