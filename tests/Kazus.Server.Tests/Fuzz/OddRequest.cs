using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Kazus.Server.Tests.Fuzz;

/// <summary>A request nobody would send, made from an address of the server and a number; the same number makes the same request.</summary>
/// <param name="Line">Method and address.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Base">What the path began with: the collection.</param>
internal sealed record OddRequest(string Line, byte[] Bytes, string Base)
{
    private static readonly string[] Names =
        ["q", "c", "sort", "page", "from", "to", "file", "entry", "did", "of", "since", "history", "alike", "others", "draft", "back", "words", "out", "why", "after", "offset", "limit", "columns", "severity", "by", "clock", "horizon", "who", "with", "about", "disease", "level", "year", "id", "claims", "rows"];

    /// <summary>Makes a request to an address, as somebody.</summary>
    /// <param name="random">Everything that is chosen.</param>
    /// <param name="endpoint">The address.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="bases">What the path may begin with.</param>
    /// <param name="example">The document of a case that is there.</param>
    public static OddRequest Make(Random random, RouteEndpoint endpoint, Visitor visitor, IReadOnlyList<string> bases, string example)
    {
        var words = new OddWords(random);
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var method = random.Next(12) == 0 ? new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO" }[random.Next(9)] : methods[random.Next(methods.Count)];
        var start = bases[random.Next(bases.Count)];
        var names = Parameters(endpoint);
        var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Name(random, names)}={words.Escaped()}"));
        var address = start + Path(random, endpoint, words) + (query.Length > 0 ? "?" + query : "");
        var (type, body) = method is "GET" or "HEAD" && random.Next(10) > 0 ? ("", []) : Body(random, visitor, names, words, example);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (visitor.Token is { } token && random.Next(3) > 0) head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {token}\r\n");
        else if (visitor.Cookies.Length > 0) head.Append(CultureInfo.InvariantCulture, $"Cookie: {visitor.Cookies}{(random.Next(6) == 0 ? "; kazus-language=hr; kazus-name=%ff%00; kazus-session=broken" : "")}\r\n");
        Headers(random, words, head);
        if (type.Length > 0) head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        if (body.Length > 0 || method is "POST" or "PUT") head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        return new OddRequest($"{method} {address}", [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body], start);
    }

    // Every part of the path that is a parameter is filled in, right or odd.
    private static string Path(Random random, RouteEndpoint endpoint, OddWords words)
    {
        var path = string.Concat(endpoint.RoutePattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "id" } when random.Next(2) == 0 => "LMS-001",
            _ => words.Escaped() is { Length: > 0 } word ? word : "x",
        }))));
        return path.Length == 0 ? "/" : random.Next(25) == 0 ? path + "/" + words.Escaped() : path;
    }

    private static string Name(Random random, List<string> names) => names.Count > 0 && random.Next(2) == 0 ? names[random.Next(names.Count)] : Names[random.Next(Names.Length)];

    // What the handler of the address reads, and the fields of what it reads as one thing: also of one that was added yesterday.
    private static List<string> Parameters(RouteEndpoint endpoint) =>
    [
        .. endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().SelectMany(p => p.ParameterInfo.ParameterType is { IsClass: true, Namespace: { } place } type && place.StartsWith("Kazus.", StringComparison.Ordinal)
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(f => f.Name.ToLowerInvariant()) : [p.Name]).Distinct(),
    ];

    private static void Headers(Random random, OddWords words, StringBuilder head)
    {
        string Plain() => new([.. words.Word().Where(c => c is >= ' ' and < '\u007f').Take(300)]);
        if (random.Next(4) == 0) head.Append(CultureInfo.InvariantCulture, $"If-Match: \"{Plain()}\"\r\n");
        if (random.Next(6) == 0) head.Append("HX-Request: true\r\n");
        if (random.Next(6) == 0) head.Append(CultureInfo.InvariantCulture, $"Accept-Language: {new[] { "hr", "hr-HR,hr;q=0.9,en;q=0.1", "*", ";;;q=q", "xx-" + Plain(), "hr;q=1e400" }[random.Next(6)]}\r\n");
        if (random.Next(10) == 0) head.Append(CultureInfo.InvariantCulture, $"{new[] { "Range: bytes=0-", "Range: bytes=9999999-1", "If-None-Match: *", "Accept-Encoding: gzip, br", "Content-Encoding: gzip", "X-Forwarded-For: evil", "Origin: http://evil.example", "Accept: application/xml", "X-HTTP-Method-Override: DELETE", "Expect: nothing" }[random.Next(10)]}\r\n");
        if (random.Next(20) == 0) head.Append(CultureInfo.InvariantCulture, $"X-Odd: {Plain()}\r\n");
    }

    private static (string Type, byte[] Body) Body(Random random, Visitor visitor, List<string> names, OddWords words, string example)
    {
        switch (random.Next(10))
        {
            case < 5:
                var fields = names.Concat(random.Next(3) == 0 ? [Name(random, names)] : []).Where(_ => random.Next(6) > 0).Select(n => $"{n}={words.Escaped()}").ToList();
                if (random.Next(5) > 0) fields.Add($"{visitor.Field}={Uri.EscapeDataString(visitor.Proof)}");
                return ("application/x-www-form-urlencoded", Encoding.Latin1.GetBytes(string.Join('&', fields)));
            case 5: return ("application/json", Encoding.UTF8.GetBytes(example));
            case 6 or 7: return (random.Next(6) == 0 ? "text/plain" : "application/json" + (random.Next(6) == 0 ? "; charset=utf-16" : ""), Spoilt(random, words, example));
            case 8: return Parts(random, visitor, words);
            default:
                var noise = new byte[random.Next(400)];
                random.NextBytes(noise);
                return (new[] { "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/xml", "" }[random.Next(6)], noise);
        }
    }

    // A file in a form, with a name and a content that may be anything.
    private static (string Type, byte[] Body) Parts(Random random, Visitor visitor, OddWords words)
    {
        var ending = new[] { ".pdf", ".docx", ".xml", ".html", ".md", ".txt", ".exe", "" }[random.Next(8)];
        byte[] content = random.Next(3) switch
        {
            0 => [.. "%PDF-1.7\n"u8, .. OddWords.Bytes(words.Word())],
            1 => [.. "PK\u0003\u0004"u8, .. OddWords.Bytes(words.Word())],
            _ => [.. "<article><front/><body><p>A 63-year-old woman "u8, .. OddWords.Bytes(words.Word()), .. "</p></body></article>"u8],
        };
        byte[] body =
        [
            .. Encoding.Latin1.GetBytes($"--odd\r\nContent-Disposition: form-data; name=\"{visitor.Field}\"\r\n\r\n{visitor.Proof}\r\n--odd\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{words.Escaped()}{ending}\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
            .. content, .. random.Next(5) == 0 ? [] : "\r\n--odd--\r\n"u8.ToArray(),
        ];
        return ("multipart/form-data; boundary=odd", body);
    }

    // A case with a piece left out, put in twice, or replaced: nearly what is expected.
    private static byte[] Spoilt(Random random, OddWords words, string example)
    {
        var json = new StringBuilder(example);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(json.Length);
            var length = Math.Min(random.Next(1, 40), json.Length - at);
            var piece = json.ToString(at, length);
            switch (random.Next(6))
            {
                case 0: json.Remove(at, length); break;
                case 1: json.Insert(at, piece); break;
                case 2: json.Insert(at, new[] { "null", "[]", "{}", "1e999", "-0", "\"\\ud800\"", "\"\\u0000\"", "99999999999999999999", "true", new string('[', 2000) }[random.Next(10)]); break;
                case 3: Replace(json, random, ":", ":" + new[] { "null,\"a\":", "[],\"a\":", "{},\"a\":", "7,\"a\":", "\"\\ud800\",\"a\":", "1e999,\"a\":" }[random.Next(6)]); break;
                case 4: Replace(json, random, "\"", "\"" + System.Text.Json.JsonEncodedText.Encode(words.Word().Replace("\ud800", "", StringComparison.Ordinal).Replace("\udfff", "", StringComparison.Ordinal))); break;
                default: Replace(json, random, new[] { "1", "0", "true", "null" }[random.Next(4)], new[] { "-1", "2147483648", "null", "\"\"", "[1]", "1.5", "1e40" }[random.Next(7)]); break;
            }
        }
        return OddWords.Bytes(json.ToString());
    }

    private static void Replace(StringBuilder text, Random random, string what, string with)
    {
        var at = text.ToString().IndexOf(what, random.Next(text.Length), StringComparison.Ordinal);
        if (at >= 0) text.Remove(at, what.Length).Insert(at, with);
    }
}
