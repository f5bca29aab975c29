using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Officers;

/// <summary>Carries out commands on officers there are: loads whom the caller may see, lets change, and tells the other services.</summary>
internal sealed class OfficerDesk(Store<AgenciesDb> store, LegalClock clock, ReferenceBook reference)
{
    private static readonly Reason HasLeft = new("OFFICER_HAS_LEFT", StatusCode.FailedPrecondition,
        "The officer's term is over; appoint anew.", "Masa tugas petugas telah berakhir; angkat kembali.");

    /// <summary>Runs a command once for its request id and answers with the officer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">Its request.</param>
    /// <param name="target">Request id and officer, checked.</param>
    /// <param name="etag">The etag that the caller last saw.</param>
    /// <param name="change">Changes the officer in office; refuses by what it returns.</param>
    public async Task<Officer> RunAsync(
        Call call, IMessage request, (Guid RequestId, Guid OfficerId) target, string etag, Func<AgenciesDb, OfficerRow, Relation, Instant, CancellationToken, Task<Refusal?>> change)
    {
        var id = await store.OnceAsync(call, request, target.RequestId, target.OfficerId, async (db, cancel) =>
        {
            var relation = await RequireAsync(db, call, target.OfficerId, cancel);
            var row = await db.Officers.SingleAsync(row => row.OfficerId == target.OfficerId, cancel);
            Etag.Require(etag, row.Version, "officer", target.OfficerId.ToString());
            var now = clock.Now();
            var refusal = row.EndTime <= now ? Refusal.Of(HasLeft) : Appointing.Refuse(relation, row.Roles) ?? await change(db, row, relation, now, cancel);
            if (refusal is not null)
            {
                throw (refusal with { Resource = ("officer", target.OfficerId.ToString()) }).AsException();
            }

            row.Version++;
            db.Announce(row.ToFact(), row.OfficerId);
        });
        return await ReadAsync(call, id);
    }

    /// <summary>One officer.</summary>
    public Task<Officer> ReadAsync(Call call, Guid id) => store.ReadAsync(
        async (db, cancel) =>
        {
            await RequireAsync(db, call, id, cancel);
            var row = await db.Officers.SingleAsync(row => row.OfficerId == id, cancel);
            return OfficerView.Show(row, await db.OfficerFiles.Where(file => file.OfficerId == id).Select(file => file.Name).SingleAsync(cancel));
        }, call.Cancel);

    /// <summary>Looks at the office alone: of an officer who is hidden no more is read.</summary>
    private async Task<Relation> RequireAsync(AgenciesDb db, Call call, Guid id, CancellationToken cancel)
    {
        var officeId = await db.Officers.Where(row => row.OfficerId == id).Select(row => row.OfficeId).SingleOrDefaultAsync(cancel);
        var relation = Appointing.RelationOf(call.OfficeId, officeId is null ? null : reference.Offices.Find(officeId), reference.Offices);
        call.Require(relation, "officer", id.ToString());
        return relation;
    }
}
