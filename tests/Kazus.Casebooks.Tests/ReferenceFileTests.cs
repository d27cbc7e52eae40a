using Kazus.Casebooks.References;
using Kazus.Checks;
using Kazus.Provenance;
using Xunit;

namespace Kazus.Casebooks.Tests;

public sealed class ReferenceFileTests
{
    private static Source One(string text)
    {
        List<Finding> findings = [];
        var read = ReferenceFile.Read(text, "sources/r", findings);
        Assert.Empty(findings);
        return Assert.Single(read).Source;
    }

    [Theory]
    [InlineData("""[{"id":"oak-2012","type":"article-journal","title":"On oaks","author":[{"family":"Oak","given":"Jane E."},{"family":"Šimić","given":"A"}],"issued":{"date-parts":[[2012,5]]},"container-title":"J Trees","volume":"17","issue":"2","page":"432-7","DOI":"https://doi.org/10.1/x"}]""")]
    [InlineData("@article{oak-2012, author = {Oak, Jane E. and {\\v S}imi{\\'c}, A.}, title = {{On} oaks}, journal = \"J Trees\", year = 2012, volume = 17, number = 2, pages = {432--7}, doi = {10.1/x} }")]
    [InlineData("TY  - JOUR\nID  - oak-2012\nAU  - Oak, Jane E.\nAU  - Šimić, A.\nTI  - On oaks\nJO  - J Trees\nPY  - 2012/05\nVL  - 17\nIS  - 2\nSP  - 432\nEP  - 7\nDO  - 10.1/x\nER  - \n")]
    [InlineData("PMID- 1\nTI  - On\n      oaks.\nAU  - Oak JE\nAU  - Šimić A\nTA  - J Trees\nDP  - 2012 May\nVI  - 17\nIP  - 2\nPG  - 432-7\nLID - 10.1/x [doi]\n")]
    public void The_same_reference_is_read_from_every_format(string text)
    {
        var read = One(text);
        Assert.Equal(("oak-2012", "On oaks", 2012, "J Trees", "17", "2", "432-7", "10.1/x"), (read.Id, read.Title, read.Year, read.Container, read.Volume, read.Issue, read.Pages, read.Doi));
        Assert.Equal(["Oak JE", "Šimić A"], read.Authors);
        Assert.Equal("Oak et al. 2012", read.ShortName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"id\": ")]
    [InlineData("@article{a, title = {unclosed")]
    [InlineData("nothing of the kind")]
    public void What_is_no_reference_file_is_a_finding(string text)
    {
        List<Finding> findings = [];
        Assert.Empty(ReferenceFile.Read(text, "sources/r", findings));
        Assert.Equal("KZ101", Assert.Single(findings).Rule);
    }

    [Fact]
    public void References_written_as_CSL_JSON_read_back_the_same()
    {
        var source = One("@article{oak-2012, author = {Oak, Jane E.}, title = {On oaks}, journal = {J Trees}, year = 2012}");
        Assert.Equal(CslJson.Write([source]), CslJson.Write([One(CslJson.Write([source]))]));
    }
}
