using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tests;

/// <summary>Cases to follow up: Pilkada 2024, received and recorded on Monday 14 October 2024 at 08:30 WITA.</summary>
internal static class Given
{
    public const string NumberText = "005/Reg/LP/PB/Kab/22.02/X/2024";

    public static readonly DateTimeOffset Received = new(2024, 10, 14, 8, 30, 0, TimeSpan.FromHours(8));

    public static ReferenceBook Reference { get; } = ReferenceBook.Load(ReferenceBook.DefaultFolder);

    public static PersonSnapshot Person(string kind = "CIVIL_SERVANT", string? employer = "setda-63.01") =>
        new(Guid.CreateVersion7(), kind, employer, kind, employer);

    /// <summary>Who serves at an instant, where nothing was ordered.</summary>
    public static ServingOffices Serving(Instant at) => new(Reference.Offices, at);

    /// <summary>The reference data with more national offices, as rows of their file.</summary>
    public static ReferenceBook With(string offices)
    {
        using var folder = new Support.TestFolder();
        foreach (var file in Directory.EnumerateFiles(ReferenceBook.DefaultFolder))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        File.AppendAllText(folder.File("national-offices.yaml"), offices);
        return ReferenceBook.Load(folder.Path);
    }

    /// <summary>A case as it is raised.</summary>
    public static CaseSnapshot Case(string place = "63.01", string kind = "REPORT", string? handling = null, params PersonSnapshot[] persons) => new(
        Guid.CreateVersion7(), 1, Received, kind, "pilkada-2024", place, new DateOnly(2024, 10, 12), Received, Received, handling ?? "bawaslu-" + place,
        null, null, null, null, null, persons.Length > 0 ? persons : [Person(employer: "setda-" + place)]);

    public static CaseSnapshot Identified(this CaseSnapshot file, string kind, string employer) =>
        file.Next(1) with { Persons = [.. file.Persons.Select(person => person with { SubjectKind = kind, EmployerOfficeId = employer })] };

    public static CaseSnapshot Studied(this CaseSnapshot file) => file.Next(2) with { StudiedTime = Received.AddHours(2) };

    public static CaseSnapshot Registered(this CaseSnapshot file) => file.Next(3) with { RegisteredTime = Received.AddHours(3), OfficialNumber = NumberText };

    public static CaseSnapshot Closed(this CaseSnapshot file) => file.Next(4) with { ClosedTime = Received.AddHours(4), CloseReason = "LATE" };

    /// <summary>The tasks that a case opens, as the service would open them on hearing of it first in this version.</summary>
    public static FollowUpChanges FirstHeard(CaseSnapshot file) => Reconcile.With(null, [], file, Reconcile.PlanFor(file, Reference), Reference);

    public static FollowUpTask TaskOf(CaseSnapshot file, string step) => FirstHeard(file).Opened.First(task => task.Step == step);

    /// <summary>The task after the rung that marks it overdue fired.</summary>
    public static FollowUpTask Late(FollowUpTask task, Instant now)
    {
        var ladder = Reference.Ladders.All[0].Ladder(Ladder.Default)!;
        return FireRung.Of(task, ladder.Rungs[ladder.DueIndex], [], null, now, Reference, Serving(now)).Changed[0];
    }

    public static FollowedCase Followed(CaseSnapshot file) => new()
    {
        CaseId = file.CaseId, Version = file.Version, PlanVersion = Reconcile.PlanFor(file, Reference).Version, CaseNumber = file.OfficialNumber, Snapshot = file,
    };

    /// <summary>The case after an office keeps out of it; another may handle it from then on.</summary>
    public static CaseSnapshot Recused(this CaseSnapshot file, string officeId, string? handling = null, int hours = 3) => file.Next(hours) with
    {
        Recusals = [.. file.Recusals ?? [], new RecusalSnapshot(officeId, Received.AddHours(hours), file.HandlingOfficeId)],
        HandlingOfficeId = handling ?? file.HandlingOfficeId,
    };

    /// <summary>The case after whole regional governments keep out of it, but for offices that did already.</summary>
    public static CaseSnapshot Government(this CaseSnapshot file, params string[] regions) => file.Next(3) with
    {
        Recusals =
        [
            .. file.Recusals ?? [],
            .. regions.SelectMany(region => new[] { "bkpsdm", "dpmd", "inspektorat", "kesbangpol", "setda" }.Select(prefix => $"{prefix}-{region}"))
                .Where(office => file.Recusals?.Any(recusal => recusal.OfficeId == office) != true).Select(office => new RecusalSnapshot(office, Received.AddHours(3), file.HandlingOfficeId)),
        ],
    };

    /// <summary>The case after an officer keeps out of it.</summary>
    public static CaseSnapshot Recused(this CaseSnapshot file, Guid officer, int hours = 3) => file.Next(hours) with
    {
        OfficerRecusals = [.. file.OfficerRecusals ?? [], new OfficerRecusalSnapshot(officer, Received.AddHours(hours))],
    };

