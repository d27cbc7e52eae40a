namespace Kazus.Interchange;

/// <summary>A document for another program, and what of the case it could not carry.</summary>
/// <param name="Document">The document as UTF-8 text.</param>
/// <param name="NotCarried">What was left out, one phrase each ("Immunohistochemistry: vimentin positive"); empty when everything went along.</param>
public sealed record Exchanged(byte[] Document, IReadOnlyList<string> NotCarried);
