using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Duplicates;

/// <summary>Merges a case into another one, because both are about the same act.</summary>
/// <remarks>Both rows are written in one transaction, the lower id first: of two merges at once one waits, sees what the other did, and is refused.</remarks>
internal sealed class MergeCases(CaseCommands commands, LegalClock clock, ReferenceBook reference, MatchKeys keys, Reading.ReadCase read)
{
    private static readonly Reason OtherElection = new("DIFFERENT_ELECTIONS", StatusCode.FailedPrecondition,
        "The cases are of different elections; they cannot be about the same act.", "Kedua perkara berasal dari pemilihan yang berbeda dan tidak dapat digabungkan.");

    private static readonly Reason TooMany = new("TOO_MANY_PERSONS", StatusCode.FailedPrecondition,
        "Together the cases have {count} reported persons; a case has at most {most}.", "Kedua perkara memuat {count} terlapor; satu perkara memuat paling banyak {most}.");

    /// <summary>Checks, decides, records, and answers with both cases.</summary>
    public async Task<MergeCasesResponse> HandleAsync(MergeCasesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, intoId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("into_case_id", request.IntoCaseId));
        checks.Require(caseId != intoId || caseId == Guid.Empty, "into_case_id", "must be another case than case_id");
        var reason = checks.Text("reason", request.Reason, 1, IntakeChecks.TextMax);
        var number = checks.DocumentNumber("document_number", request.DocumentNumber, 1);
        var pairs = MergePersons.Check(checks, request.Persons);
        checks.ThrowIfAny();
        var now = clock.Now();
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag), async (db, file, cancel) =>
        {
            var into = await IntoAsync(db, call, intoId, request.IntoEtag, cancel);
            var decision = Decide(file, into, pairs, call.OfficeId, now);
            if (decision.Refusal is null)
            {
                await TakeInAsync(db, call, file, into, new TookIn(now, call.OfficeId, file.Id, file.OfficialNumber, number, decision.Facts), cancel);
            }

            return decision.Then<CaseChange>(_ => new MergedInto(now, call.OfficeId, into.Id, into.OfficialNumber, number, reason));
        });
        return new MergeCasesResponse { Case = await read.AfterAsync(call, intoId), MergedCase = await read.AfterAsync(call, caseId) };
    }

    /// <summary>The decision. Refused: one of the cases is decided, ended or merged; they are of different elections; a pair of persons is wrong; there would be too many.</summary>
    public static Decision<MergedPersons> Decide(NeutralityCase file, NeutralityCase into, IReadOnlyList<(Guid Person, Guid Into)> pairs, string officeId, Instant now)
    {
        if ((CaseLifecycle.Refuse(file, CaseLifecycle.Merge) ?? CaseLifecycle.Refuse(into, CaseLifecycle.Merge)) is { } refusal)
        {
            return refusal;
        }

        return file.ElectionId != into.ElectionId
            ? Refusal.Of(OtherElection)
            : MergePersons.Decide(file, into, pairs, officeId, now).Then<MergedPersons>(merged => into.Persons.Count + merged.Added.Count is var count && count > IntakeChecks.PersonsMax
                ? Refusal.Of(TooMany, ("count", count.ToString()), ("most", IntakeChecks.PersonsMax.ToString()))
                : merged);
    }

    private static async Task<NeutralityCase> IntoAsync(CasesDb db, Call call, Guid id, string etag, CancellationToken cancel)
    {
        var into = await CaseAccess.Known(db, call, id, knows: false).Whole().SingleOrDefaultAsync(cancel);
        call.Require(await CaseAccess.RelationAsync(db, call, into, personId: null, told: [], cancel), "case", id.ToString());
        Etag.Require(etag, into!.Version, "case", id.ToString());
        return into;
    }

    /// <summary>First who keeps out, then the persons: their tasks open at nobody who keeps out.</summary>
    private async Task TakeInAsync(CasesDb db, Call call, NeutralityCase file, NeutralityCase into, TookIn change, CancellationToken cancel)
    {
        var holders = await CaseAccess.HoldersAsync(db, into.Id, cancel);
        foreach (var recusal in await MergeRecusals.OfAsync(db, file, into, call.OfficeId, change.At, cancel))
        {
            if (recusal(reference.Offices) is { } keepsOut)
            {
                db.Record(into, keepsOut with { RecordingOfficeId = call.RecordingOfficeId }, holders);
            }
        }

        db.Record(into, change with { RecordingOfficeId = call.RecordingOfficeId }, holders);
        await keys.AddAsync(db, into, change.Merged.Added.Select(person => person.Who), cancel);
    }
}
