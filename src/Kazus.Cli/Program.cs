using Kazus.Cli;
using Kazus.Cli.Casebooks;
using Kazus.Cli.Checking;
using Kazus.Cli.Evaluate;
using Kazus.Cli.Meta;
using Kazus.Cli.Reading;
using Kazus.Cli.Registry;
using Kazus.Cli.Search;
using Kazus.Cli.Survival;

// One line per verb; each verb lives in its own file.
return Root.Run(args,
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
    MetaVerb.Create());
