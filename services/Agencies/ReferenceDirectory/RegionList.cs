using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;
using Netralitas.Reference;
using RegionKind = Netralitas.Contracts.Reference.V1.RegionKind;
using RegionMessage = Netralitas.Contracts.Reference.V1.Region;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Regions by code.</summary>
internal static class RegionList
{
    public static ListRegionsResponse Of(ReferenceBook book, ListRegionsRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(request.ProvinceCode.Length == 0 || book.Regions.Find(request.ProvinceCode) is { ProvinceCode: null },
            "province_code", "must be the code of a province such as 63");
        checks.Require(Enum.IsDefined(request.Kind), "kind", "must be a known value");
        checks.ThrowIfAny();
        var (rows, next) = book.Regions.All
            .Where(region => request.ProvinceCode.Length == 0 || region.ProvinceCode == request.ProvinceCode)
            .Where(region => request.Kind == RegionKind.Unspecified || (int)region.Kind == (int)request.Kind)
            .PageOf(page, region => region.Code);
        var regions = rows.Select(region => new RegionMessage
        {
            Code = region.Code,
            Name = region.Name,
            Kind = (RegionKind)region.Kind,
            ProvinceCode = region.ProvinceCode ?? "",
            TimeZone = region.Zone.Id,
        });
        return new ListRegionsResponse { Regions = { regions }, NextPageToken = next };
    }
}
