using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Tests.Reaching;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Notifications.Tests.Rosters;

/// <summary>The service lives on Monday 14 October 2024, 09:00 WITA.</summary>
public sealed class RosterTests(ReachFixture reach)
{
    [Fact]
    public async Task A_roster_says_when_nobody_is_on_duty_and_whom_nobody_can_reach()
    {
        const string Office = "setda-63.05";
        var (ani, budi) = (await reach.OfficerAsync(Office, "ani"), await reach.OfficerAsync(Office));
        var settings = new RosterSettings
        {
            WeeklyShifts = { new WeeklyShift { Weekdays = { Weekday.Monday, Weekday.Tuesday }, Shift = new Shift { StartTimeOfDay = "08:00", EndTimeOfDay = "07:00", OfficerIds = { ani, budi } } } },
            Exceptions = { new RosterException { Date = "2024-10-15" } }, HeadOfficerId = budi,
        };
        var request = new SetRosterRequest { RequestId = NotificationsFixture.NewId(), Settings = settings };

        var made = await reach.Client.SetRosterAsync(request, reach.As(Office));

        (await reach.Client.SetRosterAsync(request, reach.As(Office))).Roster.ShouldBe(made.Roster);
        (made.Roster.OfficeId, made.Roster.Etag, made.Roster.TimeZone).ShouldBe((Office, "1", "Asia/Makassar"));
        made.Roster.Settings.ShouldBe(settings);
        made.Gaps[0].StartTime.ShouldBe(At(15, 7));
        made.Gaps[0].EndTime.ShouldBe(At(21, 8));
        made.UnreachableOfficerIds.ShouldBe([budi]);
        (await reach.Client.GetRosterAsync(new GetRosterRequest(), reach.Service.As(Office))).Roster.ShouldBe(made.Roster);

        var duty = await reach.Client.GetDutyAsync(new GetDutyRequest { Time = At(15, 6) }, reach.Service.As(Office));
        (duty.OfficerIds, duty.HeadOfficerId).ShouldBe(([ani, budi], budi));
        (await reach.Client.GetDutyAsync(new GetDutyRequest { Time = At(15, 9) }, reach.Service.As(Office))).OfficerIds.ShouldBeEmpty();
        await reach.DismissAsync(Office, ani);
        (await reach.Client.GetDutyAsync(new GetDutyRequest(), reach.Service.As(Office))).OfficerIds.ShouldBe([budi]);
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once_and_nothing_is_kept()
    {
        const string Office = "setda-63.02";
        var (ours, theirs) = (await reach.OfficerAsync(Office), await reach.OfficerAsync("setda-63.03"));
        var settings = new RosterSettings
        {
            WeeklyShifts = { new WeeklyShift { Weekdays = { (Weekday)8 }, Shift = new Shift { StartTimeOfDay = "8", EndTimeOfDay = "24:00", OfficerIds = { ours, theirs } } }, new WeeklyShift { Weekdays = { Weekday.Monday } } },
            Exceptions = { new RosterException { Date = "2024-10-32" }, new RosterException { Date = "2024-10-15" }, new RosterException { Date = "2024-10-15", Shifts = { new Shift { StartTimeOfDay = "08:00", EndTimeOfDay = "16:00", OfficerIds = { "x" } } } } },
            HeadOfficerId = theirs,
        };

        var error = await Errors.Refused(reach.Client.SetRosterAsync(new SetRosterRequest { Settings = settings }, reach.As(Office)));

        error.BadFields().ShouldBe(
        [
            "request_id", "settings.weekly_shifts[0].weekdays", "settings.weekly_shifts[0].shift.start_time_of_day", "settings.weekly_shifts[0].shift.end_time_of_day",
            "settings.weekly_shifts[0].shift.officer_ids[1]", "settings.weekly_shifts[1].shift.start_time_of_day", "settings.weekly_shifts[1].shift.end_time_of_day",
            "settings.weekly_shifts[1].shift.officer_ids", "settings.exceptions[0].date", "settings.exceptions[2].date", "settings.exceptions[2].shifts[0].officer_ids[0]", "settings.head_officer_id",
        ]);
        (await Errors.Refused(reach.Client.SetRosterAsync(new SetRosterRequest(), reach.As(Office)))).BadFields().ShouldBe(["request_id", "settings"]);
        (await Errors.Refused(reach.Client.GetRosterAsync(new GetRosterRequest(), reach.As(Office)))).Reason().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_an_examiner_sets_no_roster()
    {
        const string Office = "setda-63.04";
        var officer = await reach.OfficerAsync(Office);
        await reach.RosterAsync(Office, officer, officer);
        var request = new SetRosterRequest { RequestId = NotificationsFixture.NewId(), Settings = ReachFixture.Always("", officer), Etag = "9" };

        (await Errors.Refused(reach.Client.SetRosterAsync(request, reach.As(Office)))).Reason().ShouldBe("ETAG_MISMATCH");
        (await Errors.Refused(reach.Client.SetRosterAsync(request, reach.Service.As(Office, Roles.Examiner)))).Reason().ShouldBe("ROLE_MISSING");
        (await reach.Client.GetRosterAsync(new GetRosterRequest(), reach.As(Office))).Roster.Settings.HeadOfficerId.ShouldBe(officer);
    }

    private static Timestamp At(int day, int hour) => Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, day, hour, 0, 0, TimeSpan.FromHours(8)));
}
