using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Pausing;

/// <summary>A time in which the clocks of a case stood still.</summary>
/// <param name="Start">From when.</param>
/// <param name="End">Until when; null while it lasts.</param>
/// <param name="DocumentNumber">Number of the document that ordered it.</param>
/// <param name="Reason">Why.</param>
internal sealed record Pause(DateTimeOffset Start, DateTimeOffset? End, string DocumentNumber, string Reason)
{
    /// <summary>The pauses of a case as its clocks see them: one that lasts has lasted until now.</summary>
    public static IReadOnlyList<ClockPause> Of(NeutralityCase file, Instant now) =>
    [
        .. file.Pauses.Select(pause => new ClockPause(Instant.FromDateTimeOffset(pause.Start), pause.End is { } end ? Instant.FromDateTimeOffset(end) : now))
            .Where(pause => pause.Start < pause.End),
    ];
}

/// <summary>The clocks of a case stopped, or go on.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that ordered it.</param>
/// <param name="IsPause">Whether they stopped.</param>
/// <param name="DocumentNumber">Number of the document that orders it.</param>
/// <param name="Reason">Why.</param>
internal sealed record ClockTurned(Instant At, string OfficeId, bool IsPause, string DocumentNumber, string Reason) : CaseChange(At, OfficeId)
{
    public override string Type => IsPause ? "CLOCK_PAUSED" : "CLOCK_RESUMED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string> { ["document_number"] = DocumentNumber };

    public override object Personal => new { Reason };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, IsPause ? "PauseClock" : "ResumeClock");

    /// <summary>The pauses of a case after it.</summary>
    public IReadOnlyList<Pause> After(IReadOnlyList<Pause> pauses) => IsPause
        ? [.. pauses, new Pause(At.ToDateTimeOffset(), null, DocumentNumber, Reason)]
        : [.. pauses.SkipLast(1), pauses[^1] with { End = At.ToDateTimeOffset() }];
}
