using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kazus.Cases;
using Kazus.Text.Claims;
using Kazus.Text.Documents;

namespace Kazus.Server.Reading;

/// <summary>A patient an article tells of: one of its own, or a row of its table of published patients.</summary>
/// <param name="Key">"1", or "1:Sun 2022" for a row.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="Study">The author of the row, or null for the article's own patient.</param>
public sealed record ToldPatient(string Key, int Number, string? Study)
{
    /// <summary>The patient a proposal is about.</summary>
    public static ToldPatient Of(ProposedClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var number = claim.Patient.ToString(CultureInfo.InvariantCulture);
        return new(claim.Study is null ? number : $"{number}:{claim.Study}", claim.Patient, claim.Study);
    }
}

/// <summary>A claim before a reader: what was proposed, for whom, and a key that stays the same as long as the article's text does.</summary>
/// <param name="Key">Ten hexadecimal digits.</param>
/// <param name="Proposal">What was read.</param>
/// <param name="Finder">The reader who found it, or null when a rule did.</param>
public sealed record ReadClaim(string Key, ProposedClaim Proposal, string? Finder = null)
{
    /// <summary>Its variable.</summary>
    public Variable Variable => Variables.Get(Proposal.Variable);

    /// <summary>The patient.</summary>
    public ToldPatient Patient => ToldPatient.Of(Proposal);

    /// <summary>The value as a form writes it.</summary>
    public string Written => ValueReading.Write(Variable, Proposal.Value);

    /// <summary>A proposal with its key.</summary>
    public static ReadClaim Of(ProposedClaim proposal, string? finder = null)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var words = string.Create(CultureInfo.InvariantCulture, $"{ToldPatient.Of(proposal).Key}|{proposal.Variable}|{proposal.Span.Start}|{proposal.Span.End}|{ValueReading.Write(Variables.Get(proposal.Variable), proposal.Value)}");
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 5)), proposal, finder);
    }

    /// <summary>A claim that a reader found, or null when its value cannot be read or its place is not in the document.</summary>
    public static ReadClaim? Of(FoundClaim found, Document document, string reader)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(document);
        if (Variables.Find(found.Variable) is not { } variable || ValueReading.Read(variable, found.Value).Value is not { } value) return null;
        if (found.Start < 0 || found.End <= found.Start || found.End > document.Text.Length) return null;
        var who = found.Who.Split(':', 2);
        if (!int.TryParse(who[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var span = new Span(found.Start, found.End);
        return Of(new ProposedClaim
        {
            Variable = variable.Id,
            Patient = number,
            Study = who.Length > 1 ? who[1] : null,
            Value = value,
            Span = span,
            Quote = document.Quote(span),
            Where = document.WhereIs(found.Start),
            Confidence = 1,
            Rule = "person",
        }, reader);
    }
}
