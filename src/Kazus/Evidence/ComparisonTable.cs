using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Evidence;

/// <summary>The comparison table: one row per patient, one column per question, every cell with the claims it rests on.</summary>
/// <param name="Columns">Questions in order.</param>
/// <param name="Rows">Patients in order; the own case like any other.</param>
public sealed record ComparisonTable(IReadOnlyList<Variable> Columns, IReadOnlyList<ComparisonTable.Row> Rows)
{
    /// <summary>The columns shown when a casebook names none.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "patient.age", "patient.sex", "disease.kind", "primary.site", "lesion.levels", "symptom.duration", "interval.from-primary",
        "surgery.extent", "radiotherapy", "chemotherapy", "followup", "recurrence", "recurrence.time", "status",
    ];

    /// <summary>One patient.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Label">Name of the row: the case's label, or its first source's.</param>
    /// <param name="Sources">Sources of the row in order.</param>
    /// <param name="Cells">One cell per column.</param>
    public sealed record Row(Case Case, string Label, IReadOnlyList<string> Sources, IReadOnlyList<Cell> Cells);

    /// <summary>One cell.</summary>
    /// <param name="Variable">Its question.</param>
    /// <param name="Answer">Its answer with all claims.</param>
    public sealed record Cell(Variable Variable, Answer Answer)
    {
        /// <summary>The text to show; a reason's symbol when missing, never blank.</summary>
        public string Text => AnswerText.Cell(Variable, Answer);

        /// <summary>Why there is no value, or null when there is one.</summary>
        public MissingReason? Missing => Answer is Answer.None none ? none.Reason : null;

        /// <summary>True when the sources disagree, settled or not.</summary>
        public bool Conflict => Answer.Conflict is not null;

        /// <summary>The claims behind the cell.</summary>
        public IReadOnlyList<Claim> Claims => Answer.Claims;
    }

    /// <summary>Builds the table of a casebook.</summary>
    /// <param name="casebook">Cases and sources.</param>
    /// <param name="columns">Variable ids; null or empty for the casebook's own, or the usual ones.</param>
    public static ComparisonTable Of(Casebook casebook, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        var ids = columns is { Count: > 0 } ? columns : casebook.Columns.Count > 0 ? casebook.Columns : Usual;
        List<Variable> variables = [.. ids.Select(Variables.Get)];
        return new ComparisonTable(variables, [.. casebook.Cases.Select(c => new Row(c, Label(casebook, c), c.Sources,
            [.. variables.Select(v => new Cell(v, c.Answer(v.Id)))]))]);
    }

    /// <summary>The name of a case in tables and figures.</summary>
    public static string Label(Casebook casebook, Case @case)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        ArgumentNullException.ThrowIfNull(@case);
        if (@case.Label is { } label) return label;
        return @case.Sources.Count > 0 && casebook.Sources.TryGetValue(@case.Sources[0], out var source) ? source.ShortName : @case.Id;
    }
}
