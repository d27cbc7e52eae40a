using Kazus.Checking.Rules.Disagreement;
using Kazus.Checking.Rules.Guidelines;
using Kazus.Checking.Rules.Counting;
using Kazus.Checking.Rules.Privacy;
using Kazus.Checking.Rules.References;
using Kazus.Checking.Rules.Scores;
using Kazus.Checking.Rules.Sources;
using Kazus.Checking.Rules.Time;

namespace Kazus.Checking;

/// <summary>All rules about manuscripts, by id.</summary>
public static class RuleBook
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Kz202AgeAndDates.Rule,
        Kz203YearsAgo.Rule,
        Kz204FollowUpPossible.Rule,
        Kz205DatedInterval.Rule,
        Kz206AfterLastContact.Rule,
        Kz207DatesInOrder.Rule,
        Kz301ValuesDisagree.Rule,
        Kz302OutcomesDisagree.Rule,
        Kz303OnlyInAbstract.Rule,
        Kz304SidesDisagree.Rule,
        Kz305StainsDisagree.Rule,
        Kz306OwnRowDisagrees.Rule,
        Kz307KeywordNotInText.Rule,
        Kz308PrimaryOrMetastasis.Rule,
        Kz309ToldInTwoWays.Rule,
        Kz401CountAndPercentage.Rule,
        Kz402PercentageOfGroup.Rule,
        Kz403PartsAndTotal.Rule,
        Kz404TableTotal.Rule,
        Kz405RowArity.Rule,
        Kz406IntervalAndP.Rule,
        Kz501CalledButAbsent.Rule,
        Kz502NeverCalled.Rule,
        Kz503CalledOutOfOrder.Rule,
        Kz504CalledForTheOpposite.Rule,
        Kz511CitedButAbsent.Rule,
        Kz512NeverCited.Rule,
        Kz513YearOfCitation.Rule,
        Kz514AuthorOfCitation.Rule,
        Kz515DuplicateReference.Rule,
        Kz516ResidueInReference.Rule,
        Kz517DoiForm.Rule,
        Kz518OwnDetails.Rule,
        Kz521StudyType.Rule,
        Kz522StudySize.Rule,
        Kz523CitedPopulation.Rule,
        Kz524LargeGroup.Rule,
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
        Kz901StatedScore.Rule,
    ];

    /// <summary>A rule by id or name, or null.</summary>
    public static Rule? Find(string idOrName) => Rules.FirstOrDefault(r => r.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || r.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase));
}
