using FsCheck;
using FsCheck.Fluent;
using Kazus.Text.Mentions;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

public sealed class NumberTableTests
{
    [Fact]
    public void Every_number_is_found_under_its_key_and_none_under_another() =>
        Prop.ForAll<Dictionary<uint, ushort>>(numbers =>
        {
            var kept = numbers.Where(n => n.Value > 0).ToDictionary(n => (ulong)n.Key, n => (ulong)n.Value);
            foreach (var valueBits in new[] { 16, 32 })
            {
                var table = NumberTable.Of(kept, valueBits);
                Assert.All(kept, n => Assert.Equal(n.Value, table[n.Key]));
                Assert.All(kept, n => Assert.Equal(kept.GetValueOrDefault(n.Key + 1), table[n.Key + 1]));
                Assert.Equal(kept.Count, table.Count);
                ulong[] asked = [.. kept.Keys.SelectMany(k => new[] { k, k + 1, k ^ 0xFF })];
                var together = new ulong[asked.Length];
                Assert.Equal(asked.Select(k => table[k]).Where(n => n != 0), together[..table.Find(asked, together)]);
                Assert.Equal(table.Slots.ToArray(), NumberTable.Of(kept.Reverse(), valueBits).Slots.ToArray());
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1UL, 0UL)]
    [InlineData(1UL, 1UL << 16)]
    [InlineData(1UL << 50, 1UL)]
    public void What_does_not_fit_is_refused(ulong key, ulong number) =>
        Assert.Throws<ArgumentException>(() => NumberTable.Of([KeyValuePair.Create(key, number)], 16));
}
