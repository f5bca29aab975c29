using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Contacts;

/// <summary>Whose contact a call may reach: the caller's own as an officer, as an administrator those of all officers of the office.</summary>
internal sealed class ContactDesk(AddressSeal seal, LegalClock clock)
{
    /// <summary>Lets a caller pass who may know how this officer is reached.</summary>
    /// <exception cref="RefusalException">NOT_FOUND: no officer in office of the caller's office; ROLE_MISSING: another's.</exception>
    public async Task RequireAsync(NotificationsDb db, Call call, Guid officerId, CancellationToken cancel)
    {
        var officer = await db.Officers.SingleOrDefaultAsync(row => row.OfficerId == officerId && row.OfficeId == call.OfficeId, cancel);
        var now = clock.Now();
        call.Require(officer is null || officer.EndTime <= now ? Relation.None : Relation.OwnOffice, "officer", officerId.ToString());
        if (call.Caller.OfficerId != officerId)
        {
            call.Require(Roles.Administrator);
        }
    }

    /// <summary>The contact of an officer; null when there is none.</summary>
    public static Task<ChannelRow?> FindAsync(NotificationsDb db, Guid officerId, CancellationToken cancel) => db.Channels.SingleOrDefaultAsync(row => row.OfficerId == officerId, cancel);

    /// <summary>A contact as those who may see it do; without settings where there is none, or its key is gone.</summary>
    public Contact Show(ChannelRow? channel, Guid officerId)
    {
        if (channel is null || seal.TargetOf(channel) is not { } address)
        {
            return new Contact { OfficerId = officerId.ToString() };
        }

        var settings = channel.Settings();
        settings.EmailAddress = address;
        return new Contact { OfficerId = officerId.ToString(), Etag = Etag.Of(channel.Version), OfficeId = channel.OfficeId, Settings = settings, State = channel.State };
    }
}
