using Xunit;

namespace Kazus.Testing;

/// <summary>A test that reads the shared reference material and says so where it is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string under = "")
    {
        if (Repository.Shared is null) Skip = "The shared reference material is not beside this checkout.";
        else if (under.Length > 0 && !Path.Exists(Path.Combine(Repository.Shared, under))) Skip = $"shared/{under} is absent.";
    }
}

/// <summary>A theory that reads the shared reference material and says so where it is absent.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string under = "")
    {
        if (Repository.Shared is null) Skip = "The shared reference material is not beside this checkout.";
        else if (under.Length > 0 && !Path.Exists(Path.Combine(Repository.Shared, under))) Skip = $"shared/{under} is absent.";
    }
}

/// <summary>A test that runs an optional program of the machine and says so where it is absent.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(params string[] programs)
    {
        foreach (var program in programs)
            if (!Programs.Present(program)) { Skip = $"The program '{program}' is not installed."; return; }
    }
}

/// <summary>Looks programs up on the PATH.</summary>
public static class Programs
{
    public static bool Present(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(d => d.Length > 0 && (File.Exists(Path.Combine(d, program)) || File.Exists(Path.Combine(d, program + ".exe"))));
}
