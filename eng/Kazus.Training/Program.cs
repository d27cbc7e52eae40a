using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;
using Kazus.Training;

switch (args)
{
    case ["groups", var texts, var groups]:
        WordGroups.Learn(texts, groups);
        return 0;
    case ["mentions", var annotated, var terminologies, var groups, var model]:
        MentionTrainer trainer = new(Vocabulary.Of(WordGroups.Read(groups)), LexiconBuilder.FromTerminologies(terminologies));
        var trained = trainer.Train(AnnotatedText.ReadFolder(annotated));
        File.WriteAllBytes(model, ModelFile.Write(trained));
        Console.WriteLine($"{trained.Features.Places.Count} features, {trained.Features.Entries.Length} weights, {new FileInfo(model).Length} bytes");
        return 0;
    default:
        Console.Error.WriteLine("""
            Trains the models that ship with Kazus. Nothing here runs at a user's.

            groups TEXTS.jsonl GROUPS.tsv                              word groups from texts without annotation
            mentions ANNOTATED/ TERMINOLOGIES/ GROUPS.tsv MODEL.bin    the mention model
            """);
        return 2;
}
