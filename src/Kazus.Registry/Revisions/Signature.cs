namespace Kazus.Registry.Revisions;

/// <summary>Who makes a change, from where, and why when they say so. When is the registry's clock.</summary>
/// <param name="By">Name of the person or program.</param>
/// <param name="From">Where the change comes from: "kazus import", an address, a page.</param>
/// <param name="Reason">Why, in the person's words, or null.</param>
public sealed record Signature(string By, string From, string? Reason = null);
