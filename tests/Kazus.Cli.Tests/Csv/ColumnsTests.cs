using System.Globalization;
using System.Text;
using Kazus.Cli.Csv;
using Xunit;

namespace Kazus.Cli.Tests.Csv;

public sealed class ColumnsTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Only_the_named_columns_are_read()
    {
        Write("id,time,name,sex\n1,5,\"Ann, B.\",F\n2,7.25,x,M\n");
        var columns = Columns.Read(path, ColumnUse.Number("time"), ColumnUse.Category("sex"));
        Assert.Equal([5, 7.25], columns.Numbers("time").ToArray());
        Assert.Equal(["F", "M"], columns.Category("sex").Labels);
    }

    [Theory]
    [InlineData("a,b\r\n1,x\r\n2,y\r\n")]
    [InlineData("a,b\n1,x\n2,y")]
    [InlineData("\uFEFFa,b\n1,x\n2,y\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"x\"\n 2 , y \n")]
    [InlineData("a;b\n1;x\n2;y\n")]
    [InlineData("a\tb\n1\tx\n2\ty\n")]
    [InlineData("a,b\n\n1,x\n\n2,y\n\n")]
    [InlineData("z,a,b\n\"line\nbreak\",1,x\n\"say \"\"no\"\"\",2,y\n")]
    [InlineData("a,b,z\n1,x,\"line\nbreak\"\n2,y,\"\"\n")]
    public void Every_common_form_of_the_file_gives_the_same_columns(string text)
    {
        Write(text);
        var columns = Columns.Read(path, ColumnUse.Number("a"), ColumnUse.Category("b"));
        Assert.Equal([1, 2], columns.Numbers("a").ToArray());
        Assert.Equal(["x", "y"], columns.Category("b").Labels);
        Assert.Equal([0, 1], columns.Category("b").Codes.ToArray());
    }

    [Fact]
    public void A_doubled_quote_in_a_label_is_one_quote()
    {
        Write("g\n\"5\"\" rod\"\n");
        Assert.Equal(["5\" rod"], Columns.Read(path, ColumnUse.Category("g")).Category("g").Labels);
    }

    [Fact]
    public void Semicolons_allow_a_decimal_comma()
    {
        Write("t;e\n1,5;1\n-0,25;0\n");
        Assert.Equal([1.5, -0.25], Columns.Read(path, ColumnUse.Number("t")).Numbers("t").ToArray());
    }

    [Fact]
    public void Empty_cells_and_NA_are_missing_and_their_rows_are_counted()
    {
        Write("t,g\n1,a\n,a\nNA,b\n4,\n5,b\n");
        var all = Columns.Read(path, ColumnUse.Number("t"), ColumnUse.Category("g"));
        var complete = all.Complete();
        Assert.Equal([1, 5], complete.Numbers("t").ToArray());
        Assert.Equal(3, complete.Dropped);
        Assert.Equal(5, complete.RowNumber(1));
    }

    [Fact]
    public void Text_where_a_number_belongs_names_the_row_and_the_column()
    {
        Write("t\n1\n2\nthree\n4\n");
        var message = Assert.Throws<InputException>(() => Columns.Read(path, ColumnUse.Number("t"))).Message;
        Assert.Contains("row 3", message, StringComparison.Ordinal);
        Assert.Contains("'t'", message, StringComparison.Ordinal);
        Assert.Contains("three", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_row_is_named()
    {
        Write("a,t\n1,1\n2\n");
        Assert.Contains("row 2", Assert.Throws<InputException>(() => Columns.Read(path, ColumnUse.Number("t"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_either_kind_becomes_labels_at_the_first_word()
    {
        Write("x,y\n1,2\nb,3\n");
        var columns = Columns.Read(path, ColumnUse.Either("x"), ColumnUse.Either("y"));
        Assert.False(columns.IsNumeric("x"));
        Assert.True(columns.IsNumeric("y"));
        Assert.Equal(["1", "b"], columns.Category("x").Labels);
    }

    [Fact]
    public void Groups_that_are_numbers_come_in_the_order_of_numbers()
    {
        Write("g\n10\n9\n9.0\n");
        var grouping = Columns.Read(path, ColumnUse.Category("g")).Grouping("g");
        Assert.Equal(["9", "10"], grouping.Labels.ToArray());
        Assert.Equal([1, 0, 0], grouping.Codes.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void A_file_without_a_header_is_refused(string text)
    {
        Write(text);
        Assert.Throws<InputException>(() => Columns.Read(path, ColumnUse.Number("t")));
    }

    [Fact]
    public void A_missing_column_lists_the_columns_there_are()
    {
        Write("time,status\n1,1\n");
        Assert.Contains("time, status", Assert.Throws<InputException>(() => Columns.Read(path, ColumnUse.Number("days"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_is_the_nearest_double()
    {
        var random = new Random(7);
        string[] texts = [.. Enumerable.Range(0, 4000).Select(i => (i % 5) switch
        {
            0 => (random.NextDouble() * 4000).ToString("R", CultureInfo.InvariantCulture),
            1 => random.Next(100000).ToString(CultureInfo.InvariantCulture),
            2 => (random.NextDouble() * 1e-7).ToString("R", CultureInfo.InvariantCulture),
            3 => "-" + random.Next(9999).ToString(CultureInfo.InvariantCulture) + "." + random.NextInt64(999999999999).ToString(CultureInfo.InvariantCulture),
            _ => (random.NextDouble() * 1e20).ToString("E17", CultureInfo.InvariantCulture),
        })];
        Write("t\n" + string.Join('\n', texts));
        Assert.Equal(texts.Select(t => double.Parse(t, CultureInfo.InvariantCulture)), Columns.Read(path, ColumnUse.Number("t")).Numbers("t").ToArray());
    }

    /// <summary>The room for rows is judged by the first records; here all others are shorter, in one half or in both.</summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(900_000)]
    public void Records_shorter_than_the_first_ones_are_all_read(int rows)
    {
        var text = new StringBuilder("t,note,g\n");
        for (var i = 0; i < rows; i++) text.Append(CultureInfo.InvariantCulture, $"{i},{(i < 500 ? new string('x', 400) : "")},{(i < 600 ? "a" : $"g{i % 3}")}\n");
        Write(text.ToString());
        var columns = Columns.Read(path, ColumnUse.Number("t"), ColumnUse.Category("g"));
        Assert.Equal(Enumerable.Range(0, rows).Select(i => (double)i), columns.Numbers("t").ToArray());
        var (codes, labels) = columns.Category("g");
        Assert.Equal(Enumerable.Range(0, rows).Select(i => i < 600 ? "a" : $"g{i % 3}"), codes.ToArray().Select(c => labels[c]));
    }

    /// <summary>A file above the size from which two threads share it, with line breaks inside quotes all over.</summary>
    [Theory]
    [InlineData("plain text")]
    [InlineData("a note,\n12,with\nlines\n7,like,these\n")]
    public void A_large_file_is_read_in_halves_as_if_in_one(string note)
    {
        var text = new StringBuilder("t,note,g\n");
        const int rows = 250_000;
        for (var i = 0; i < rows; i++) text.Append(CultureInfo.InvariantCulture, $"{i},\"{note}\",g{i % 3}\n");
        Write(text.ToString());
        var columns = Columns.Read(path, ColumnUse.Number("t"), ColumnUse.Category("g"));
        Assert.Equal(rows, columns.Rows);
        Assert.Equal(Enumerable.Range(0, rows).Select(i => (double)i), columns.Numbers("t").ToArray());
        Assert.Equal(Enumerable.Range(0, rows).Select(i => i % 3), columns.Grouping("g").Codes.ToArray());
    }

    [Fact]
    public void One_bad_cell_deep_in_a_large_file_names_its_row()
    {
        var text = new StringBuilder("id,t\n");
        for (var i = 1; i <= 400_000; i++) text.Append(CultureInfo.InvariantCulture, $"{i},{(i == 390_001 ? "x" : "12345")}\n");
        Write(text.ToString());
        Assert.Contains("row 390001", Assert.Throws<InputException>(() => Columns.Read(path, ColumnUse.Number("t"))).Message, StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(path, text, new UTF8Encoding(false));
}
