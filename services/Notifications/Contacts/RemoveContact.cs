using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Notifications.Contacts;

/// <summary>Forgets how an officer is reached; what waits is dropped soon after.</summary>
internal sealed class RemoveContact(Store<NotificationsDb> store, ContactDesk desk)
{
    /// <summary>Checks and forgets.</summary>
    public async Task<RemoveContactResponse> HandleAsync(RemoveContactRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, officerId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("officer_id", request.OfficerId));
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, officerId, async (db, cancel) =>
        {
            await desk.RequireAsync(db, call, officerId, cancel);
            var contact = await ContactDesk.FindAsync(db, officerId, cancel);
            Etag.Require(request.Etag, contact?.Version ?? 0, "contact", officerId.ToString());
            if (contact is not null)
            {
                db.Remove(contact);
            }
        });
        return new RemoveContactResponse();
    }
}
