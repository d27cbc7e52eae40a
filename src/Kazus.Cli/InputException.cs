using Kazus.Checks;

namespace Kazus.Cli;

/// <summary>A file that cannot be used. The message names the file, the row and what was expected; the command ends with exit code 1.</summary>
public sealed class InputException(string message) : RefusalException(message);
