using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;
using Netralitas.Reference;
using NodaTime.Text;
using OfficeMessage = Netralitas.Contracts.Reference.V1.Office;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Offices by id.</summary>
internal static class OfficeList
{
    public static ListOfficesResponse Of(ReferenceBook book, ListOfficesRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(request.RegionCode.Length == 0 || book.Regions.Find(request.RegionCode) is not null,
            "region_code", "must be the code of a region such as 63 or 63.01");
        checks.Require(request.Function.Length == 0 || book.Offices.Functions.Contains(request.Function),
            "function", "must be a function that some office has, such as bawaslu or kpu");
        checks.ThrowIfAny();
        var (rows, next) = book.Offices.All
            .Where(office => request.RegionCode.Length == 0 || office.RegionCode == request.RegionCode)
            .Where(office => request.Function.Length == 0 || office.Function == request.Function)
            .PageOf(page, office => office.Id);
        var offices = rows.Select(office => new OfficeMessage
        {
            Id = office.Id,
            Name = office.Name,
            Function = office.Function,
            RegionCode = office.RegionCode ?? "",
            TimeZone = office.Zone.Id,
            SupervisorOfficeId = office.SupervisorId ?? "",
            PersonnelOfficeId = office.PersonnelOfficeId,
            EndDate = office.EndDate is { } end ? LocalDatePattern.Iso.Format(end) : "",
        });
        return new ListOfficesResponse { Offices = { offices }, NextPageToken = next };
    }
}
