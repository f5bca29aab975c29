using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;
using Netralitas.Reference;
using NodaTime.Text;
using Phase = Netralitas.Reference.Phase;
using PhaseMessage = Netralitas.Contracts.Reference.V1.Phase;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Phases of an election, in order of time.</summary>
internal static class PhaseList
{
    // No id is longer.
    private const int IdLengthMax = 100;

    public static ListPhasesResponse Of(ReferenceBook book, ListPhasesRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var id = checks.Text("election_id", request.ElectionId, 1, IdLengthMax);
        checks.ThrowIfAny();
        var election = book.Elections.Find(id) ?? throw Refusal.NotFound("election", id).AsException();
        var (rows, next) = election.Phases.OrderBy(Key, StringComparer.Ordinal).PageOf(page, Key);
        var phases = rows.Select(phase => new PhaseMessage
        {
            Code = phase.Code,
            Name = phase.Name,
            StartDate = LocalDatePattern.Iso.Format(phase.Start),
            EndDate = LocalDatePattern.Iso.Format(phase.End),
            Basis = phase.Basis,
            RegionCodes = { phase.Regions },
        });
        return new ListPhasesResponse { Phases = { phases }, NextPageToken = next };
    }

    private static string Key(Phase phase) => $"{LocalDatePattern.Iso.Format(phase.Start)}/{LocalDatePattern.Iso.Format(phase.End)}/{phase.Code}/{string.Join(',', phase.Regions)}";
}
