using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Agencies.Mandates;

/// <summary>Ends a mandate now.</summary>
internal sealed class RevokeMandate(Store<AgenciesDb> store, LegalClock clock, MandateDesk desk)
{
    private static readonly Reason HasEnded = new("MANDATE_HAS_ENDED", StatusCode.FailedPrecondition, "The mandate has ended already.", "Surat kuasa ini sudah berakhir.");

    /// <summary>Checks, records, and answers with the mandate.</summary>
    public async Task<RevokeMandateResponse> HandleAsync(RevokeMandateRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, mandateId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("mandate_id", request.MandateId));
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, mandateId, async (db, cancel) =>
        {
            var row = await desk.FindAsync(db, call, mandateId, cancel);
            Etag.Require(request.Etag, row.Version, "mandate", mandateId.ToString());
            var now = clock.Now();
            if (row.EndTime <= now)
            {
                throw (Refusal.Of(HasEnded) with { Resource = ("mandate", mandateId.ToString()) }).AsException();
            }

            (row.EndTime, row.Version) = (now, row.Version + 1);
            db.Announce(row.ToFact(), row.MandateId);
        });
        return new RevokeMandateResponse { Mandate = await desk.ReadAsync(call, mandateId) };
    }
}
