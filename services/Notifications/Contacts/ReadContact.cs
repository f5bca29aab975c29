using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Notifications.Contacts;

/// <summary>Shows how an officer is reached, to that officer and the administrators of the office.</summary>
internal sealed class ReadContact(Store<NotificationsDb> store, ContactDesk desk)
{
    /// <summary>Answers GetContact.</summary>
    public async Task<GetContactResponse> HandleAsync(GetContactRequest request, Call call)
    {
        var checks = new FieldChecks();
        var officerId = checks.Uuid("officer_id", request.OfficerId);
        checks.ThrowIfAny();
        return new GetContactResponse { Contact = await ReadAsync(officerId, call) };
    }

    /// <summary>One contact.</summary>
    public Task<Contact> ReadAsync(Guid officerId, Call call) => store.ReadAsync(
        async (db, cancel) =>
        {
            await desk.RequireAsync(db, call, officerId, cancel);
            return desk.Show(await ContactDesk.FindAsync(db, officerId, cancel), officerId);
        }, call.Cancel);
}
