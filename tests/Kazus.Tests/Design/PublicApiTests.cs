using Kazus.Testing;
using Xunit;

namespace Kazus.Tests.Design;

/// <summary>What others build on is written down; a change shows as a difference of an approved text.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_domain_is_as_approved() =>
        Approve.Text(PublicApi.Of(typeof(Kazus.Cases.Case).Assembly), "tests", "Kazus.Tests", "Design", "Kazus.api.txt");

    [Fact]
    public void The_public_surface_of_the_statistics_is_as_approved() =>
        Approve.Text(PublicApi.Of(typeof(Kazus.Statistics.KaplanMeier).Assembly), "tests", "Kazus.Tests", "Design", "Kazus.Statistics.api.txt");

    [Fact]
    public void Public_classes_are_sealed_or_abstract_and_public_structs_read_only()
    {
        foreach (var assembly in new[] { typeof(Kazus.Cases.Case).Assembly, typeof(Kazus.Statistics.KaplanMeier).Assembly })
            Assert.Empty(assembly.GetExportedTypes().Where(t => t.IsClass ? !t.IsSealed && !t.IsAbstract && !typeof(Exception).IsAssignableFrom(t)
                : t is { IsValueType: true, IsEnum: false } && !t.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), false)).Select(t => t.FullName));
    }
}
