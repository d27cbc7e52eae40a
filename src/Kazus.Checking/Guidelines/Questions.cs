using System.Collections.Frozen;

namespace Kazus.Checking.Guidelines;

/// <summary>
/// The questions that the items of guidelines put to an article. Several guidelines ask the same; each question is answered in one
/// place. A question looks at the structure of the article, at what it states of its patient, at the claims that can be read in it,
/// and at the words of the sentences in the part where the answer would stand.
/// </summary>
internal static class Questions
{
    private static readonly FrozenDictionary<string, Func<Article, Reply>> ByName = new Dictionary<string, Func<Article, Reply>>(StringComparer.Ordinal)
    {
        ["title"] = FrontQuestions.Title,
        ["keywords-2-5"] = a => FrontQuestions.Keywords(a, 2, 5, caseReport: false),
        ["keywords-2-5-case-report"] = a => FrontQuestions.Keywords(a, 2, 5, caseReport: true),
        ["keywords-3-6-case-report"] = a => FrontQuestions.Keywords(a, 3, 6, caseReport: true),
        ["abstract-new"] = AbstractQuestions.New,
        ["abstract-findings"] = AbstractQuestions.Findings,
        ["abstract-course"] = AbstractQuestions.Course,
        ["abstract-case"] = a => Reply.All(("symptom and finding", AbstractQuestions.Findings(a)), ("diagnosis, treatment and outcome", AbstractQuestions.Course(a))),
        ["abstract-lesson"] = AbstractQuestions.Lesson,
        ["abstract-structured"] = AbstractQuestions.Structured,
        ["abstract-discussion"] = AbstractQuestions.Discussion,
        ["abstract-three-lessons"] = AbstractQuestions.ThreeLessons,
        ["introduction"] = FrontQuestions.Introduction,
        ["background"] = FrontQuestions.Background,
        ["guidelines-cited"] = FrontQuestions.GuidelinesCited,
        ["highlights"] = FrontQuestions.Highlights,
        ["demographics"] = PatientQuestions.Demographics,
        ["complaint"] = PatientQuestions.Complaint,
        ["history"] = PatientQuestions.History,
        ["past-interventions"] = PatientQuestions.PastInterventions,
        ["history-and-interventions"] = a => Reply.All(("medical, family or social history", PatientQuestions.History(a)), ("earlier treatment", PatientQuestions.PastInterventions(a))),
        ["past-history"] = PatientQuestions.PastHistory,
        ["drug-history"] = PatientQuestions.DrugHistory,
        ["family-history"] = PatientQuestions.FamilyHistory,
        ["social-history"] = PatientQuestions.SocialHistory,
        ["examination"] = AssessmentQuestions.Examination,
        ["condition"] = a => Reply.All(("the complaint", PatientQuestions.Complaint(a)), ("the findings on examination", AssessmentQuestions.Examination(a))),
        ["timeline"] = AssessmentQuestions.Timeline,
        ["history-timeline"] = a => Reply.All(("the history", PatientQuestions.AnyHistory(a)), ("the order of time as a timeline", AssessmentQuestions.Timeline(a))),
        ["tests"] = AssessmentQuestions.Tests,
        ["challenges"] = AssessmentQuestions.Challenges,
        ["reasoning"] = AssessmentQuestions.Reasoning,
        ["prognosis"] = AssessmentQuestions.Prognosis,
        ["exposure"] = AssessmentQuestions.Established,
        ["treatment"] = TreatmentQuestions.Kinds,
        ["treatment-details"] = TreatmentQuestions.Details,
        ["treatment-clear"] = TreatmentQuestions.Clear,
        ["treatment-changes"] = TreatmentQuestions.Changes,
        ["adherence"] = TreatmentQuestions.Adherence,
        ["rechallenge"] = TreatmentQuestions.Rechallenge,
        ["dose-response"] = TreatmentQuestions.DoseResponse,
        ["optimisation"] = SurgicalQuestions.Optimisation,
        ["procedure-rationale"] = SurgicalQuestions.Rationale,
        ["operator"] = SurgicalQuestions.Operator,
        ["postoperative-care"] = SurgicalQuestions.PostoperativeCare,
        ["complications-graded"] = SurgicalQuestions.ComplicationsGraded,
        ["scare-cited"] = SurgicalQuestions.ScareCited,
        ["images"] = SurgicalQuestions.Images,
        ["outcome"] = OutcomeQuestions.Outcome,
        ["follow-up-tests"] = OutcomeQuestions.FollowUpTests,
        ["outcome-ascertained"] = OutcomeQuestions.Ascertained,
        ["follow-up-length"] = OutcomeQuestions.LengthOfFollowUp,
        ["adverse-events"] = OutcomeQuestions.AdverseEvents,
        ["strengths-limits"] = DiscussionQuestions.StrengthsAndLimits,
        ["literature"] = DiscussionQuestions.Literature,
        ["rationale"] = DiscussionQuestions.Rationale,
        ["lesson"] = DiscussionQuestions.Lesson,
        ["perspective"] = DiscussionQuestions.Perspective,
        ["selection"] = DiscussionQuestions.Selection,
        ["consent"] = DeclarationQuestions.Consent,
        ["additional-information"] = DeclarationQuestions.Additional,
        ["enough-detail"] = a => Reply.All(("the patient", PatientQuestions.Demographics(a)), ("the tests", AssessmentQuestions.Tests(a)), ("how treatment was given", TreatmentQuestions.Details(a)), ("the outcome", OutcomeQuestions.Outcome(a))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names a list may use.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    public static Reply Ask(string question, Article article) => ByName[question](article);
}
