namespace Kazus.Checks;

/// <summary>
/// What was asked cannot be done with this file, folder or store. The message is one sentence for the person who asked; a command says it
/// on standard error and ends with exit code 1.
/// </summary>
public abstract class RefusalException : Exception
{
    /// <summary>Says what cannot be done, and why.</summary>
    protected RefusalException(string message) : base(message)
    {
    }

    /// <summary>Says what cannot be done, and why; the cause is for those who look for faults in the program or the machine.</summary>
    protected RefusalException(string message, Exception cause) : base(message, cause)
    {
    }
}
