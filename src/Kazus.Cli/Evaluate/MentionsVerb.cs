using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Text.Mentions;

namespace Kazus.Cli.Evaluate;

/// <summary><c>kazus evaluate mentions</c>: strict and overlap precision, recall and F1 per entity type and over all.</summary>
internal static class MentionsVerb
{
    internal static Command Create()
    {
        Argument<DirectoryInfo> folder = new("DIR") { Description = "Folder of text files (.txt), each with its marks beside it (.ann, brat standoff)." };
        Option<int?> folds = new("--cross-validate") { HelpName = "K", Description = "Train K models, each on the other texts, and read every text with the model that has not seen it. Takes minutes." };
        Option<bool> json = new("--json") { Description = "One JSON document on standard output." };
        Command command = new("mentions", """
            Precision, recall and F1 of the mentions Kazus finds, per type and over all: strict (same place, same type) and overlap (same type, a character in common).

            Example: kazus evaluate mentions corpus/
            Example: kazus evaluate mentions corpus/ --cross-validate 5
            """) { folder, folds, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.GetValue(folds), parsed.GetValue(json)));
        return command;
    }

    private static int Run(DirectoryInfo folder, int? folds, bool json)
    {
        if (!folder.Exists) return Refuse($"There is no folder {folder.FullName}.", 1);
        var texts = Directory.EnumerateFiles(folder.FullName, "*.ann").Count(a => File.Exists(Path.ChangeExtension(a, ".txt")));
        if (texts == 0) return Refuse($"{folder.FullName} holds no pair of a .txt file and an .ann file of the same name.", 1);
        if (folds is { } k && (k < 2 || k > texts)) return Refuse($"--cross-validate takes a number from 2 to {texts}, the number of texts.", 2);
        var result = folds is { } parts
            ? MentionEvaluation.CrossValidated(folder.FullName, parts, done => Console.Error.WriteLine($"{done} of {parts} parts read"))
            : MentionEvaluation.OfShippedModel(folder.FullName);
        if (json) WriteJson(result, folds);
        else WriteTable(result, folds);
        if (result.Trained.Count > 0)
            Console.Error.WriteLine($"{result.Trained.Count} of these {result.Texts} texts were used to train the model: the figures are too good. Use --cross-validate, or other texts.");
        return 0;
    }

    private static int Refuse(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }

    private static void WriteTable(MentionEvaluation result, int? folds)
    {
        var c = CultureInfo.InvariantCulture;
        Console.WriteLine(folds is null ? $"{result.Texts} texts, shipped model" : $"{result.Texts} texts, {folds}-fold cross-validation");
        Console.WriteLine();
        Console.WriteLine($"{"type",-24}{"marked",8}{"proposed",10}   {"strict P",8}{"R",7}{"F1",7}   {"overlap P",9}{"R",7}{"F1",7}");
        foreach (var s in result.Types.Append(result.Micro))
            Console.WriteLine(string.Create(c, $"{s.Type,-24}{s.Strict.Marked,8}{s.Strict.Proposed,10}   {s.Strict.Precision,8:F3}{s.Strict.Recall,7:F3}{s.Strict.F1,7:F3}   {s.Overlap.Precision,9:F3}{s.Overlap.Recall,7:F3}{s.Overlap.F1,7:F3}"));
        if (result.Confusions.Count == 0) return;
        Console.WriteLine();
        Console.WriteLine("Right place, other type (marked as, proposed as, times):");
        foreach (var (marked, proposed, times) in result.Confusions.Take(10)) Console.WriteLine(string.Create(c, $"  {marked,-24}{proposed,-24}{times,5}"));
    }

    private static void WriteJson(MentionEvaluation result, int? folds)
    {
        using var stream = Console.OpenStandardOutput();
        using Utf8JsonWriter w = new(stream, new JsonWriterOptions { Indented = true });
        w.WriteStartObject();
        w.WriteNumber("texts", result.Texts);
        if (folds is { } k) w.WriteNumber("folds", k);
        w.WriteStartArray("training_texts");
        foreach (var t in result.Trained) w.WriteStringValue(t);
        w.WriteEndArray();
        w.WriteStartObject("micro");
        WriteScore(w, result.Micro);
        w.WriteEndObject();
        w.WriteStartArray("types");
        foreach (var s in result.Types)
        {
            w.WriteStartObject();
            w.WriteString("type", s.Type);
            WriteScore(w, s);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("confusions");
        foreach (var (marked, proposed, times) in result.Confusions)
        {
            w.WriteStartObject();
            w.WriteString("marked", marked);
            w.WriteString("proposed", proposed);
            w.WriteNumber("times", times);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteEndObject();
        w.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteScore(Utf8JsonWriter w, MentionScore s)
    {
        w.WriteNumber("marked", s.Strict.Marked);
        w.WriteNumber("proposed", s.Strict.Proposed);
        foreach (var (name, c) in new[] { ("strict", s.Strict), ("overlap", s.Overlap) })
        {
            w.WriteStartObject(name);
            w.WriteNumber("precision", c.Precision);
            w.WriteNumber("recall", c.Recall);
            w.WriteNumber("f1", c.F1);
            w.WriteEndObject();
        }
    }
}
