using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Persons;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Recusal;

/// <summary>Says what number of a civil servant an officer has; of it a keyed hash is kept.</summary>
internal sealed class SetOfficerNumber(Store<CasesDb> store, LegalClock clock, ReferenceBook reference, OfficerNumbers numbers)
{
    private static readonly Reason NumberSet = new("OFFICER_NUMBER_SET", StatusCode.FailedPrecondition,
        "The number of this officer is set; an administrator of an office above changes it.", "Nomor petugas ini sudah ditetapkan; administrator kantor di atasnya yang dapat mengubahnya.");

    /// <summary>Checks, records, and answers with nothing: in which cases the officer is a reported person is no business of administrators.</summary>
    public async Task<SetOfficerNumberResponse> HandleAsync(SetOfficerNumberRequest request, Call call)
    {
        var (now, checks) = (clock.Now(), new FieldChecks());
        var (requestId, officerId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("officer_id", request.OfficerId));
        var today = now.InZone(reference.Offices.Find(call.OfficeId)!.Zone).Date;
        var number = PersonNumbers.Read<EmployeeNumber>(checks, "employee_number", request.EmployeeNumber, today, EmployeeNumber.Read);
        checks.ThrowIfAny();
        var hash = number is null ? null : await numbers.HashAsync(number.Digits, call.Cancel);
        await store.OnceAsync(call, request, requestId, officerId, async (db, cancel) =>
        {
            var relation = await RequireAsync(db, call, officerId, cancel);
            var known = await db.OfficerNumbers.SingleOrDefaultAsync(row => row.OfficerId == officerId, cancel);
            if (known is not null && known.Hash != hash && relation == Relation.OwnOffice && reference.Offices.CanKeepOut(call.OfficeId))
            {
                // Else an office could try one number after another, and look which cases its officer loses.
                throw Refusal.Of(NumberSet).AsException();
            }

            if (known is not null && hash is not null)
            {
                known.Hash = hash;
            }
            else if (known is not null)
            {
                db.Remove(known);
            }
            else if (hash is not null)
            {
                db.Insert(new OfficerNumberRow { OfficerId = officerId, Hash = hash });
            }

            if (number is not null)
            {
                await numbers.KeepOutAsync(db, officerId, number.Digits, now, cancel);
            }
        });
        return new SetOfficerNumberResponse();
    }

    /// <summary>Looks at the office alone: of an officer who is hidden no more is read.</summary>
    private async Task<Relation> RequireAsync(CasesDb db, Call call, Guid officerId, CancellationToken cancel)
    {
        var officeId = await db.Officers.Where(row => row.OfficerId == officerId).Select(row => row.OfficeId).SingleOrDefaultAsync(cancel);
        var isAbove = officeId is not null && reference.Offices.Line(reference.Offices.Find(officeId)).Any(office => office.Id == call.OfficeId);
        var relation = officeId == call.OfficeId ? Relation.OwnOffice : isAbove ? Relation.OfficeAbove : Relation.None;
        call.Require(relation, "officer", officerId.ToString());
        return relation;
    }
}