    /// <summary>The case after another office came to handle it.</summary>
    public static CaseSnapshot HandedOver(this CaseSnapshot file, string officeId, int hours = 3) => file.Corrected(hours: hours) with { HandlingOfficeId = officeId };

    /// <summary>The case after something was corrected, to be said with it; of a person, the employer.</summary>
    public static CaseSnapshot Corrected(this CaseSnapshot file, Guid? personId = null, int hours = 3) => file.Next(hours) with
    {
        Reroutings =
        [
            .. file.Reroutings ?? [],
            new ReroutingSnapshot(
                Received.AddHours(hours), file.HandlingOfficeId, file.ElectionId, file.PlaceRegionCode, file.KnownDate, file.ReceivedTime, file.CountedFromTime, personId,
                file.Persons.FirstOrDefault(person => person.PersonId == personId)?.ToldEmployerOfficeId,
                file.Persons.FirstOrDefault(person => person.PersonId == personId)?.ToldSubjectKind),
        ],
    };

    /// <summary>The closed case after it was reopened.</summary>
    public static CaseSnapshot Reopened(this CaseSnapshot file, int hours) => file.Next(hours) with
    {
        Reopenings = [.. file.Reopenings ?? [], new ReopeningSnapshot(file.ClosedTime!.Value, file.CloseReason!, Received.AddHours(hours))], ClosedTime = null, CloseReason = null,
    };

    /// <summary>The case after more became known of a person: who employs whom, and what is alleged or decided, as <c>DIS-06</c> or <c>DIS-06 VIOLATION_DISCIPLINE</c>.</summary>
    public static CaseSnapshot Known(this CaseSnapshot file, int person, string[] allegations, int hours, string? kind = null, string? employer = null)
    {
        var who = file.Persons[person];
        var now = new StandingSnapshot(
            Received.AddHours(hours), who.PersonId, kind ?? who.SubjectKind, employer ?? who.EmployerOfficeId, true,
            [.. allegations.Select(words => words.Split(' ')).Select(words => new AllegationSnapshot(words[0], 1, words.ElementAtOrDefault(1)))]);
        return file.Next(hours) with
        {
            Standings = [.. file.Standings ?? [], now],
            Persons = [.. file.Persons.Select(one => one == who ? one with { SubjectKind = now.SubjectKind, EmployerOfficeId = now.EmployerOfficeId } : one)],
        };
    }

    /// <summary>The case after the employer of a person was corrected.</summary>
    public static CaseSnapshot CorrectedEmployer(this CaseSnapshot file, int person, string employer, int hours)
    {
        var known = file.Corrected(file.Persons[person].PersonId, hours) with { Persons = [.. file.Persons.Select((one, i) => i == person ? one with { ToldEmployerOfficeId = employer } : one)] };
        var last = file.Standings?.LastOrDefault(standing => standing.PersonId == file.Persons[person].PersonId)?.Allegations ?? [];
        return known.Known(person, [.. last.Select(one => one.Outcome is null ? one.ViolationId : $"{one.ViolationId} {one.Outcome}")], hours, employer: employer) with { Version = known.Version };
    }

    /// <summary>The case after the kind of a person was corrected.</summary>
    public static CaseSnapshot CorrectedKind(this CaseSnapshot file, int person, string kind, int hours)
    {
        var known = file.Corrected(file.Persons[person].PersonId, hours) with { Persons = [.. file.Persons.Select((one, i) => i == person ? one with { ToldSubjectKind = kind } : one)] };
        return known.Known(person, [], hours, kind) with { Version = known.Version };
    }

    /// <summary>The case after a person was forwarded.</summary>
    public static CaseSnapshot Forwarded(this CaseSnapshot file, int person, string rule, string receiver, int hours) => file.Next(hours) with
    {
        ForwardedTime = file.ForwardedTime ?? Received.AddHours(hours),
        Forwardings = [.. file.Forwardings ?? [], new ForwardingSnapshot(Received.AddHours(hours), receiver, rule, [file.Persons[person].PersonId])],
    };

    /// <summary>The case after its clocks stopped.</summary>
    public static CaseSnapshot Paused(this CaseSnapshot file, int hours) => file.Next(hours) with { Pauses = [.. file.Pauses ?? [], new PauseSnapshot(Received.AddHours(hours), null)] };

    /// <summary>The case after they went on.</summary>
    public static CaseSnapshot Resumed(this CaseSnapshot file, int hours) => file.Next(hours) with
    {
        Pauses = [.. file.Pauses!.SkipLast(1), file.Pauses![^1] with { EndTime = Received.AddHours(hours) }],
    };

    private static CaseSnapshot Next(this CaseSnapshot file, int hours) => file with { Version = file.Version + 1, ChangedTime = Received.AddHours(hours) };
}
