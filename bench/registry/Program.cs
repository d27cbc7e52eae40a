using System.Diagnostics;
using System.Globalization;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Likeness;
using Kazus.Registry;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;
using Microsoft.EntityFrameworkCore;

// Measures the store, and is the writer that the fault runs kill. Usage: see the switch.
var signature = new Signature("bench", "bench/registry");
CaseRegistry Open() => CaseRegistry.Open(RegistryAddress.Parse(args[1]), TimeProvider.System);
try
{
    switch (args[0])
    {
        case "ingest": return Ingest(int.Parse(args[2], CultureInfo.InvariantCulture), args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1000);
        case "stages": return Stages(int.Parse(args[1], CultureInfo.InvariantCulture));
        case "read": return Read();
        case "write": return Write(args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        case "check": return Check(args[2]);
        case "like": return Like(Whole(2, 100));
        case "load": return await new Load(new Uri(args[1]), "bench", Whole(2, 100_000)).Run(Whole(3, 30), Whole(4, 16), Whole(5, 2));
        case "hold": return Hold(int.Parse(args[2], CultureInfo.InvariantCulture));
        default: Console.Error.WriteLine("ingest ADDRESS N [BATCH] | stages N | read ADDRESS | like ADDRESS [CASES] | write ADDRESS PREFIX SECONDS | check ADDRESS ACKNOWLEDGED | load URL [CASES [SECONDS [READERS [WRITERS]]]] | hold ADDRESS SECONDS"); return 2;
    }
}
catch (RegistryException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Whole(int at, int usual) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : usual;

int Ingest(int n, int batch)
{
    var cases = new List<EnteredCase[]>();
    for (var i = 0; i < n; i += batch) cases.Add([.. Enumerable.Range(i, Math.Min(batch, n - i)).AsParallel().AsOrdered().Select(k => new EnteredCase(MadeCases.Make(k)))]);
    using var registry = Open();
    var collection = registry.FindOrAdd("bench", signature);
    collection.Put([new EnteredCase(MadeCases.Make(99_999_999))], signature);
    var cpu = Process.GetCurrentProcess().TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    // A few batches are acknowledged together: the best eight, one after the other.
    const int together = 8;
    var acknowledged = new List<double>();
    collection.PutAll(cases.SelectMany(c => c), signature, batch, _ => acknowledged.Add(clock.Elapsed.TotalSeconds));
    var fastest = acknowledged.Chunk(together).Where(c => c.Length == together).Select(c => c[^1]).Aggregate((Best: double.PositiveInfinity, Last: 0.0), (so, at) => (Math.Min(so.Best, at - so.Last), at)).Best;
    var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
    var bytes = registry.Address.File is { } file ? new FileInfo(file).Length : 0;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cases {n} batch {batch} seconds {clock.Elapsed.TotalSeconds:0.00} per-second {n / clock.Elapsed.TotalSeconds:0} best-eight-batches-per-second {together * batch / fastest:0} cpu-us-per-case {used.TotalMicroseconds / n:0} bytes-per-case {bytes / (n + 1)}"));
    return 0;
}

// Where the time of one case goes, on one thread.
int Stages(int n)
{
    var cases = Enumerable.Range(0, n).Select(i => MadeCases.Make(i)).ToList();
    var documents = new string[n];
    void Time(string what, Action<int> run)
    {
        for (var i = 0; i < Math.Min(n, 2000); i++) run(i);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < n; i++) run(i);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds / n:0.0} us"));
    }
    Time("document", i => documents[i] = CaseDocument.Write(cases[i], null));
    Time("hash", i => CaseDocument.Hash(documents[i]));
    Time("text", i => CaseText.Of(cases[i]));
    Time("searched columns and claims", i => CaseColumns.Searched(cases[i]));
    Time("birth patch", i => CaseDocument.Birth(documents[i]));
    using var registry = CaseRegistry.Open(RegistryAddress.Parse(Path.Combine(Directory.CreateTempSubdirectory("kazus-stages-").FullName, "x.kazus")), TimeProvider.System);
    var collection = registry.FindOrAdd("bench", signature);
    var start = Process.GetCurrentProcess().TotalProcessorTime;
    foreach (var part in cases.Chunk(1000)) collection.Put([.. part.Select(c => new EnteredCase(c))], signature);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all of it, into a file: {(Process.GetCurrentProcess().TotalProcessorTime - start).TotalMicroseconds / n:0.0} us"));
    return 0;
}

int Read()
{
    using var registry = Open();
    var collection = registry.Find("bench")!;
    var ids = collection.ChangedCases(0, 2000).Select(c => c.Id).ToList();
    Report("case by id", ids, id => collection.Find(id));
    Report("case by id, read", ids, id => _ = collection.Find(id)!.Case);
    Report("history of a case", ids, id => collection.History(id));
    Report("save one field", ids.Take(200), id =>
    {
        var now = collection.Find(id)!;
        collection.Save(now.Case with { Label = now.Number.ToString(CultureInfo.InvariantCulture) }, now.Number, signature);
    });
    var clock = Stopwatch.StartNew();
    var n = 0L;
    for (var at = 0L; collection.ChangedCases(at) is { Count: > 0 } part; at = part[^1].Position) n += part.Count;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all changed cases: {n / clock.Elapsed.TotalSeconds:0} per second"));
    return 0;
}

