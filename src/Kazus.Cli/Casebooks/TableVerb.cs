using System.CommandLine;
using System.Text;
using System.Text.Json;
using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Interchange;
using Kazus.Provenance;
using Kazus.Reports;

namespace Kazus.Cli.Casebooks;

/// <summary><c>kazus table</c>: the comparison table, in JSON with the claims behind every cell.</summary>
internal static class TableVerb
{
    internal static Command Create()
    {
        var folder = CasebookArgument.Create();
        var json = new Option<bool>("--json") { Description = "Every cell with its claims and their quotes." };
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values." };
        var html = new Option<bool>("--html") { Description = "An HTML table." };
        var md = new Option<bool>("--md") { Description = "A Markdown table (the default)." };
        var columns = new Option<string?>("--columns") { Description = "Variable ids, separated by commas." };
        var verb = new Command("table", """
            The comparison table of a casebook, with the quotes behind every cell.

            Example: kazus table my-review --json
            """) { folder, json, csv, md, html, columns };
        columns.Validators.Add(r =>
        {
            foreach (var id in Ids(r.GetValueOrDefault<string>()))
                if (Variables.Find(id) is null) r.AddError($"--columns {id} is not a variable{(Kazus.Casebooks.Spelling.Nearest(id, [.. Variables.All.Select(v => v.Id)]) is { } near ? $"; did you mean {near}?" : ".")}");
        });
        verb.SetAction(parsed => Output.Verdict.Of(() =>
        {
            var reading = CasebookArgument.Read(parsed.GetRequiredValue(folder));
            var table = ComparisonTable.Of(reading.Casebook, [.. Ids(parsed.GetValue(columns))]);
            if (parsed.GetValue(json)) Output.JsonOutput.Write(w => Json(w, table));
            else if (parsed.GetValue(csv)) Console.Out.Write(TidyTables.Comparison(table));
            else if (parsed.GetValue(html)) Console.Out.Write(Html(table));
            else Console.Out.Write(Markdown(table));
            return CasebookArgument.Report(reading.Findings);
        }));
        return verb;
    }

    private static string[] Ids(string? list) => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void Json(Utf8JsonWriter json, ComparisonTable table)
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("id", column.Id);
            json.WriteString("header", column.Header);
            json.WriteString("unit", column.Unit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("case", row.Case.Id);
            json.WriteString("label", row.Label);
            json.WriteBoolean("own", row.Case.Own);
            json.WriteStartArray("sources");
            foreach (var source in row.Sources) json.WriteStringValue(source);
            json.WriteEndArray();
            json.WriteStartObject("cells");
            foreach (var cell in row.Cells) Cell(json, cell);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter json, ComparisonTable.Cell cell)
    {
        json.WriteStartObject(cell.Variable.Id);
        if (cell.Answer is Answer.One one) ValueJson.Write(json, cell.Variable, one.Value, text: false);
        else if (cell.Answer is Answer.None) json.WriteNull("value");
        else
        {
            json.WriteStartArray("value");
            foreach (var value in cell.Answer is Answer.Many many ? many.Values : [.. cell.Answer.Conflict!.Claims.Select(c => c.Value)]) json.WriteStringValue(AnswerText.Cell(cell.Variable, value));
            json.WriteEndArray();
        }
        json.WriteString("text", cell.Text);
        json.WriteString("missing", cell.Missing?.Id());
        json.WriteStartArray("claims");
        foreach (var claim in cell.Claims) Claim(json, cell.Variable, claim);
        json.WriteEndArray();
        json.WriteBoolean("conflict", cell.Conflict);
        json.WriteEndObject();
    }

    private static void Claim(Utf8JsonWriter json, Variable variable, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("source", claim.Anchor.Source);
        json.WriteString("where", claim.Anchor.Where);
        json.WriteString("quote", claim.Anchor.Quote);
        if (claim.Anchor.Start is { } start) json.WriteNumber("start", start);
        else json.WriteNull("start");
        if (claim.Anchor.End is { } end) json.WriteNumber("end", end);
        else json.WriteNull("end");
        json.WriteString("value", AnswerText.Cell(variable, claim.Value));
        json.WriteString("state", claim.State.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static string Markdown(ComparisonTable table)
    {
        var text = new StringBuilder();
        static string Safe(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
        text.Append("| Patient | ").AppendJoin(" | ", table.Columns.Select(c => c.Header)).Append(" |\n|---|").Append(string.Concat(table.Columns.Select(_ => "---|"))).Append('\n');
        foreach (var row in table.Rows)
            text.Append("| ").Append(Safe(row.Label)).Append(" | ").AppendJoin(" | ", row.Cells.Select(c => Safe(c.Text) + (c.Conflict ? " \u26a0" : ""))).Append(" |\n");
        return text.ToString();
    }

    private static string Html(ComparisonTable table)
    {
        static string E(string words) => System.Net.WebUtility.HtmlEncode(words);
        var text = new StringBuilder("<table>\n<thead><tr><th scope=\"col\">Patient</th>");
        foreach (var column in table.Columns) text.Append("<th scope=\"col\">").Append(E(column.Header)).Append("</th>");
        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            text.Append("<tr><th scope=\"row\">").Append(E(row.Label)).Append("</th>");
            foreach (var cell in row.Cells)
            {
                var quotes = string.Join(" \u2022 ", cell.Claims.Select(c => $"\u201c{c.Anchor.Quote}\u201d {c.Anchor}"));
                text.Append("<td").Append(cell.Conflict ? " class=\"conflict\"" : cell.Missing is null ? "" : " class=\"missing\"").Append(" title=\"").Append(E(quotes)).Append("\">").Append(E(cell.Text)).Append("</td>");
            }
            text.Append("</tr>\n");
        }
        return text.Append("</tbody>\n</table>\n").ToString();
    }
}
