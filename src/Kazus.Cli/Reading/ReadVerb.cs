using System.CommandLine;
using Kazus.Checks;
using Kazus.Cli.Output;
using Kazus.Text.Reading;

namespace Kazus.Cli.Reading;

/// <summary><c>kazus read</c>: articles become documents with their parts, and what was read in them, each with its place.</summary>
internal static class ReadVerb
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Articles: .xml (JATS), .docx, .pdf, .html, .md, .txt", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output; an array where several files are given" };
        var jobs = new Option<int>("--jobs") { Description = "How many files are read at the same time", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 256) r.AddError("--jobs is a number from 1 to 256."); });
        var verb = new Command("read", """
            Read articles: sections, tables, legends, references and what is told of the patient, each with its place in the text.

            Example: kazus read article.xml manuscript.docx --json
            """) { files, json, jobs };
        verb.SetAction(r => Run(r.GetRequiredValue(files), r.GetValue(json), r.GetValue(jobs)));
        return verb;
    }

    private static int Run(string[] files, bool json, int jobs)
    {
        var reader = new ArticleReader();
        using var progress = new ReadingProgress(files.Length);
        var failed = false;
        if (json) ArticleJson.WriteAll(Files(), files.Length > 1);
        else foreach (var article in Files().SelectMany(f => f.Articles)) ArticleSummary.Write(article, Console.Out);
        return failed ? 1 : 0;

        IEnumerable<ArticleFile> Files()
        {
            foreach (var file in reader.ReadAll(files, jobs, f => f))
            {
                progress.Done(file.Path);
                foreach (var finding in file.Findings) progress.Say($"{file.Path}: {Word(finding.Severity)}{finding.Message}");
                failed |= file.HasErrors;
                yield return file;
            }
        }
    }

    private static string Word(Severity severity) => severity == Severity.Error ? "" : severity == Severity.Warning ? "warning: " : "note: ";
}
