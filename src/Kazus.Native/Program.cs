using Kazus.Cli;
using Kazus.Cli.Casebooks;
using Kazus.Cli.Checking;
using Kazus.Cli.Evaluate;
using Kazus.Cli.Meta;
using Kazus.Cli.Reading;
using Kazus.Cli.Survival;

// The verbs that need neither a server nor a store nor a picture library. `kazus` in a checkout knows them by this list.
return Root.Run(args,
    CaseVerb.Create(),
    CheckVerb.Create(),
    RulesVerb.Create(),
    EvaluateVerb.Create(),
    ReadVerb.Create(),
    SurvivalVerb.Create(),
    MetaVerb.Create());
