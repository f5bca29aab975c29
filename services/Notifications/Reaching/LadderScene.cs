using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Contacts;
using Netralitas.Notifications.Hearing;
using Netralitas.Notifications.Reading;
using Netralitas.Notifications.Rosters;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Reaching;

/// <summary>All that decides how some unread notices go on, as it stands in one transaction.</summary>
internal sealed class LadderScene
{
    // How long at most a notice waits for the next shift, and within which a deadline lets it wait for no working day.
    private static readonly Duration Day = Duration.FromDays(1);

    private readonly NotificationsDb _db;
    private readonly OfficeTable _offices;
    private readonly ServingOffices _serving;
    private readonly WorkCalendar _calendar;
    private readonly Instant _now;
    private readonly Dictionary<Guid, Notice> _notices;
    private readonly ILookup<Guid, Notice> _about;
    private readonly ILookup<Guid, ReachStepRow> _steps;
    private readonly Dictionary<string, RosterPlan> _rosters;
    private readonly Dictionary<Guid, ChannelRow> _contacts;

    private LadderScene(
        NotificationsDb db, ReferenceBook reference, ServingOffices serving, Instant now, Dictionary<Guid, Notice> notices, ILookup<Guid, ReachStepRow> steps, Dictionary<string, RosterPlan> rosters, Dictionary<Guid, ChannelRow> contacts)
    {
        (_db, _offices, _serving, _calendar, _now) = (db, reference.Offices, serving, reference.Calendar, now);
        (_notices, _steps, _rosters, _contacts) = (notices, steps, rosters, contacts);
        _about = db.Notices.Local.ToLookup(notice => notice.TaskId);
    }

    /// <summary>Loads it; the context then holds what telling needs.</summary>
    public static async Task<LadderScene> LoadAsync(NotificationsDb db, IReadOnlyList<LadderRow> rows, ReferenceBook reference, AddressSeal seal, Instant now, CancellationToken cancel)
    {
        var (ids, roots, offices) = (rows.Select(row => row.NoticeId).ToList(), rows.Select(row => row.RootId).Distinct().ToList(), rows.Select(row => row.OfficeId).Distinct().ToList());
        var notices = await db.Notices.Where(notice => ids.Contains(notice.Id) || roots.Contains(notice.Id)).ToDictionaryAsync(notice => notice.Id, cancel);
        var about = roots.Concat(notices.Values.Select(notice => notice.TaskId)).Distinct().ToList();
        var cases = notices.Values.Select(notice => notice.CaseId).Distinct().ToList();
        await db.Notices.Where(notice => about.Contains(notice.TaskId)).LoadAsync(cancel);
        await db.Recusals.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
        await db.RecusedOfficers.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
        var serving = new ServingOffices(reference.Offices, now, await SucceededAsync(db, cancel));
        var told = offices.SelectMany(office => Above(office, reference.Offices, serving).Concat(InPlaceOf(office, reference.Offices, serving))).Distinct().ToList();
        await db.Channels.Where(channel => told.Contains(channel.OfficeId) && channel.OfficerId == null).LoadAsync(cancel);
        var known = offices.FindAll(office => reference.Offices.Find(office) is not null);
        var rosters = (await db.Rosters.AsNoTracking().Where(row => known.Contains(row.OfficeId)).ToListAsync(cancel)).ToDictionary(
            row => row.OfficeId, row => RosterPlan.Of(JsonParser.Default.Parse<RosterSettings>(row.Settings), reference.Offices.Find(row.OfficeId)!.Zone));
        // Who is in office and has a contact that is sent to, with an address that can be read; of the same office, as officers do not move.
        var contacts = (await db.Channels.Where(channel => offices.Contains(channel.OfficeId) && channel.OfficerId != null && channel.State == ChannelState.Active)
            .Join(db.Officers.Where(officer => officer.StartTime <= now && (officer.EndTime == null || officer.EndTime > now)), channel => channel.OfficerId, officer => officer.OfficerId, (channel, _) => channel)
            .ToListAsync(cancel)).Where(channel => seal.TargetOf(channel) is not null).ToDictionary(channel => channel.OfficerId!.Value);
        var steps = (await db.ReachSteps.AsNoTracking().Where(step => ids.Contains(step.NoticeId)).ToListAsync(cancel)).ToLookup(step => step.NoticeId);
        return new LadderScene(db, reference, serving, now, notices, steps, rosters, contacts);
    }

    /// <summary>The steps so far.</summary>
    public IEnumerable<ReachStepRow> StepsOf(LadderRow row) => _steps[row.NoticeId].OrderBy(step => step.Number);

    /// <summary>The notice.</summary>
    public Notice NoticeOf(LadderRow row) => _notices[row.NoticeId];

    /// <summary>The contact of an officer who can be reached.</summary>
    public ChannelRow ContactOf(Guid officerId) => _contacts[officerId];

    /// <summary>Whether nobody needs to read it any more.</summary>
    public bool IsOver(LadderRow row)
    {
        var (notice, root) = (_notices[row.NoticeId], _notices[row.RootId]);
        return notice.AcknowledgeTime is not null || MustRead.IsOver(root, _about[root.TaskId])
            || (row.NoticeId == row.RootId && KeepsOut(row))
            // An office above has read: it sees to those below.
            || _about[root.Id].Any(above => above is { Kind: NotificationKind.UnreadBelow, AcknowledgeTime: not null });
    }

