using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Contacts;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Rosters;

/// <summary>Shows the roster of the caller's office, with what is wrong with it, and who is on duty at an instant.</summary>
internal sealed class ReadRoster(Store<NotificationsDb> store, LegalClock clock, ReferenceBook reference, AddressSeal seal)
{
    private const int GapsMax = 100;
    private static readonly Duration Ahead = Duration.FromDays(28);

    /// <summary>Answers GetRoster.</summary>
    public async Task<GetRosterResponse> HandleAsync(Call call)
    {
        var (row, settings, plan, officers) = await LoadAsync(call);
        var contacts = await store.ReadAsync(
            (db, cancel) => db.Channels.Where(channel => channel.OfficeId == call.OfficeId && channel.OfficerId != null && channel.State == ChannelState.Active).ToListAsync(cancel), call.Cancel);
        var reachable = contacts.Where(channel => seal.TargetOf(channel) is not null).Select(channel => channel.OfficerId!.Value);
        var now = clock.Now();
        var inOffice = officers.Values.Where(officer => officer.EndTime is null || officer.EndTime > now).Select(officer => officer.OfficerId);
        var gaps = plan.Gaps(new Interval(now, now + Ahead), id => officers.TryGetValue(id, out var officer) ? new Interval(officer.StartTime, officer.EndTime) : null).Take(GapsMax);
        return new GetRosterResponse
        {
            Roster = new Roster { OfficeId = row.OfficeId, Etag = Etag.Of(row.Version), Settings = settings, TimeZone = plan.Zone.Id },
            Gaps = { gaps.Select(gap => new RosterGap { StartTime = gap.Start.ToTimestamp(), EndTime = gap.End.ToTimestamp() }) },
            UnreachableOfficerIds = { plan.Officers.Except(reachable.Intersect(inOffice)).Select(id => id.ToString()).Order(StringComparer.Ordinal) },
        };
    }

    /// <summary>Answers GetDuty.</summary>
    public async Task<GetDutyResponse> DutyAsync(GetDutyRequest request, Call call)
    {
        var checks = new FieldChecks();
        var at = checks.Time("time", request.Time, clock.Now());
        checks.ThrowIfAny();
        var (_, _, plan, officers) = await LoadAsync(call);
        return new GetDutyResponse
        {
            OfficerIds = { plan.OnDuty(at).Where(IsThere).Select(id => id.ToString()) },
            HeadOfficerId = plan.HeadId is { } head && IsThere(head) ? head.ToString() : "",
            Time = at.ToTimestamp(),
        };

        bool IsThere(Guid id) => officers.TryGetValue(id, out var officer) && officer.IsInOffice(at);
    }

    private Task<(RosterRow Row, RosterSettings Settings, RosterPlan Plan, Dictionary<Guid, OfficerRow> Officers)> LoadAsync(Call call) => store.ReadAsync(async (db, cancel) =>
    {
        var row = await db.Rosters.SingleOrDefaultAsync(roster => roster.OfficeId == call.OfficeId, cancel);
        var office = reference.Offices.Find(call.OfficeId);
        call.Require(row is null || office is null ? Relation.None : Relation.OwnOffice | Relation.AnyOffice, "roster", call.OfficeId);
        var settings = JsonParser.Default.Parse<RosterSettings>(row!.Settings);
        var plan = RosterPlan.Of(settings, office!.Zone);
        var ids = plan.Officers;
        return (row, settings, plan, await db.Officers.Where(officer => officer.OfficeId == call.OfficeId && ids.Contains(officer.OfficerId)).ToDictionaryAsync(officer => officer.OfficerId, cancel));
    }, call.Cancel);
}
