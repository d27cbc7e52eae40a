using FsCheck;
using FsCheck.Fluent;
using Kazus.Find.Index;
using Xunit;

namespace Kazus.Find.Tests;

public sealed class CodecTests
{
    [Fact]
    public void A_block_of_any_numbers_is_read_as_it_was_written() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<uint[]>(), ArbMap.Default.ArbFor<byte>(), (numbers, shift) =>
    {
        var values = new uint[BlockCodec.Size];
        for (var i = 0; i < values.Length; i++) values[i] = numbers.Length == 0 ? 0 : unchecked(numbers[i % numbers.Length] * 2654435761u) >> shift % 32;
        var bits = BlockCodec.Bits(values);
        var bytes = new byte[bits * 16];
        BlockCodec.Pack(values, bits, bytes);
        var back = new uint[BlockCodec.Size];
        BlockCodec.Unpack(bytes, bits, back);
        return values.SequenceEqual(back);
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Postings_with_their_places_are_read_as_they_were_written(int count)
    {
        var chance = new Random(count);
        var (text, told) = (-1, new List<(int Text, int[] Places)>());
        for (var i = 0; i < count; i++)
        {
            text += 1 + chance.Next(chance.Next(2) == 0 ? 3 : 5000);
            told.Add((text, [.. Enumerable.Range(0, 1 + chance.Next(5)).Select(_ => chance.Next(3000)).Distinct().Order()]));
        }
        var writer = new PostingWriter(_ => 100);
        foreach (var (t, places) in told) writer.Add(t, places);
        var list = new PostingList(null, 0, writer.End()) with { Blocks = writer.ToBlocks() };
        var cursor = new PostingCursor(list);
        foreach (var (t, places) in told)
        {
            Assert.Equal((t, places.Length), (cursor.Text, cursor.Count));
            Assert.Equal(places, cursor.Places());
            cursor.Advance(1);
        }
        Assert.Equal(PostingCursor.End, cursor.Text);
        foreach (var target in told.Where(_ => chance.Next(10) == 0).Select(t => t.Text - chance.Next(3)))
        {
            var skipping = new PostingCursor(list);
            skipping.SkipTo(target / 2);
            skipping.SkipTo(target);
            Assert.Equal(told.First(t => t.Text >= target).Text, skipping.Text);
        }
        var past = new PostingCursor(list);
        past.SkipTo(text + 1);
        Assert.Equal(PostingCursor.End, past.Text);
    }

    [Fact]
    public void No_weight_of_a_block_exceeds_its_bound()
    {
        var chance = new Random(11);
        for (var round = 0; round < 3000; round++)
        {
            var (rarity, mean) = ((float)(chance.NextDouble() * 20 * Bm25One), 1f + chance.Next(400));
            var bounds = Impacts.None;
            var postings = Enumerable.Range(0, 1 + chance.Next(20)).Select(_ => (Count: 1 + chance.Next(chance.Next(2) == 0 ? 3 : 600), Length: 1 + chance.Next(chance.Next(2) == 0 ? 50 : 100_000))).ToList();
            foreach (var (count, length) in postings) bounds = bounds.With(count, length);
            var bound = Search.Bm25.Bound(rarity, bounds, mean);
            Assert.All(postings, p => Assert.True(Search.Bm25.Weight(rarity, p.Count, Search.Bm25.Norm(p.Length, mean)) <= bound));
        }
    }

    private const int Bm25One = Search.Bm25.One;
}
