using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using Netralitas.Support;
using NodaTime;
using Contest = Netralitas.Contracts.Common.V1.Contest;
using OfficialNumber = Netralitas.Cases.Registration.OfficialNumber;

namespace Netralitas.Cases.Tests.Registration;

public sealed class RegisterCaseTests(CasesFixture cases)
{
    private static readonly ReferenceBook Reference = ReferenceBook.Load(ReferenceBook.DefaultFolder);

    [Theory]
    [InlineData("bawaslu-63.72", 5, "LP", "PW", "005/Reg/LP/PW/Kota/22.02/XI/2024", false)]
    [InlineData("bawaslu-18.03", 1, "LP", "PB", "001/Reg/LP/PB/Kab/08.07/XI/2024", false)]
    [InlineData("bawaslu-63.01", 12, "TM", "PB", "012/Reg/TM/PB/Kab/63.01/XI/2024", true)]
    [InlineData("bawaslu-63", 1234, "LP", "PG", "1234/Reg/LP/PG/Prov/22.00/XI/2024", false)]
    [InlineData("bawaslu-ri", 1, "LP", "PP", "001/Reg/LP/PP/RI/00.00/XI/2024", false)]
    public void A_number_is_written_as_in_the_register(string officeId, long running, string source, string contest, string expected, bool provisional)
    {
        var office = Reference.Offices.Find(officeId)!;
        var region = office.RegionCode is null ? null : Reference.Regions.Find(office.RegionCode);

        OfficialNumber.Write(running, source, contest, office, region, Reference.AreaCodes.AreaCodeOf(officeId), new LocalDate(2024, 11, 9))
            .ShouldBe((expected, provisional));
    }

    [Fact]
    public async Task A_case_is_found_by_its_number_however_it_is_written_and_by_nobody_who_may_not_see_it()
    {
        const string Office = "bawaslu-64.02";
        var request = CasesFixture.Report();
        request.PlaceRegionCode = "64.02";
        var file = await cases.RegisterAsync(await cases.StudyAsync(await cases.RaiseAsync(request, Office), office: Office), Office);
        async Task<IEnumerable<string>> FindAsync(string number, string office) =>
            (await cases.Client.ListCasesAsync(new ListCasesRequest { OfficialNumber = number }, cases.Service.As(office))).Cases.Select(found => found.Id);

        foreach (var written in new[] { file.OfficialNumber.Text, file.OfficialNumber.Text.ToLowerInvariant(), " 1/reg/LP/pb/KAB64.02/X2024 " })
        {
            (await FindAsync(written, Office)).ShouldBe([file.Id], written);
        }

        (await FindAsync(file.OfficialNumber.Text, "bawaslu-64.03")).ShouldBeEmpty();
        (await FindAsync("002/Reg/LP/PB/Kab/64.02/X/2024", Office)).ShouldBeEmpty();
        (await Errors.Refused(cases.Client.ListCasesAsync(new ListCasesRequest { OfficialNumber = "1/2024" }, cases.Service.As(Office)))).BadFields().ShouldBe(["official_number"]);
    }

    [Fact]
    public async Task Numbers_are_gapless_per_office_source_contest_and_election_however_many_register_at_once()
    {
        const string Office = "bawaslu-64.01";
        var numbers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var request = CasesFixture.Report();
            request.PlaceRegionCode = "64.01";
            var file = await cases.StudyAsync(await cases.RaiseAsync(request, Office), office: Office);
            if (i % 4 == 3)
            {
                // A refused registration takes no number.
                await Errors.Refused(cases.Client.RegisterCaseAsync(
                    new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Etag = "stale" }, cases.Service.As(Office)));
            }

            return (await cases.RegisterAsync(file, Office)).OfficialNumber;
        }));

        numbers.Select(number => number.Text).Order().ShouldBe(Enumerable.Range(1, 12).Select(n => $"{n:000}/Reg/LP/PB/Kab/64.01/X/2024"));
        numbers.ShouldAllBe(number => number.Provisional);
    }

    [Theory]
    [InlineData(CaseKind.Finding)]
    [InlineData(CaseKind.Information)]
    public async Task A_finding_and_traced_information_get_a_number_of_their_own_series(CaseKind kind)
    {
        var request = CasesFixture.Report();
        (request.Kind, request.Contest, request.PlaceRegionCode) = (kind, Contest.Mayor, kind == CaseKind.Finding ? "63.71" : "62.71");
        var office = "bawaslu-" + request.PlaceRegionCode;

        var number = (await cases.RegisterAsync(await cases.RaiseAsync(request, office), office)).OfficialNumber.Text;

        number.ShouldBe($"001/Reg/TM/PW/Kota/{request.PlaceRegionCode}/X/2024");
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_the_fresh_one_is_taken()
    {
        var raised = await cases.RaiseAsync();
        var studied = await cases.StudyAsync(raised);
        var request = new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = raised.Id, Etag = raised.Etag };

        var error = await Errors.Refused(cases.Client.RegisterCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut)));
        (error.StatusCode, error.Reason()).ShouldBe((Grpc.Core.StatusCode.Aborted, "ETAG_MISMATCH"));

        request.Etag = studied.Etag;
        (await cases.Client.RegisterCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut))).Case.State.ShouldBe(CaseState.Registered);
    }

    [Fact]
    public async Task The_same_registration_again_gives_the_same_number_even_with_the_etag_it_had_then()
    {
        var studied = await cases.StudyAsync(await cases.RaiseAsync());
        var request = new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = studied.Id, Etag = studied.Etag };

        var first = (await cases.Client.RegisterCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut))).Case;
        var second = (await cases.Client.RegisterCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut))).Case;

        second.ShouldBe(first);
    }
}
