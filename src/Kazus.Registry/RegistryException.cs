using Kazus.Checks;

namespace Kazus.Registry;

/// <summary>
/// The registry cannot be opened, read or written as asked: a file that is read-only, a full disk, a server that went away, a newer
/// schema. The message is one sentence for the person who asked, and says whether anything was written.
/// </summary>
public sealed class RegistryException : RefusalException
{
    public RegistryException(string message) : base(message)
    {
    }

    public RegistryException(string message, Exception cause) : base(message, cause)
    {
    }
}
