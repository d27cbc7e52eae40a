namespace Kazus.Provenance;

/// <summary>Claims about one question of one patient that cannot all be true. Shown with every quote; never an overwrite.</summary>
/// <param name="Variable">The question.</param>
/// <param name="Claims">The claims that disagree, one or more per distinct value, in the order they were read.</param>
/// <param name="Settled">The accepted claim that a person chose, or null while it is open.</param>
public sealed record Conflict(string Variable, IReadOnlyList<Claim> Claims, Claim? Settled);
