using Kazus.Cases;
using Kazus.Checking.Guidelines;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking;

/// <summary>
/// An article under check: the document, where it was read, and what it tells of its own patient. Everything is read once, when
/// the first rule asks for it.
/// </summary>
public sealed class Manuscript
{
    private readonly Lazy<IReadOnlyList<Told>> told;
    private readonly Lazy<IReadOnlyList<OwnRow>> ownRows;
    private readonly Lazy<IReadOnlyList<Outcome>> outcomes;
    private readonly Lazy<IReadOnlyList<TimePoint>> dates;
    private readonly Lazy<Dictionary<Told, List<TimePoint>>> datesBySentence;
    private readonly Lazy<IReadOnlyList<Birth>> births;
    private readonly Lazy<bool> isCaseReport;
    private readonly Lazy<IReadOnlyList<Statement>> statements;
    private readonly Lazy<IReadOnlyList<Quantity>> quantities;
    private readonly Lazy<IReadOnlyList<Measure>> measures;
    private readonly Lazy<IReadOnlyList<Sided>> sides;
    private readonly Lazy<Telling> telling;
    private readonly Lazy<TimePoint?> presentation;
    private readonly Lazy<IReadOnlyList<TimePoint>> operations;
    private readonly Lazy<List<Length>> elapsed;
    private readonly Lazy<IReadOnlyList<Finding>> measured;
    private readonly Lazy<int> patients;
    private readonly Lazy<bool> repeated;
    private readonly Lazy<bool> cameBack;
    private readonly Lazy<bool> twofold;
    private readonly Lazy<IReadOnlyList<Told>> retold;
    private readonly Lazy<IReadOnlyList<DeniedAndTold>> deniedAndTold;
    private readonly Lazy<IReadOnlyList<Saying>> sayings;
    private readonly Lazy<IReadOnlyList<Told>> abstractStory;
    private readonly Lazy<int> lastCaseParagraph;
    private readonly Lazy<int?> firstTreatment;
    private readonly Lazy<int?> returnInAbstract;
    private readonly Lazy<int?> returnInCase;
    private readonly Lazy<Article> article;
    private readonly Lazy<IReadOnlyList<GuidelineReading>> guidelines;

    internal const string NoCase = "the file is no case report";

    public Manuscript(Document document, string path, Casebook? casebook = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(path);
        Document = document;
        Path = path;
        Casebook = casebook;
        told = new(() => Reading.Told.Of(document));
        ownRows = new(() => OwnRow.Of(document));
        outcomes = new(() => OutcomeReading.Of(this));
        statements = new(() => [.. Reading.Statements.Of(this)]);
        quantities = new(() => [.. Told.Concat(Patients < 2 ? OwnRow.Lines(document) : []).SelectMany(Quantity.In).Where(q => !q.Sentence.OfRelative(q.Start))]);
        measures = new(() => [.. Told.SelectMany(Measure.In)]);
        sides = new(() => [.. Told.SelectMany(Sided.In)]);
        telling = new(() => new Telling(Told));
        presentation = new(() => Course.FindPresentation(this));
        operations = new(() => Course.FindOperations(this));
        elapsed = new(() => Reading.Quantities.FindElapsed(this));
        measured = new(() => [.. Reading.Quantities.FindDisagreements(this)]);
        patients = new(() => Math.Max(Told.Where(t => t.Part == Part.Case).Select(t => t.Patient).Distinct().Count(), Told.Any(t => t.TellsOfSeveral) ? 2 : 0));
        repeated = new(() => Course.IsRepeated(Told));
        retold = new(() => Reading.Retold.Of(this));
        deniedAndTold = new(() => [.. Reading.DeniedAndTold.Of(this)]);
        sayings = new(() => [.. Retold.SelectMany(Saying.AllIn), .. Patients < 2 ? OwnRows.SelectMany(r => r.Cells).SelectMany(Saying.In) : []]);
        lastCaseParagraph = new(() => Told.Where(t => t.Part == Part.Case).Select(t => t.Paragraph).DefaultIfEmpty(0).Max());
        cameBack = new(() => Comeback.Of(this).Any(c => c.Told.Part == Part.Case));
        abstractStory = new(() => Reading.AbstractStory.Of(this));
        firstTreatment = new(() => Told.FirstOrDefault(t => t.Part == Part.Case && DiseaseReturn.IsTreatment(t))?.Whole.Start);
        returnInAbstract = new(() => In(Part.Abstract).FirstOrDefault(t => Comeback.Mentioned(t.Text))?.Whole.Start);
        returnInCase = new(() => In(Part.Case).FirstOrDefault(t => t.Whole.Start > FirstTreatment && Comeback.Mentioned(t.Text))?.Whole.Start);
        twofold = new(() => Course.IsTwofold(this));
        isCaseReport = new(() => document.Sections.Any(s => s.Kind == SectionKind.Case) || Age.In(this).Any(a => a.AtPresentation));
        dates = new(() => TimePoint.Of(this));
        datesBySentence = new(() => Dates.GroupBy(d => d.Sentence).ToDictionary(g => g.Key, g => g.ToList()));
        article = new(() => new Article(this));
        guidelines = new(() => [.. (Guidelines ?? [Guideline.Care]).Select(g => GuidelineReading.Of(this, g))]);
        // Few statements tell an age beside a date; a book with many is cut short.
        births = new(() => [.. Birth.Of(this).Take(60)]);
    }

