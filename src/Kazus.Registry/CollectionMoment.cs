namespace Kazus.Registry;

/// <summary>
/// A collection as it stood when it was looked up: what every page asks before anything else, in one question. It is no older than the
/// page that asked, so what was acknowledged before is in it.
/// </summary>
/// <param name="Collection">The collection.</param>
/// <param name="Position">Position of its last change; 0 before the first.</param>
/// <param name="FilesPosition">Position of the last change of a file other than a case; 0 before the first.</param>
/// <param name="HasAccounts">True when the registry has an account: then nobody comes in without one.</param>
public sealed record CollectionMoment(CaseCollection Collection, long Position, long FilesPosition, bool HasAccounts);
