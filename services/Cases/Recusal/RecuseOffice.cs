using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Reading;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Recusal;

/// <summary>Keeps an office, or the whole regional government that it belongs to, out of a case because of a conflict of interest.</summary>
internal sealed class RecuseOffice(CaseCommands commands, LegalClock clock, ReferenceBook reference, ReadCase read)
{
    private static readonly Reason NoOfficeAbove = new("NO_OFFICE_ABOVE", Grpc.Core.StatusCode.FailedPrecondition,
        "No office of its function is above {office}, so nobody could do its work; it cannot keep out.",
        "Tidak ada kantor sejenis di atas {office}; kantor itu tidak dapat dikecualikan.");

    private static readonly Reason AlreadyOut = new("ALREADY_RECUSED", Grpc.Core.StatusCode.FailedPrecondition,
        "{office} keeps out of the case already.", "{office} sudah dikecualikan dari perkara ini.");

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<RecuseOfficeResponse> HandleAsync(RecuseOfficeRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        checks.Require(reference.Offices.Find(request.OfficeId) is not null, "office_id", "must be the id of an office such as kesbangpol-63.01; see ListOffices");
        checks.OneOf("ground", request.Ground);
        checks.Require(!request.WholeGovernment || reference.Offices.GovernmentOf(request.OfficeId).Count > 0, "whole_government",
            "must be false for an office that belongs to no regional government");
        checks.ThrowIfAny();
        var now = clock.Now();
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag),
            file => Decide(file, (request.OfficeId, request.WholeGovernment), request.Ground, call.OfficeId, now, reference.Offices));
        return new RecuseOfficeResponse { Case = await read.AfterAsync(call, caseId) };
    }

    /// <summary>The decision. Refused: the case is closed; nobody is above the office; it keeps out already, and all of its government where that is meant.</summary>
    public static Decision<CaseChange> Decide(
        NeutralityCase file, (string OfficeId, bool WholeGovernment) who, RecusalGround ground, string actingOfficeId, Instant now, OfficeTable offices)
    {
        if (CaseLifecycle.Refuse(file, CaseLifecycle.Recuse) is { } refusal)
        {
            return refusal;
        }

        if (!offices.CanKeepOut(who.OfficeId))
        {
            return Refusal.Of(NoOfficeAbove, ("office", who.OfficeId)) with { Resource = ("case", file.Id.ToString()) };
        }

        return ConflictOfInterest.Between(file, who.WholeGovernment ? offices.GovernmentOf(who.OfficeId) : [who.OfficeId], ground, actingOfficeId, now, offices) is { } recused
            ? recused
            : Refusal.Of(AlreadyOut, ("office", who.OfficeId)) with { Resource = ("case", file.Id.ToString()) };
    }
}
