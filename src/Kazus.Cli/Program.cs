using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Kazus.Cli;
using Kazus.Cli.Evaluate;
using Kazus.Cli.Meta;
using Kazus.Cli.Casebooks;
using Kazus.Cli.Checking;
using Kazus.Cli.Search;
using Kazus.Cli.Reading;
using Kazus.Cli.Registry;
using Kazus.Cli.Survival;

// One line per verb; each verb lives in its own file.
var root = new Command("kazus", """
    Write, check, compare and pool case reports of rare tumours.

    Example: kazus survival km lung.csv --time time --event status --by sex
    """)
{
    new HelpOption(),
    new VersionOption(),
    DemoVerb.Create(),
    NewVerb.Create(),
    BuildVerb.Create(),
    TableVerb.Create(),
    CaseVerb.Create(),
    PoolVerb.Create(),
    FindVerb.Create(),
    ServeVerb.Create(),
    AccountVerb.Create(),
    ImportVerb.Create(),
    ExportVerb.Create(),
    BackupVerb.Create(),
    BackupVerb.CreateRestore(),
    CheckVerb.Create(),
    RulesVerb.Create(),
    EvaluateVerb.Create(),
    ReadVerb.Create(),
    SurvivalVerb.Create(),
    MetaVerb.Create(),
};

var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine($"Try: {Usage.Of(parsed)} --help");
    return 2;
}
return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
