using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>What must hold for a step beside the state of the case.</summary>
internal sealed class StepGuards(CaseClocks clocks)
{
    private static readonly Reason AlreadyExtended = new("ALREADY_EXTENDED", Grpc.Core.StatusCode.FailedPrecondition,
        "The time for the decision was extended already; it is extended once.", "Waktu penanganan sudah diperpanjang; perpanjangan hanya satu kali.");

    private static readonly Reason DeadlineOver = new("DEADLINE_OVER", Grpc.Core.StatusCode.FailedPrecondition,
        "The time for the decision is over; it cannot be extended any more.", "Waktu penanganan telah berakhir dan tidak dapat diperpanjang.");

    private static readonly Reason AlreadyAnnounced = new("ALREADY_ANNOUNCED", Grpc.Core.StatusCode.FailedPrecondition,
        "The status was announced already.", "Status perkara sudah diumumkan.");

    private static readonly Reason NotAnnounced = new("STATUS_NOT_ANNOUNCED", Grpc.Core.StatusCode.FailedPrecondition,
        "The status must be announced first.", "Status perkara harus diumumkan terlebih dahulu.");

    private static readonly Reason NotForwarded = new("VIOLATIONS_NOT_FORWARDED", Grpc.Core.StatusCode.FailedPrecondition,
        "Persons with a violation must be forwarded first.", "Terlapor dengan pelanggaran harus diteruskan terlebih dahulu.");

    private static readonly Reason FollowUpOpen = new("FOLLOW_UP_OPEN", Grpc.Core.StatusCode.FailedPrecondition,
        "What was forwarded is not over at {count} of {total} receivers; see ListTracks of Agencies.", "Tindak lanjut belum selesai pada {count} dari {total} penerima.");

    private static readonly Reason NoReport = new("NO_REPORT", Grpc.Core.StatusCode.FailedPrecondition,
        "Only a report can be withdrawn.", "Hanya laporan yang dapat dicabut.");

    /// <summary>The time is extended once, before it is over.</summary>
    public Refusal? Extend(NeutralityCase file, Instant now) =>
        file.ExtendedTime is not null ? Refusal.Of(AlreadyExtended)
        : clocks.DecisionDue(file, now) <= now ? Refusal.Of(DeadlineOver)
        : null;

    /// <summary>The status is announced once.</summary>
    public static Refusal? Announce(NeutralityCase file, Instant _) => file.AnnouncedTime is null ? null : Refusal.Of(AlreadyAnnounced);

    /// <summary>All that was a violation was forwarded, the status is known, and what was forwarded is over at every receiver.</summary>
    public static Refusal? Conclude(NeutralityCase file, Instant _)
    {
        var forwarded = file.ForwardedAllegationIds();
        return file.AnnouncedTime is null && file.RegisteredTime is not null ? Refusal.Of(NotAnnounced)
            : file.Allegations.Exists(allegation => allegation.IsViolation && !forwarded.Contains(allegation.Id)) ? Refusal.Of(NotForwarded)
            : OpenTracks(file);
    }

    private static Refusal? OpenTracks(NeutralityCase file)
    {
        var (total, ended) = (file.Forwardings.Sum(forwarding => forwarding.PersonIds.Count), file.Tracks.Count(track => track.Ended));
        return ended < total ? Refusal.Of(FollowUpOpen, ("count", $"{total - ended}"), ("total", $"{total}")) : null;
    }

    /// <summary>Findings and information are nobody's to withdraw.</summary>
    public static Refusal? Withdraw(NeutralityCase file, Instant _) => file.Kind == CaseKind.Report ? null : Refusal.Of(NoReport);
}
