using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;
using Kazus.Training;

switch (args)
{
    case ["groups", var texts, var annotated, var groups]:
        WordGroups.Learn(texts, annotated, groups);
        return 0;
    case ["mentions", var marked, var terminologies, var groups, var model]:
        MentionTrainer trainer = new(Vocabulary.Of(WordGroups.Read(groups)), LexiconBuilder.FromTerminologies(terminologies));
        var reports = AnnotatedText.ReadFolder(marked);
        List<(IReadOnlySet<int>, MentionModel)> folds = [];
        var trained = trainer.Train(reports, (count, found) => Console.WriteLine($"{count} texts read unseen, {found:P1} of their marks among the candidates"), folds);
        File.WriteAllBytes(model, ModelFile.Write(trained));
        Console.WriteLine($"{trained.Readings.Features.Places.Count} features, {trained.Readings.Features.Entries.Length} weights, {new FileInfo(model).Length} bytes");
        Report.Write(MentionEvaluation.Of(reports, folds));
        return 0;
    case ["sayings", "show", var manuscript]:
        Sayings.Show(manuscript);
        return 0;
    case ["sayings", "ask", var model]:
        Sayings.Ask(model, Console.In);
        return 0;
    case ["sayings", "measure", var model, var held]:
        Sayings.Measure(model, held);
        return 0;
    case ["sayings", var examples, var kinds, var model]:
        Sayings.Learn(examples, kinds, model);
        return 0;
    default:
        Console.Error.WriteLine("""
            Trains the models that ship with Kazus. Nothing here runs at a user's.

            groups TEXTS.jsonl ANNOTATED/ GROUPS.tsv                   word groups and vectors from texts without annotation
            mentions ANNOTATED/ TERMINOLOGIES/ GROUPS.tsv MODEL.bin    the mention model, and the table of the cross-validation it goes through
            sayings EXAMPLES/ KINDS.tsv MODEL.bin                      what sentences say of the patient, from example sentences and kinds of words
            sayings show MANUSCRIPT                                    what is read in the sentences of one manuscript
            sayings ask MODEL.bin                                      what is likeliest in each sentence of the standard input
            sayings measure MODEL.bin HELD.tsv                         how well sentences are read that the model has not seen
            """);
        return 2;
}
