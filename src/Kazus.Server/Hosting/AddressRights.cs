using Kazus.Registry.Accounts;

namespace Kazus.Server.Hosting;

/// <summary>
/// What each address of a collection needs, in one place for whoever reviews it. What is not listed needs <see cref="Rights.Read"/> to
/// be looked at and <see cref="Rights.Write"/> for everything else, so a new address is never open by being forgotten.
/// </summary>
internal static class AddressRights
{
    private static readonly (string Start, Rights Look, Rights Change)[] Rules =
    [
        // The longest start that fits decides.
        ("/review/{file}.csv", Rights.Export, Rights.Write),
        ("/export", Rights.Export, Rights.Write),
        ("/api/v1/export", Rights.Export, Rights.Write),
        ("/report/report.", Rights.Export, Rights.Write),
        ("/read", Rights.Read, Rights.Review),
        ("/read/{file}/decisions.csv", Rights.Export, Rights.Review),
        // Accepted claims become a case file.
        ("/read/{file}/case", Rights.Read, Rights.Write),
        ("/check", Rights.Read, Rights.Review),
        // A description is sent in the body so that it stands in no address; it changes nothing.
        ("/search/like", Rights.Read, Rights.Read),
        // A name in the browser's own keeping.
        ("/name", Rights.Read, Rights.Read),
    ];

    /// <summary>The rights a request needs, all of them.</summary>
    public static Rights Of(string method, Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<Needs>() is { } needs) return needs.Rights;
        var pattern = "/" + ((endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "").TrimStart('/');
        var rule = Rules.Where(r => pattern.StartsWith(r.Start, StringComparison.Ordinal)).OrderByDescending(r => r.Start.Length).FirstOrDefault();
        var (look, change) = rule.Start is null ? (Rights.Read, Rights.Write) : (rule.Look, rule.Change);
        return IsLook(method) ? look : change;
    }

    /// <summary>True when a method only looks.</summary>
    public static bool IsLook(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
