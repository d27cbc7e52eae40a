using Kazus.Cases;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Find.Tests;

/// <summary>Patients in a line: "patient.age 63; disease leiomyosarcoma".</summary>
internal static class Patients
{
    public static Case Case(string id, string answers, string? note = null) => new()
    {
        Id = id,
        Note = note,
        Claims = [.. answers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((a, i) =>
        {
            var (variable, words) = (a[..a.IndexOf(' ', StringComparison.Ordinal)], a[(a.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            return new Claim { Id = $"c{i}", Variable = variable, Value = ValueReading.Read(Variables.Get(variable), words, w => Vocabularies.Resolve(variable, w)).Value!, Anchor = new Anchor("s") };
        })],
    };

    public static IndexView View(params Case[] cases)
    {
        var index = new CaseIndex();
        index.Fill(cases.Select(c => CaseContent.Of(c)));
        return index.View;
    }
}
