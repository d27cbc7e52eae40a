using Xunit;

namespace Kazus.Statistics.Tests.Reference;

public sealed class ReferenceHarnessTests
{
    [Fact]
    public void A_call_is_read_with_its_named_and_unnamed_arguments()
    {
        var call = (RExpression.Call)RExpression.Parse("survfit(Surv(time,status==2)~sex,data=lung,conf.int=0.90,weights=1+age/50)");
        Assert.Equal("survfit", call.Function);
        Assert.Equal(0.9, call.NamedNumber("conf.int"));
        var formula = Assert.IsType<RExpression.Call>(call.At(0));
        Assert.Equal("~", formula.Function);
        Assert.Equal("Surv", ((RExpression.Call)formula.Arguments[0].Value).Function);
        Assert.Equal("+", ((RExpression.Call)call.Named("weights")!).Function);
    }

    [Theory]
    [InlineData(1.0, 1.0 + 9e-9, true)]
    [InlineData(1.0, 1.0 + 2e-8, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 0.0, false)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    public void Equal_means_within_one_part_in_a_hundred_million(double expected, double actual, bool same) =>
        Assert.Equal(same, Tolerance.Exact.Accepts(expected, actual));

    [Fact]
    public void Every_call_of_the_reference_set_can_be_read()
    {
        foreach (var kind in ReferenceCases.Kinds.Keys)
            foreach (var name in ReferenceCases.Of(kind))
            {
                var call = ReferenceCases.Open((string)name[0]).CallText;
                Assert.True(Record.Exception(() => RExpression.Parse(call)) is null, call);
            }
    }
}