    public Document Document { get; }

    /// <summary>The file's name as the user gave it.</summary>
    public string Path { get; }

    /// <summary>The casebook whose sources the citations can be held against, or null.</summary>
    public Casebook? Casebook { get; }

    /// <summary>The reporting guidelines it is held against; null for the one that belongs to a case report.</summary>
    public IReadOnlyList<Guideline>? Guidelines { get; init; }

    /// <summary>The guidelines item by item.</summary>
    internal IReadOnlyList<GuidelineReading> GuidelineReadings => guidelines.Value;

    /// <summary>The manuscript as the questions of guidelines see it.</summary>
    internal Article Article => article.Value;

    /// <summary>Whether the article tells of a patient: it has a case section, or an age.</summary>
    internal bool IsCaseReport => isCaseReport.Value;

    /// <summary>The sentences about the article's own patient, in reading order.</summary>
    internal IReadOnlyList<Told> Told => told.Value;

    /// <summary>The rows of the comparison tables that are the article's own patient.</summary>
    internal IReadOnlyList<OwnRow> OwnRows => ownRows.Value;

    /// <summary>What is said of recurrence, metastasis, death and disease status, with the time where one is named.</summary>
    internal IReadOnlyList<Outcome> Outcomes => outcomes.Value;

    /// <summary>The calendar dates of the patient's own course.</summary>
    internal IReadOnlyList<TimePoint> Dates => dates.Value;

    /// <summary>Those of them that stand in a sentence, in its order.</summary>
    internal IReadOnlyList<TimePoint> DatesIn(Told told) => datesBySentence.Value.TryGetValue(told, out var those) ? those : [];

    /// <summary>What the ages and dates tell of the patient's birth.</summary>
    internal IReadOnlyList<Birth> Births => births.Value;

    /// <summary>The values that its parts state of the own patient.</summary>
    internal IReadOnlyList<Statement> Statements => statements.Value;

    /// <summary>The numbers with a unit that its parts tell of the own patient.</summary>
    internal IReadOnlyList<Quantity> Quantities => quantities.Value;

    /// <summary>The named quantities that its parts tell of the own patient: laboratory values, indices, losses of blood.</summary>
    internal IReadOnlyList<Measure> Measures => measures.Value;

    /// <summary>The sides of the body that its parts name.</summary>
    internal IReadOnlyList<Sided> Sides => sides.Value;

    /// <summary>The sentences about the own patient with those of the discussion that only imply it.</summary>
    internal IReadOnlyList<Told> Retold => retold.Value;

