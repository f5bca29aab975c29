using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;
using Netralitas.Reference;
using NodaTime.Text;
using Contest = Netralitas.Contracts.Common.V1.Contest;
using ElectionMessage = Netralitas.Contracts.Reference.V1.Election;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Elections by id.</summary>
internal static class ElectionList
{
    public static ListElectionsResponse Of(ReferenceBook book, ListElectionsRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.ThrowIfAny();
        var (rows, next) = book.Elections.All.PageOf(page, election => election.Id);
        var elections = rows.Select(election => new ElectionMessage
        {
            Id = election.Id,
            Name = election.Name,
            VotingDate = LocalDatePattern.Iso.Format(election.VotingDate),
            Contests = { election.Contests.Select(rule => (Contest)rule.Contest) },
        });
        return new ListElectionsResponse { Elections = { elections }, NextPageToken = next };
    }
}
