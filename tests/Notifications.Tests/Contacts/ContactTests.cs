using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Tests.Reaching;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Contacts;

public sealed class ContactTests(ReachFixture reach)
{
    [Fact]
    public async Task A_contact_has_what_it_was_given_and_its_address_is_sealed()
    {
        const string Office = "dpmd-63.01";
        var officer = await reach.OfficerAsync(Office);
        var request = ReachFixture.Contact(officer, "ani.rahasia@dpmd.example");
        request.Settings.Language = ChannelLanguage.English;
        request.Settings.QuietHours = new QuietHours { StartTimeOfDay = "21:00", EndTimeOfDay = "06:00" };
        request.Settings.Digest = new Digest { Period = DigestPeriod.Daily, TimeOfDay = "07:30" };

        var made = (await reach.Client.SetContactAsync(request, reach.As(Office))).Contact;

        (await reach.Client.SetContactAsync(request, reach.As(Office))).Contact.ShouldBe(made);
        (made.OfficerId, made.OfficeId, made.Etag, made.State).ShouldBe((officer, Office, "1", ChannelState.Active));
        made.Settings.ShouldBe(request.Settings);
        (await reach.Service.InDatabase(db => db.Channels.Where(row => row.OfficerId == Guid.Parse(officer)).Select(row => row.Target).SingleAsync())).ShouldNotContain("rahasia");
        (await new ChannelService.ChannelServiceClient(reach.Service.Channel).ListChannelsAsync(new ListChannelsRequest(), reach.As(Office))).Channels.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_officer_sees_and_changes_the_own_one_and_nobody_else_does_but_an_administrator()
    {
        const string Office = "dpmd-63.02";
        var (ani, budi) = (await reach.OfficerAsync(Office, "ani"), await reach.OfficerAsync(Office, "budi"));

        (await GetAsync(ani, reach.Service.AsOfficer(Office, ani))).Contact.Settings.EmailAddress.ShouldBe("ani@dpmd-63.02.example");
        (await reach.Client.SetContactAsync(ReachFixture.Contact(ani, "ani.baru@dpmd.example"), reach.Service.AsOfficer(Office, ani))).Contact.Etag.ShouldBe("2");
        (await Errors.Refused(GetAsync(budi, reach.Service.AsOfficer(Office, ani)))).Reason().ShouldBe("ROLE_MISSING");
        (await Errors.Refused(reach.Client.SetContactAsync(ReachFixture.Contact(budi, "x@dpmd.example"), reach.Service.AsOfficer(Office, ani)))).Reason().ShouldBe("ROLE_MISSING");
        foreach (var id in new[] { ani, NotificationsFixture.NewId() })
        {
            (await Errors.Refused(GetAsync(id, reach.As("dpmd-63")))).Reason().ShouldBe("NOT_FOUND");
        }
    }

    [Fact]
    public async Task A_removed_contact_is_gone_and_one_who_has_left_gets_none()
    {
        const string Office = "dpmd-63.03";
        var officer = await reach.OfficerAsync(Office, "ani");
        var remove = new RemoveContactRequest { RequestId = NotificationsFixture.NewId(), OfficerId = officer };
        await reach.Client.RemoveContactAsync(remove, reach.As(Office));
        await reach.Client.RemoveContactAsync(remove, reach.As(Office));

        (await GetAsync(officer, reach.As(Office))).Contact.ShouldBe(new Contact { OfficerId = officer });
        (await reach.Service.InDatabase(db => db.Channels.AnyAsync(row => row.OfficerId == Guid.Parse(officer)))).ShouldBeFalse();
        await reach.DismissAsync(Office, officer);
        (await Errors.Refused(reach.Client.SetContactAsync(ReachFixture.Contact(officer, "x@dpmd.example"), reach.As(Office)))).Reason().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once()
    {
        var settings = new ChannelSettings { Url = "https://hook.example/", NotificationKinds = { NotificationKind.TaskOpened }, Digest = new Digest { Period = DigestPeriod.Hourly, TimeOfDay = "07:00" } };

        var error = await Errors.Refused(reach.Client.SetContactAsync(new SetContactRequest { Settings = settings }, reach.As("dpmd-63.04")));

        error.BadFields().ShouldBe(["request_id", "officer_id", "settings.digest", "settings.digest.time_of_day", "settings.url", "settings.notification_kinds"]);
    }

    private AsyncUnaryCall<GetContactResponse> GetAsync(string officer, Metadata by) => reach.Client.GetContactAsync(new GetContactRequest { OfficerId = officer }, by);
}
