using Netralitas.Cases.Duplicates;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Duplicates;

public sealed class EvidenceLinksTests(CasesFixture cases)
{
    private readonly DuplicateOffice _office = new(cases.Service);

    [Theory]
    [InlineData("https://contoh.example/foto/7", "http://WWW.contoh.example/foto/7/")]
    [InlineData("https://contoh.example/foto?id=7", "https://m.contoh.example/foto?utm_source=wa&id=7&fbclid=x#atas")]
    [InlineData("https://contoh.example/?a=1&b=2", "https://contoh.example/?b=2&a=1")]
    [InlineData("https://contoh.example", "https://contoh.example:443/")]
    public void Links_that_lead_to_the_same_are_the_same(string one, string other) => EvidenceLinks.Fold(one).ShouldBe(EvidenceLinks.Fold(other));

    [Theory]
    [InlineData("https://contoh.example/foto/7", "https://contoh.example/foto/8")]
    [InlineData("https://contoh.example/foto?id=7", "https://contoh.example/foto?id=8")]
    [InlineData("https://contoh.example/foto", "https://contoh.example/Foto")]
    [InlineData("https://contoh.example/foto", "https://contoh.example:8080/foto")]
    public void Others_are_not(string one, string other) => EvidenceLinks.Fold(one).ShouldNotBe(EvidenceLinks.Fold(other));

    [Fact]
    public void A_host_that_no_name_server_knows_is_no_reason_to_fail()
    {
        var link = $"https://{new string('\u00e4', 70)}.example/foto";

        var checks = new FieldChecks();

        EvidenceLinks.Check(checks, [link]).Select(EvidenceLinks.Fold).ShouldBe([$"{new string('\u00e4', 70)}.example/foto?"]);
        checks.Clean.ShouldBeTrue();
    }

    [Fact]
    public async Task Bad_links_are_told_all_at_once_and_nothing_comes_in()
    {
        var request = DuplicateOffice.Report(CasesFixture.Person("Ahmad Fulan"), links: ["", "ftp://contoh.example/a", "foto.jpg", "https://budi:rahasia@contoh.example/", "https://contoh.example/baik"]);

        var error = await Errors.Refused(_office.Cases.RaiseCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut)));

        error.BadFields().Distinct().ShouldBe(["evidence_links[0]", "evidence_links[1]", "evidence_links[2]", "evidence_links[3]"]);
    }

    [Fact]
    public async Task Links_are_shown_to_those_who_see_all_of_the_case()
    {
        var request = DuplicateOffice.Report(CasesFixture.Person("Ahmad Fulan"), links: ["https://contoh.example/foto/7", "https://contoh.example/foto/7"]);

        var raised = await _office.RaiseAsync(request);

        raised.EvidenceLinks.ShouldBe(["https://contoh.example/foto/7"]);
        var listed = (await _office.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, cases.Service.As(CasesFixture.TanahLaut))).Cases.Single(file => file.Id == raised.Id);
        listed.EvidenceLinks.ShouldBeEmpty();
    }
}
