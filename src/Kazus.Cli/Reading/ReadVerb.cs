using System.CommandLine;
using Kazus.Checks;
using Kazus.Casebooks;
using Kazus.Cli.Output;
using Kazus.Text.Claims;
using Kazus.Text.Reading;

namespace Kazus.Cli.Reading;

/// <summary><c>kazus read</c>: articles become documents with their parts, and what was read in them, each with its place.</summary>
internal static class ReadVerb
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Articles: .xml (JATS), .docx, .pdf, .html, .md, .txt", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output; an array where several files are given" };
        var yaml = new Option<bool>("--yaml") { Description = "The draft case of each patient as a casebook's case file, every value with its quote, on standard output" };
        var html = new Option<FileInfo?>("--html") { HelpName = "FILE", Description = "A page of the article with the claims marked in its text; one article" };
        var brat = new Option<DirectoryInfo?>("--brat") { HelpName = "DIR", Description = "Write what the sentences name as standoff files (.ann with its .txt) into this folder" };
        var jobs = new Option<int>("--jobs") { Description = "How many files are read at the same time", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > 256) r.AddError("--jobs is a number from 1 to 256."); });
        var verb = new Command("read", """
            Read articles: sections, tables, legends, references and what is told of the patient, each with its place in the text.

            Example: kazus read article.xml manuscript.docx --json
            Example: kazus read article.xml --yaml > cases/article.yaml
            Example: kazus read article.xml --html article.html
            Example: kazus read texts/*.txt --brat marks/
            """) { files, json, yaml, html, brat, jobs };
        verb.SetAction(r => Verdict.Of(() => Run(r.GetRequiredValue(files), new(r.GetValue(json), r.GetValue(yaml), r.GetValue(html), r.GetValue(brat)), r.GetValue(jobs))));
        return verb;
    }

    // What is asked for.
    private sealed record Output(bool Json, bool Yaml, FileInfo? Html, DirectoryInfo? Brat);

    private static int Run(string[] files, Output output, int jobs)
    {
        var (json, yaml, html, brat) = output;
        if (html is not null && files.Length > 1)
        {
            Console.Error.WriteLine("--html writes one article: give one FILE.");
            return 2;
        }
        OutputFile.Spare(html?.FullName, [".html", ".htm"], files);
        var reader = new ArticleReader();
        using var progress = new ReadingProgress(files.Length);
        var standoff = brat is null ? null : new StandoffFiles(brat.FullName);
        var failed = false;
        if (json) ArticleJson.WriteAll(Files(), files.Length > 1);
        else
            foreach (var article in Files().SelectMany(f => f.Articles))
            {
                if (html is not null) File.WriteAllText(html.FullName, ArticleHtml.Write(article.Document, article.Claims));
                if (yaml) Yaml(article);
                else if (html is null) ArticleSummary.Write(article, Console.Out);
            }
        return failed ? 1 : 0;

        IEnumerable<ArticleFile> Files()
        {
            foreach (var file in reader.ReadAll(files, jobs, f => Prepared(f, json || brat is not null)))
            {
                progress.Done(file.Path);
                foreach (var finding in file.Findings) progress.Say($"{file.Path}: {Word(finding.Severity)}{finding.Message}");
                failed |= file.HasErrors;
                standoff?.Write(file);
                yield return file;
            }
        }
    }

    // Claims and mentions are read on the thread that read the file.
    private static ArticleFile Prepared(ArticleFile file, bool mentions)
    {
        foreach (var article in file.Articles) _ = article.Claims.Count + (mentions ? article.Mentions.Count : 0);
        return file;
    }

    private static void Yaml(Article article)
    {
        var first = true;
        foreach (var patient in DraftCase.Patients(article.Claims))
        {
            if (!first) Console.Out.WriteLine("---");
            Console.Out.Write(CaseWriter.Write(DraftCase.Of(article.Document, article.Claims, patient)));
            first = false;
        }
    }

    private static string Word(Severity severity) => severity == Severity.Error ? "" : severity == Severity.Warning ? "warning: " : "note: ";
}