    /// <summary>Things that one part denies and another tells.</summary>
    internal IReadOnlyList<DeniedAndTold> DeniedAndTold => deniedAndTold.Value;

    /// <summary>The sentences of the abstract from the first that tells of a person on.</summary>
    internal IReadOnlyList<Told> AbstractStory => abstractStory.Value;

    /// <summary>The sections in which something is told, but for the abstract.</summary>
    internal IEnumerable<Section> BesideAbstract => Document.Sections.Where(s => s.Kind is not (SectionKind.Abstract or SectionKind.Front or SectionKind.References or SectionKind.Declarations));

    /// <summary>What its parts say of things that have contraries.</summary>
    internal IReadOnlyList<Saying> Sayings => sayings.Value;

    /// <summary>The number of the last paragraph of the case section.</summary>
    internal int LastCaseParagraph => lastCaseParagraph.Value;

    /// <summary>Whether the case section tells that the tumour came back or spread.</summary>
    internal bool CameBack => cameBack.Value;

    /// <summary>Where the abstract first tells that the disease came back; null where it does not.</summary>
    internal int? ReturnInAbstract => returnInAbstract.Value;

    /// <summary>Where the case section first tells, after the first treatment, that the disease came back; null where it does not.</summary>
    internal int? ReturnInCase => returnInCase.Value;

    /// <summary>Where the case section first tells of a treatment, or null.</summary>
    internal int? FirstTreatment => firstTreatment.Value;

    /// <summary>How telling each word is in this article.</summary>
    internal Telling Telling => telling.Value;

    /// <summary>How many patients the case section tells of.</summary>
    internal int Patients => patients.Value;

    /// <summary>Whether the tumour was treated several times in the course that is told.</summary>
    internal bool IsRepeated => repeated.Value;

    /// <summary>Whether more than one tumour, or one that had come back before, is told.</summary>
    internal bool IsTwofold => twofold.Value;

    /// <summary>The rule, as a warning where more than one tumour or treatment may be meant.</summary>
    internal Rule Soften(Rule rule) => IsTwofold ? rule with { Severity = Severity.Warning } : rule;

    /// <summary>When the patient came, or null where no date is given.</summary>
    internal TimePoint? Presentation => presentation.Value;

    /// <summary>The dated operations from the presentation on, in order of time.</summary>
    internal IReadOnlyList<TimePoint> Operations => operations.Value;

    /// <summary>The times that the dates of the course add up to.</summary>
    internal List<Length> Elapsed => elapsed.Value;

    /// <summary>The numbers with a unit that two parts tell in two ways.</summary>
    internal IReadOnlyList<Finding> Measured => measured.Value;

    /// <summary>Why a rule that needs the report of one patient cannot look, or null when it can.</summary>
    internal static string? UnlessOfOne(Manuscript m) => !m.IsCaseReport ? NoCase : m.Patients > 1 ? "the article tells of several patients" : null;

    /// <summary>The article as told of one patient at a time: itself, or for several patients the case section of each.</summary>
    internal IEnumerable<Manuscript> OneByOne => Patients < 2 ? [this] : Told.Where(t => t.Part == Part.Case).GroupBy(t => t.Patient).Select(g => new Manuscript(this, [.. g]));

    private Manuscript(Manuscript whole, IReadOnlyList<Told> told) : this(whole.Document, whole.Path, whole.Casebook)
    {
        this.told = new(told);
        ownRows = new(() => [.. OwnRow.OfSeveral(Document).Where(r => r.Patient == told[0].Patient)]);
    }

    /// <summary>The sentences of some parts.</summary>
    internal IEnumerable<Told> In(params Part[] parts) => Told.Where(t => parts.Contains(t.Part));

    /// <summary>A stretch of the document as a place of a finding.</summary>
    internal Place At(Span span, string? value = null)
    {
        var points = Document.CodePoints.FromUtf16(span);
        return new Place(Path, Document.WhereIs(span.Start), points.Start, points.End, Document.LineOf(span.Start), Document.Quote(span), value);
    }
}
