using Grpc.Core;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.ReferenceDirectory;

public sealed class ReferenceServiceTests(AgenciesFixture agencies)
{
    [Fact]
    public async Task Pages_hold_all_552_regions_in_order_of_their_codes()
    {
        var codes = new List<string>();
        var request = new ListRegionsRequest { PageSize = 100 };
        do
        {
            var page = await agencies.Reference.ListRegionsAsync(request, Anyone);
            page.Regions.Count.ShouldBeLessThanOrEqualTo(100);
            codes.AddRange(page.Regions.Select(region => region.Code));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        codes.Count.ShouldBe(38 + 514);
        codes.ShouldBe(codes.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Regions_are_narrowed_by_province_and_kind()
    {
        var cities = await agencies.Reference.ListRegionsAsync(new ListRegionsRequest { ProvinceCode = "63", Kind = RegionKind.City }, Anyone);

        cities.Regions.Select(region => region.Code).ShouldBe(["63.71", "63.72"]);
        cities.Regions.ShouldAllBe(region => region.Kind == RegionKind.City && region.ProvinceCode == "63" && region.TimeZone == "Asia/Makassar");
    }

    [Fact]
    public async Task The_offices_of_a_region_are_one_of_each_function()
    {
        var offices = await agencies.Reference.ListOfficesAsync(new ListOfficesRequest { RegionCode = "63.01" }, Anyone);

        offices.Offices.Select(office => office.Id).ShouldBe(
            [
                "bawaslu-63.01", "bkpsdm-63.01", "dpmd-63.01", "inspektorat-63.01", "kejari-63.01", "kesbangpol-63.01", "kodim-63.01", "kpu-63.01",
                "polres-63.01", "setda-63.01",
            ]);
        offices.Offices[0].SupervisorOfficeId.ShouldBe("bawaslu-63");
    }

    [Fact]
    public async Task An_office_that_has_ended_says_so()
    {
        var offices = await agencies.Reference.ListOfficesAsync(new ListOfficesRequest { Function = "kasn" }, Anyone);

        offices.Offices.ShouldHaveSingleItem().EndDate.ShouldBe("2024-08-24");
    }

    [Fact]
    public async Task Elections_come_with_their_contests_and_phases_in_order_of_time()
    {
        var elections = await agencies.Reference.ListElectionsAsync(new ListElectionsRequest(), Anyone);
        elections.Elections.Select(election => election.Id).ShouldBe(
            ["pemilu-2014", "pemilu-2019", "pemilu-2024", "pilkada-2015", "pilkada-2017", "pilkada-2018", "pilkada-2020", "pilkada-2024"]);
        elections.Elections[^1].Contests.ShouldBe([Contest.Governor, Contest.Regent, Contest.Mayor]);
        elections.Elections[^1].VotingDate.ShouldBe("2024-11-27");

        var phases = await agencies.Reference.ListPhasesAsync(new ListPhasesRequest { ElectionId = "pilkada-2024", PageSize = 4 }, Anyone);
        var rest = await agencies.Reference.ListPhasesAsync(
            new ListPhasesRequest { ElectionId = "pilkada-2024", PageSize = 1000, PageToken = phases.NextPageToken }, Anyone);

        phases.Phases.Count.ShouldBe(4);
        rest.NextPageToken.ShouldBeEmpty();
        phases.Phases.Concat(rest.Phases).Select(phase => phase.StartDate).ShouldBeInOrder();
        phases.Phases.Concat(rest.Phases).Select(phase => phase.Code).ShouldBe(Given.Reference.Elections.Find("pilkada-2024")!.Phases.Select(phase => phase.Code), ignoreOrder: true);
    }

    [Fact]
    public async Task An_unknown_election_is_not_found()
    {
        var error = await Errors.Refused(agencies.Reference.ListPhasesAsync(new ListPhasesRequest { ElectionId = "pilkada-1999" }, Anyone));

        error.StatusCode.ShouldBe(StatusCode.NotFound);
        error.Reason().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Bad_filters_are_named()
    {
        (await Errors.Refused(agencies.Reference.ListRegionsAsync(new ListRegionsRequest { PageSize = -1, ProvinceCode = "63.01", Kind = (RegionKind)9 }, Anyone)))
            .BadFields().ShouldBe(["page_size", "province_code", "kind"]);
        (await Errors.Refused(agencies.Reference.ListOfficesAsync(new ListOfficesRequest { RegionCode = "99", Function = "x" }, Anyone)))
            .BadFields().ShouldBe(["region_code", "function"]);
        (await Errors.Refused(agencies.Reference.ListPhasesAsync(new ListPhasesRequest(), Anyone))).BadFields().ShouldBe(["election_id"]);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told() =>
        (await Errors.Refused(agencies.Reference.ListRegionsAsync(new ListRegionsRequest()))).Reason().ShouldBe("NOT_AUTHENTICATED");

    private Metadata Anyone => agencies.As("kejari-62.71");
}
