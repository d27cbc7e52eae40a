using Kazus.Checking.Rules.Disagreement;
using Kazus.Checking.Rules.Guidelines;
using Kazus.Checking.Rules.Counting;
using Kazus.Checking.Rules.Privacy;
using Kazus.Checking.Rules.References;
using Kazus.Checking.Rules.Scores;
using Kazus.Checking.Rules.Sources;
using Kazus.Checking.Rules.Time;
using Kazus.Checks;
using Kazus.Text.Reading;

namespace Kazus.Checking;

/// <summary>All rules, by id: those held against manuscripts here, and those that speak elsewhere.</summary>
public static class RuleBook
{
    /// <summary>The rules that <see cref="ManuscriptCheck"/> holds against a manuscript.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Kz202AgeAndDates.Rule,
        Kz203YearsAgo.Rule,
        Kz204FollowUpPossible.Rule,
        Kz205DatedInterval.Rule,
        Kz206AfterLastContact.Rule,
        Kz207DatesInOrder.Rule,
        Kz208ToldInOrder.Rule,
        Kz209DaysOfTimeline.Rule,
        Kz210TwoDatesAndLength.Rule,
        Kz301ValuesDisagree.Rule,
        Kz302OutcomesDisagree.Rule,
        Kz303OnlyInAbstract.Rule,
        Kz304SidesDisagree.Rule,
        Kz305StainsDisagree.Rule,
        Kz306OwnRowDisagrees.Rule,
        Kz307KeywordNotInText.Rule,
        Kz308PrimaryOrMetastasis.Rule,
        Kz309ToldInTwoWays.Rule,
        Kz310ComplicationsDisagree.Rule,
        Kz311CameBack.Rule,
        Kz312GivenOrNot.Rule,
        Kz313MeasuredTwice.Rule,
        Kz314AllOfThem.Rule,
        Kz315SoAndNotSo.Rule,
        Kz316AnotherOfItsKind.Rule,
        Kz317HowManyPatients.Rule,
        Kz318CountedTwice.Rule,
        Kz319SaidOtherwise.Rule,
        Kz320FaresOtherwise.Rule,
        Kz321NumberNotInCase.Rule,
        Kz322DeniedAndTold.Rule,
        Kz323LaboratoryWord.Rule,
        Kz401CountAndPercentage.Rule,
        Kz402PercentageOfGroup.Rule,
        Kz403PartsAndTotal.Rule,
        Kz404TableTotal.Rule,
        Kz405RowArity.Rule,
        Kz406IntervalAndP.Rule,
        Kz407PatientsOfTable.Rule,
        Kz408ShortRow.Rule,
        Kz501CalledButAbsent.Rule,
        Kz502NeverCalled.Rule,
        Kz503CalledOutOfOrder.Rule,
        Kz504CalledForTheOpposite.Rule,
        Kz505PanelAbsent.Rule,
        Kz506CalledForAnotherKind.Rule,
        Kz511CitedButAbsent.Rule,
        Kz512NeverCited.Rule,
        Kz513YearOfCitation.Rule,
        Kz514AuthorOfCitation.Rule,
        Kz515DuplicateReference.Rule,
        Kz516ResidueInReference.Rule,
        Kz517DoiForm.Rule,
        Kz518OwnDetails.Rule,
        Kz519CitedOutOfOrder.Rule,
        Kz521StudyType.Rule,
        Kz522StudySize.Rule,
        Kz523CitedPopulation.Rule,
        Kz524LargeGroup.Rule,
        Kz525CitedPeople.Rule,
        Kz601AgainstSource.Rule,
        Kz602RowAgainstSource.Rule,
        Kz701Consent.Rule,
        Kz702CalledACaseReport.Rule,
        Kz703Required.Rule,
        Kz704Care.Rule,
        Kz705Scare.Rule,
        Kz706Jbi.Rule,
        Kz707Murad.Rule,
        Kz801PatientName.Rule,
        Kz802RecordNumber.Rule,
        Kz803BirthDate.Rule,
        Kz804Contact.Rule,
        Kz805Rarity.Rule,
        Kz806ImageMetadata.Rule,
        Kz807Combination.Rule,
        Kz808FewPeople.Rule,
        Kz901StatedScore.Rule,
    ];

    /// <summary>Rules that speak when files are read, casebooks are checked and reports are built.</summary>
    public static IReadOnlyList<Rule> Elsewhere { get; } =
    [
        .. ReadingRule.All.Select(r => Said(r.Id, r.Name, r.Severity)),
        Said("KZ101", "file-unreadable", Severity.Error),
        Said("KZ102", "unknown-key", Severity.Error),
        Said("KZ103", "value-not-understood", Severity.Error),
        Said("KZ104", "duplicate-id", Severity.Error),
        Said("KZ105", "file-missing", Severity.Error),
        Said("KZ106", "unknown-source", Severity.Error),
        Said("KZ107", "value-improbable", Severity.Warning),
        Said("KZ108", "term-not-coded", Severity.Note),
        Said("KZ151", "unknown-fact", Severity.Error),
        Said("KZ152", "unknown-format", Severity.Error),
        Said("KZ153", "unknown-reference", Severity.Error),
        Said("KZ154", "unknown-figure-or-table", Severity.Error),
        Said("KZ155", "unclosed-fact", Severity.Error),
        Said("KZ156", "display-not-called-out", Severity.Warning),
        Said("KZ157", "display-placed-twice", Severity.Warning),
        Said("KZ158", "heading-level-skipped", Severity.Warning),
        Said("KZ159", "unreadable-markup", Severity.Error),
        Said("KZ160", "markup-shown-as-text", Severity.Note),
        Said("KZ161", "picture-missing", Severity.Error),
        Said("KZ162", "figure-without-png", Severity.Note),
        Said("KZ163", "unreadable-figure", Severity.Error),
        Said("KZ164", "program-missing", Severity.Warning),
        Said("KZ165", "unreadable-word-file", Severity.Error),
        Said("KZ201", "course-impossible", Severity.Warning),
        Said("KZ211", "table-arity", Severity.Warning),
        Said("KZ902", "recorded-score", Severity.Error),
    ];

    /// <summary>Every rule there is, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. Rules.Concat(Elsewhere).OrderBy(r => r.Id, StringComparer.Ordinal)];

    private static Rule Said(string id, string name, Severity severity) => new(id, name, severity, "record", static _ => []);

    /// <summary>A rule by id or name, or null.</summary>
    public static Rule? Find(string idOrName) => All.FirstOrDefault(r => r.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || r.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase));
}
