using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Officers;
using Netralitas.Agencies.Referrals;
using Netralitas.Agencies.Tasks;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies;

/// <summary>The database of Agencies. PostgreSQL gets the same tables from <c>Schema/</c>.</summary>
public sealed class AgenciesDb(DbContextOptions<AgenciesDb> options) : ServiceDbContext(options)
{
    private const int EnumLengthMax = 40;

    /// <summary>Cases that are followed up.</summary>
    public DbSet<FollowedCase> Cases => Set<FollowedCase>();

    /// <summary>Tasks of all offices.</summary>
    public DbSet<FollowUpTask> Tasks => Set<FollowUpTask>();

    /// <summary>Tracks of all cases.</summary>
    public DbSet<FollowUpTrack> Tracks => Set<FollowUpTrack>();

    /// <summary>Steps that were taken in them.</summary>
    public DbSet<TrackStepRow> TrackSteps => Set<TrackStepRow>();

    /// <summary>Rungs that fired.</summary>
    public DbSet<RungRow> Rungs => Set<RungRow>();

    /// <summary>Who the officers are.</summary>
    public DbSet<OfficerFile> OfficerFiles => Set<OfficerFile>();

    internal DbSet<Referrals.Questions.QuestionRow> Questions => Set<Referrals.Questions.QuestionRow>();

    internal DbSet<Succession.SuccessionRow> Successions => Set<Succession.SuccessionRow>();

    internal DbSet<Recomputing.RecomputeRun> RecomputeRuns => Set<Recomputing.RecomputeRun>();

    /// <summary>Law and public facts, by which every change of a task schedules what comes next.</summary>
    private ReferenceBook Reference => field ??= this.GetService<ReferenceBook>();

    /// <summary>Keeps what a decision changed, of tasks read through this context, with what comes next on their ladders, shows it on the streams and announces its facts.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="numberOf">Official number of a case; null before it is registered.</param>
    internal void Keep(FollowUpChanges changes, Func<Guid, string?> numberOf)
    {
        List<FollowUpTask> opened = [.. changes.Opened.Select(task => RungSchedule.Start(task, Reference))];
        Tasks.AddRange(opened);
        List<ITaskEvent> news = [];
        foreach (var change in changes.Changed)
        {
            var row = Tasks.Local.FindEntry(change.Id)!;
            var task = RungSchedule.Follow(row.Entity, change, Reference);
            var (before, keptOut, referred) = (AgenciesAuthority.Seers(row.Entity).ToList(), row.Entity.RecusedOfficerIds, row.Entity.Referrals);
            row.CurrentValues.SetValues(task);
            // What only came to be another office's, by succession, is told by that.
            news.AddRange(task.Referrals.Where(now => !referred.Any(was => was.Id == now.Id && was.State == now.State)).Select(referral => Tell(task, referral, numberOf(task.CaseId))));
            Show(task, numberOf(task.CaseId), [
                .. before.Except(AgenciesAuthority.Seers(task), StringComparer.Ordinal),
                .. task.RecusedOfficerIds.Except(keptOut).Select(Caller.AccountOf),
            ]);
        }

        foreach (var task in opened)
        {
            Show(task, numberOf(task.CaseId));
        }

        foreach (var fact in changes.Facts.Concat(news))
        {
            this.Announce(fact, fact.Task.CaseId);
        }

        Keep(changes.Tracks);
    }

    /// <summary>What there is to announce of a referral, whatever brought it to where it stands.</summary>
    private static TaskReferred Tell(FollowUpTask task, TaskReferral referral, string? caseNumber) => new(
        task.Snapshot(Instant.FromDateTimeOffset(referral.ResponseTime ?? referral.CreateTime), referral.ActorId, caseNumber) with { RecordingOfficeId = task.RecordingOfficeId }, referral.Snapshot());

    /// <summary>Keeps what comes next for a task, of which nothing else changed: nobody is shown anything.</summary>
    internal void Schedule(FollowUpTask task) => Tasks.Local.FindEntry(task.Id)!.CurrentValues.SetValues(task);

