using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kazus.Testing;
using Kazus.Text.Reading;
using Kazus.Text.Tests.Documents;
using Xunit;

namespace Kazus.Text.Tests.Reading;

/// <summary>
/// Random changes to files: no crash, no hang, and every span stays inside. Bounded in the suite; KAZUS_FUZZ_MINUTES runs longer.
/// The seed of a failing change is in the message.
/// </summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan Time = double.TryParse(Environment.GetEnvironmentVariable("KAZUS_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var minutes)
        ? TimeSpan.FromMinutes(minutes) : TimeSpan.FromSeconds(4);

    [Fact]
    public void Changed_articles_in_XML_do_no_harm() => Run(XmlSamples(), "a.xml");

    [Fact]
    public void Changed_Word_files_do_no_harm() => Run([WordExample.Of(WordExample.Body)], "a.docx");

    [Fact]
    public void Word_files_of_changed_parts_do_no_harm()
    {
        var body = Encoding.UTF8.GetBytes(WordExample.Body);
        Run([body], "a.docx", changed => WordExample.Of(Encoding.UTF8.GetString(changed)));
    }

    [Fact]
    public void Changed_Markdown_does_no_harm() => Run([Encoding.UTF8.GetBytes(Examples.ManuscriptText)], "a.md");

    [Fact]
    public void Changed_pages_do_no_harm() => Run(["<html><body><h1>A</h1><p>B<sup>1</sup></p><table><tr><th>x</th><th>y</th></tr><tr><td rowspan=3>1</td><td>2</td></tr></table><ol><li>c</li></ol></body></html>"u8.ToArray()], "a.html");

    private static List<byte[]> XmlSamples()
    {
        var samples = new List<byte[]> { File.ReadAllBytes(Repository.File("tests", "Kazus.Text.Tests", "Samples", "article.xml")) };
        if (Repository.Shared is { } shared)
            samples.AddRange(Directory.GetFiles(Path.Combine(shared, "corpora", "jats")).Order(StringComparer.Ordinal).Where(f => new FileInfo(f).Length < 100_000).Select(File.ReadAllBytes));
        return samples;
    }

    private static void Run(List<byte[]> samples, string name, Func<byte[], byte[]>? wrap = null)
    {
        var clock = Stopwatch.StartNew();
        for (var seed = 1; clock.Elapsed < Time && (seed < 400 || Time > TimeSpan.FromSeconds(10)); seed++)
        {
            var random = new Random(seed);
            var changed = Change(samples[random.Next(samples.Count)], random);
            var one = Stopwatch.StartNew();
            try
            {
                var result = Examples.Read(wrap is null ? changed : wrap(changed), name);
                Assert.True(result.Documents.Count > 0 || result.Findings.Count > 0, "neither a document nor a finding");
                foreach (var document in result.Documents) NodeSpanTests.AssertInside(document);
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}");
            }
            Assert.True(one.Elapsed < TimeSpan.FromSeconds(20), $"seed {seed} took {one.Elapsed}");
        }
    }

    private const string Signs = "<>&;\"'[]()*_|#-\n\t0";

    private static byte[] Change(byte[] sample, Random random)
    {
        var bytes = sample.ToList();
        for (var n = random.Next(1, 12); n > 0 && bytes.Count > 10; n--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, random.Next(4) == 0 ? 4000 : 12), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at > bytes.Count / 3 ? 1 : bytes.Count - at); break;
                case 4: bytes.Insert(at, (byte)Signs[random.Next(Signs.Length)]); break;
                default: for (var i = at; i < at + length; i++) bytes[i] ^= (byte)(1 << random.Next(8)); break;
            }
        }
        return [.. bytes];
    }
}