// The index of the registry, from its folder or made, and cases like one of all the others.
int Like(int n)
{
    using var registry = Open();
    var collection = registry.Find("bench")!;
    var index = new CollectionIndex(collection, CollectionIndex.PlaceOf(registry.Address));
    var clock = Stopwatch.StartNew();
    var view = index.View();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index of {view.Count} cases: {clock.Elapsed.TotalSeconds:0.00} s, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0.00} s of processor time since the start"));
    index.Save();
    var ids = Enumerable.Range(0, n).Select(i => string.Create(CultureInfo.InvariantCulture, $"N{(long)i * 7919 % view.Count:D8}")).ToList();
    var cases = collection.Find(ids).ToDictionary(c => c.Id, c => CaseContent.Of(c.Case));
    foreach (var one in cases.Values.Take(5)) view.Like(one);
    Report("cases like one", cases.Keys, id => view.Like(cases[id], new LikeWish { Top = 10, Except = new CaseKey(collection.Name, id) }));
    return 0;
}

void Report(string what, IEnumerable<string> ids, Action<string> run)
{
    var times = new List<double>();
    var cpu = Process.GetCurrentProcess().TotalProcessorTime;
    foreach (var id in ids)
    {
        var one = Stopwatch.StartNew();
        run(id);
        times.Add(one.Elapsed.TotalMicroseconds);
    }
    var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds / times.Count;
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {times[times.Count / 2]:0} us, 95 % {times[times.Count * 95 / 100]:0} us, cpu {used:0} us"));
}

// Writes until told to stop or killed; a line is printed only after the registry has said that the change is kept.
int Write(string prefix, int seconds)
{
    using var registry = Open();
    var collection = registry.FindOrAdd("bench", signature);
    var clock = Stopwatch.StartNew();
    var code = 0;
    for (var i = 0; clock.Elapsed.TotalSeconds < seconds; i++)
    {
        try
        {
            var one = MadeCases.Make(i, prefix);
            var revision = collection.Put([new EnteredCase(one)], signature)[0];
            Console.WriteLine($"{one.Id} {revision.Number} {revision.Sha256}");
            if (i % 3 != 0) continue;
            if (collection.Save(one with { Label = "changed" }, 1, signature) is Saved.Kept kept) Console.WriteLine($"{one.Id} {kept.Revision.Number} {kept.Revision.Sha256}");
        }
        catch (RegistryException e)
        {
            Console.Error.WriteLine(e.Message);
            code = 1;
            if (seconds < 100) Thread.Sleep(200);
            else return code;
        }
    }
    return code;
}

// Every acknowledged change is there, nothing is half-done: positions without gaps, documents as their histories give them, claims complete.
int Check(string acknowledged)
{
    using var registry = Open();
    var collection = registry.Find("bench");
    var lines = File.ReadAllLines(acknowledged).Select(l => l.Split(' ')).Where(l => l.Length == 3 && l[2].Length == 64).ToList();
    var revisions = collection?.Revisions(0, int.MaxValue) ?? [];
    var known = revisions.ToDictionary(r => (r.Id, r.Number), r => r.Sha256);
    var missing = lines.Count(l => !known.TryGetValue((l[0], long.Parse(l[1], CultureInfo.InvariantCulture)), out var hash) || hash != l[2]);
    var gaps = revisions.Where((r, i) => r.Position != i + 1).Count() + (collection is null || collection.Position == revisions.Count ? 0 : 1);
    var half = 0;
    if (collection is not null)
    {
        using var query = registry.Query();
        var claims = query.Claims.Where(c => c.Collection == collection.Number).GroupBy(c => c.CaseId).Select(g => new { g.Key, N = g.Count() }).ToDictionary(g => g.Key, g => g.N);
        var last = revisions.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Last());
        var cases = collection.Cases();
        half = cases.Count(c => claims.GetValueOrDefault(c.Id) != c.Case.Claims.Count || last[c.Id].Position != c.Position
            || Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(c.Document))) != last[c.Id].Sha256) + Math.Abs(cases.Count - last.Count);
    }
    Console.WriteLine($"acknowledged {lines.Count} kept {revisions.Count} missing {missing} gaps {gaps} half-done {half}");
    return missing + gaps + half == 0 ? 0 : 1;
}

// Holds the write lock, as another program would.
int Hold(int seconds)
{
    using var registry = Open();
    using var query = registry.Query();
    using var transaction = query.Database.BeginTransaction(System.Data.IsolationLevel.Serializable);
    query.Database.ExecuteSql($"update positions set position = position");
    Console.WriteLine("held");
    Thread.Sleep(TimeSpan.FromSeconds(seconds));
    transaction.Rollback();
    return 0;
}