    private void Keep(TrackChanges changes)
    {
        Tracks.AddRange(changes.Opened);
        TrackSteps.AddRange(changes.Steps);
        foreach (var track in changes.Changed)
        {
            Tracks.Local.FindEntry(track.Id)!.CurrentValues.SetValues(track);
        }

        foreach (var fact in changes.Facts)
        {
            this.Announce(fact, fact.Track.CaseId);
        }
    }

    /// <summary>Shows a task on the streams of all offices that may see it, but for those of officers who keep out.</summary>
    /// <param name="task">The task.</param>
    /// <param name="caseNumber">Official number of its case; null before it is registered.</param>
    /// <param name="lostBy">Offices, and officers by their accounts, that may not see it any more.</param>
    internal void Show(FollowUpTask task, string? caseNumber, params IReadOnlyList<string> lostBy)
    {
        var followed = Cases.Local.FindEntry(task.CaseId)!.Entity;
        this.Note(task.Id, new NumberedTask(task, caseNumber, followed.StartTime, followed.LateTime).ToMessage(), AgenciesAuthority.Seers(task), lostBy, task.RecusedOfficerIds);
    }

    /// <inheritdoc/>
    protected override void MapTables(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<FollowedCase>(row =>
        {
            row.ToTable("followed_case").HasKey(x => x.CaseId);
            row.Property(x => x.CaseId).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            // Whoever ends a track counts down: of two at once, one sees what the other left.
            row.Property(x => x.OpenTracks).IsConcurrencyToken();
            // Of two that find it late at once, the second sees that it is.
            row.Property(x => x.LateTime).IsConcurrencyToken();
            row.Property(x => x.Snapshot).HasConversion(
                snapshot => JsonSerializer.Serialize(snapshot, JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<CaseSnapshot>(json, JsonSerializerOptions.Default)!);
        });
        model.Entity<OfficerFile>(row =>
        {
            row.ToTable("officer_file").HasKey(x => x.OfficerId);
            row.Property(x => x.OfficerId).ValueGeneratedNever();
        });
        model.Entity<Recomputing.RecomputeRun>(row =>
        {
            row.ToTable("recompute_run").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.LastTaskId).IsConcurrencyToken();
        });
        model.Entity<Referrals.Questions.QuestionRow>(row =>
        {
            row.ToTable("task_question").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => new { x.TaskId, x.Id });
        });
        model.Entity<Succession.SuccessionRow>(row =>
        {
            row.ToTable("succession").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.LastCaseId).IsConcurrencyToken();
            // The last batch may be empty: of two that find nothing more, one tells that it is done.
            row.Property(x => x.FinishTime).IsConcurrencyToken();
        });
        model.Entity<FollowUpTask>(row =>
        {
            row.ToTable("task").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.Property(x => x.State).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.BasisKind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.DayKind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.ReturnReason).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.CaseId, x.Step, x.PersonId, x.CauseTaskId, x.TrackId }).IsUnique();
            row.HasIndex(x => new { x.OfficeId, x.DueTime, x.Id });
            row.HasIndex(x => new { x.SupervisorOfficeId, x.DueTime, x.Id });
            row.HasIndex(x => new { x.HandlingOfficeId, x.DueTime, x.Id });
            row.HasIndex(x => new { x.HandlingSupervisorId, x.DueTime, x.Id });
            row.HasIndex(x => new { x.HandlingOfficeId, x.CaseId }).HasFilter("state IN ('Open', 'Acknowledged', 'InProgress')");
            row.HasIndex(x => x.OfficerId).HasFilter("officer_id IS NOT NULL");
            row.HasIndex(x => new { x.OfficeId, x.Id });
            row.HasIndex(x => new { x.SupervisorOfficeId, x.Id });
            row.HasIndex(x => new { x.HandlingOfficeId, x.Id });
            row.HasIndex(x => new { x.HandlingSupervisorId, x.Id });
            row.HasIndex(x => x.GuestOfficeIds).HasFilter("guest_office_ids <> '[]'");
            InJson(row.Property(x => x.Referrals));
        });
        TrackTables.Map(model);
        RungTables.Map(model);
    }
}