    /// <summary>Whether its office still is and may read: it is in the data, its last day is not over, no other has gone on with its work, and it does not keep out of the case.</summary>
    public bool CanRead(LadderRow row) => _serving.IsThere(row.OfficeId) && !KeepsOut(row);

    /// <summary>When the next shift of its office begins, up to an instant; null for none.</summary>
    public Instant? NextShift(LadderRow row, Instant until) =>
        _rosters.GetValueOrDefault(row.OfficeId)?.NextShift(_now, until, officer => IsReachable(officer, _notices[row.NoticeId].CaseId));

    /// <summary>Who could be reached now.</summary>
    public Reachable PeopleOf(LadderRow row)
    {
        var notice = _notices[row.NoticeId];
        var caseId = notice.CaseId;
        var plan = _rosters.GetValueOrDefault(row.OfficeId);
        IReadOnlyList<Guid> onDuty = [.. plan?.OnDuty(_now).Where(IsReachableNow) ?? []];
        return new Reachable(
            onDuty,
            plan?.HeadId is { } head && IsReachableNow(head) ? head : null,
            FirstOf(Above(row.OfficeId, _offices, _serving), row),
            onDuty.Count > 0 ? null : NextShift(row, row.LastTime + Day) ?? Morning(row));

        // Who has quiet hours that hold it back is not reached by it.
        bool IsReachableNow(Guid officer) => IsReachable(officer, caseId) && QuietTime.HeldUntil(_contacts[officer], notice, _now) is null;
    }

    /// <summary>Tells the office above that nobody below has read.</summary>
    public void TellAbove(LadderRow row, string officeId, Instant now)
    {
        var root = _notices[row.RootId];
        _db.Tell(new Notice
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            TaskId = root.Id,
            Kind = NotificationKind.UnreadBelow,
            OfficeId = officeId,
            TaskOfficeId = row.OfficeId,
            CaseId = root.CaseId,
            Title = $"{root.OfficeId}: {NoticeText.SubjectIndonesian(root)}",
            TitleEn = $"{root.OfficeId}: {NoticeText.SubjectEnglish(root)}",
            DueTime = now,
            TimeZone = _offices.Find(officeId)!.Zone.Id,
            EventTime = now,
        });
    }

    /// <summary>Tells the successor of an office that is no more what nobody there has read, as if it had been told itself; where there is none, the office above. Whether there is one of them.</summary>
    public bool PassOn(LadderRow row, Instant now)
    {
        if (FirstOf(InPlaceOf(row.OfficeId, _offices, _serving), row) is { } successor)
        {
            _db.Tell(_notices[row.NoticeId].To(successor));
            return true;
        }

        if (FirstOf(Above(row.OfficeId, _offices, _serving), row) is { } above)
        {
            TellAbove(row, above, now);
            return true;
        }

        return false;
    }

    /// <summary>From when on the office can be expected to read. What has a deadline that is over, or will be within a day, waits for no working day.</summary>
    private Instant Morning(LadderRow row)
    {
        var isUrgent = _notices[row.RootId] is { HasDeadline: true } root && root.DueTime <= row.LastTime + Day;
        return OfficeHours.From(row.LastTime, _offices.Find(row.OfficeId)!.Zone, isUrgent ? null : _calendar);
    }

    private bool IsReachable(Guid officerId, Guid caseId) => _contacts.ContainsKey(officerId) && _db.RecusedOfficers.Local.FindEntryUntyped([officerId, caseId]) is null;

    private bool KeepsOut(LadderRow row) => _db.KeepsOut(_notices[row.NoticeId].CaseId, row.OfficeId);

    private string? FirstOf(IEnumerable<string> offices, LadderRow row) =>
        offices.FirstOrDefault(office => office != row.OfficeId && _serving.IsThere(office) && !_db.KeepsOut(_notices[row.NoticeId].CaseId, office));

    /// <summary>Successors by decree, as far as this service was told of them.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> SucceededAsync(NotificationsDb db, CancellationToken cancel) =>
        (await db.Notices.AsNoTracking().Where(notice => notice.Kind == NotificationKind.OfficeSucceeded).OrderBy(notice => notice.EventTime)
            .Select(notice => new { notice.TaskOfficeId, notice.OfficeId }).ToListAsync(cancel))
        .GroupBy(one => one.TaskOfficeId, StringComparer.Ordinal).ToDictionary(all => all.Key, all => all.Last().OfficeId, StringComparer.Ordinal);

    /// <summary>The offices one tier up, two, and so on; where one has ended its successor.</summary>
    private static IEnumerable<string> Above(string officeId, OfficeTable offices, ServingOffices serving)
    {
        for (var above = offices.Find(officeId)?.SupervisorId; above is not null; above = offices.Find(above)?.SupervisorId)
        {
            yield return serving.Of(above)?.Id ?? above;
        }
    }

    /// <summary>The successor of an office that has ended, and those above that one.</summary>
    private static IEnumerable<string> InPlaceOf(string officeId, OfficeTable offices, ServingOffices serving) =>
        serving.Of(officeId) is { } successor && successor.Id != officeId ? Above(successor.Id, offices, serving).Prepend(successor.Id) : [];
}
