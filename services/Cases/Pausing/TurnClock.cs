using Google.Protobuf;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Pausing;

/// <summary>Stops the clocks of a case, and lets them go on. In whatever state it is: what counts is whether a clock runs.</summary>
internal sealed class TurnClock(CaseCommands commands, CaseClocks clocks, LegalClock clock, Reading.ReadCase read)
{
    private static readonly Reason PausedAlready = new("CLOCK_PAUSED_ALREADY", Grpc.Core.StatusCode.FailedPrecondition,
        "The clocks of the case stand still already.", "Waktu penanganan sudah dihentikan sementara.");

    private static readonly Reason NotPaused = new("CLOCK_NOT_PAUSED", Grpc.Core.StatusCode.FailedPrecondition,
        "The clocks of the case do not stand still.", "Waktu penanganan tidak sedang dihentikan.");

    private static readonly Reason NoClockRuns = new("NO_CLOCK_RUNS", Grpc.Core.StatusCode.FailedPrecondition,
        "No clock of the case runs.", "Tidak ada batas waktu yang sedang berjalan pada perkara ini.");

    /// <summary>Answers PauseClock.</summary>
    public async Task<PauseClockResponse> HandleAsync(PauseClockRequest request, Call call) => new()
    {
        Case = await TurnAsync(call, request, isPause: true, (request.RequestId, request.CaseId, request.Etag), (request.DocumentNumber, request.Reason)),
    };

    /// <summary>Answers ResumeClock.</summary>
    public async Task<ResumeClockResponse> HandleAsync(ResumeClockRequest request, Call call) => new()
    {
        Case = await TurnAsync(call, request, isPause: false, (request.RequestId, request.CaseId, request.Etag), (request.DocumentNumber, request.Reason)),
    };

    private async Task<Case> TurnAsync(Call call, IMessage request, bool isPause, (string RequestId, string CaseId, string Etag) target, (string Document, string Reason) words)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", target.RequestId), checks.Uuid("case_id", target.CaseId));
        var number = checks.DocumentNumber("document_number", words.Document, 1);
        var reason = checks.Text("reason", words.Reason, 1, IntakeChecks.TextMax);
        checks.ThrowIfAny();
        var change = new ClockTurned(clock.Now(), call.OfficeId, isPause, number, reason);
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, target.Etag), file => Refuse(file, isPause) is { } refusal ? refusal : change);
        return await read.AfterAsync(call, caseId);
    }

    private Refusal? Refuse(NeutralityCase file, bool isPause)
    {
        var isPaused = file.Pauses is [.., { End: null }];
        return isPause switch
        {
            false => isPaused ? null : About(file, NotPaused),
            true when isPaused => About(file, PausedAlready),
            true => file.ClosedTime is null && clocks.Of(file).Any(running => running.Met is null) ? null : About(file, NoClockRuns),
        };
    }

    private static Refusal About(NeutralityCase file, Reason reason) => Refusal.Of(reason) with { Resource = ("case", file.Id.ToString()) };
}
