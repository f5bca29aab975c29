using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;
using static Netralitas.Contracts.Cases.V1.ClockService;
using static Netralitas.Contracts.Cases.V1.TransferService;

namespace Netralitas.Cli.Cases.Steps;

/// <summary>What changes who handles a case, whether it goes on, and whether its clocks run, as commands.</summary>
internal static class HandoverSteps
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All() =>
    [
        new StepCommand<TransferCaseRequest, TransferCaseResponse>(
            "transfer", "Offers a case to another Bawaslu office (pelimpahan), which must accept it. The handling office.",
            (to, request, options) => new TransferServiceClient(to).TransferCaseAsync(request, options))
            .With(Inputs.Text("--to", "office", "The Bawaslu office that should handle it, such as bawaslu-63.72.", required: true), "office_id", (request, office) => request.OfficeId = office)
            .With(Reason(), "reason", (request, reason) => request.Reason = reason)
            .With(Inputs.Words("--note", "More words."), "note", (request, words) => request.Note = words),
        new StepCommand<AcceptTransferRequest, AcceptTransferResponse>(
            "accept", "Accepts a case that another office offers; from now on your office handles it.", (to, request, options) => new TransferServiceClient(to).AcceptTransferAsync(request, options))
            .With(Inputs.Words("--note", "More words."), "note", (request, words) => request.Note = words),
        new StepCommand<DeclineTransferRequest, DeclineTransferResponse>(
            "decline", "Declines a case that another office offers, or takes your own office's offer back.", (to, request, options) => new TransferServiceClient(to).DeclineTransferAsync(request, options))
            .With(Inputs.Words("--reason", "Why.", required: true), "reason", (request, words) => request.Reason = words),
        new StepCommand<TakeOverCaseRequest, TakeOverCaseResponse>(
            "take-over", "Takes a case over from the office below (pengambilalihan), at once. The office one tier above the handling one.",
            (to, request, options) => new TransferServiceClient(to).TakeOverCaseAsync(request, options))
            .With(Reason(), "reason", (request, reason) => request.Reason = reason)
            .With(Inputs.Words("--note", "More words."), "note", (request, words) => request.Note = words),
        new StepCommand<ReopenCaseRequest, ReopenCaseResponse>(
            "reopen", "Reopens a case that has ended: it goes on where it stood, and its cancelled tasks are opened anew. The handling office.",
            (to, request, options) => new TransferServiceClient(to).ReopenCaseAsync(request, options))
            .With(Inputs.Words("--reason", "Why.", required: true), "reason", (request, words) => request.Reason = words),
        new StepCommand<PauseClockRequest, PauseClockResponse>(
            "pause", "Lets the clocks of a case stand still until case resume. The handling office.", (to, request, options) => new ClockServiceClient(to).PauseClockAsync(request, options))
            .With(Inputs.Words("--reason", "Why.", required: true), "reason", (request, words) => request.Reason = words),
        new StepCommand<ResumeClockRequest, ResumeClockResponse>(
            "resume", "Lets the clocks of a case that were paused go on. The handling office.", (to, request, options) => new ClockServiceClient(to).ResumeClockAsync(request, options))
            .With(Inputs.Words("--reason", "Why.", required: true), "reason", (request, words) => request.Reason = words),
    ];

    private static Option<HandoverReason> Reason() => EnumWords<HandoverReason>.Option("--reason", "Why.", required: true);
}
