using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;
using static Netralitas.Contracts.Cases.V1.CaseService;
using static Netralitas.Contracts.Cases.V1.ProcedureService;

namespace Netralitas.Cli.Cases.Steps;

/// <summary>The steps of a case from its initial study to its end, as commands.</summary>
internal static class ProcedureSteps
{
    private const string OutcomeForm = "allegation=outcome";

    /// <summary>The commands, in the order of the procedure.</summary>
    public static IEnumerable<Command> All() =>
    [
        new StepCommand<CompleteInitialStudyRequest, CompleteInitialStudyResponse>(
            "study", "Ends the initial study (kajian awal) of a report. The handling office.", (to, request, options) => new CaseServiceClient(to).CompleteInitialStudyAsync(request, options))
            .With(new Option<bool>("--formal-met") { Description = "Formal requirements (syarat formal) are met." }, "formal_requirements_met", (request, met) => request.FormalRequirementsMet = met)
            .With(new Option<bool>("--material-met") { Description = "Material requirements (syarat materiel) are met." }, "material_requirements_met", (request, met) => request.MaterialRequirementsMet = met)
            .With(Inputs.Words("--summary", "What the study found.", required: true), "summary", (request, words) => request.Summary = words),
        new StepCommand<CompleteReportRequest, CompleteReportResponse>(
            "complete-report", "The reporter has brought what the initial study found lacking (perbaikan laporan); it is studied again. The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).CompleteReportAsync(request, options))
            .With(Inputs.Words("--note", "More words."), "note", (request, words) => request.Note = words),
        new StepCommand<RegisterCaseRequest, RegisterCaseResponse>(
            "register", "Registers a case (registrasi) and gives it its official number. The handling office.", (to, request, options) => new CaseServiceClient(to).RegisterCaseAsync(request, options)),
        new StepCommand<CloseCaseRequest, CloseCaseResponse>(
            "close", "Closes a case as not registered (tidak diregistrasi); its open tasks are cancelled. The handling office.",
            (to, request, options) => new CaseServiceClient(to).CloseCaseAsync(request, options))
            .With(EnumWords<CloseReason>.Option("--reason", "Why.", required: true), "reason", (request, reason) => request.Reason = reason)
            .With(Inputs.Words("--note", "More words."), "note", (request, words) => request.Note = words),
        new StepCommand<AddAllegationRequest, AddAllegationResponse>(
            "allege", "Says which violation of the catalogue a reported person is alleged to have committed. The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).AddAllegationAsync(request, options))
            .With(Inputs.Text("--person", "uuid", "Id of the reported person.", required: true), "person_id", (request, person) => request.PersonId = person)
            .With(Inputs.Text("--violation", "code", "Code of the violation, such as DIS-06; see violation list.", required: true), "violation_id", (request, code) => request.ViolationId = code)
            .With(
                Inputs.Words("--despite-exemption", "Which conduct remained forbidden, where an exemption covers the act otherwise."), "despite_exemption",
                (request, words) => request.DespiteExemption = words),
        new StepCommand<InviteToHearingRequest, InviteToHearingResponse>(
            "invite", "Invites somebody to a hearing (undangan klarifikasi). The handling office.", (to, request, options) => new ProcedureServiceClient(to).InviteToHearingAsync(request, options))
            .With(EnumWords<HearingRole>.Option("--role", "As what the person is heard.", required: true), "role", (request, role) => request.Role = role)
            .With(
                Inputs.Text("--person", "uuid", "Id of the reported person, for REPORTED_PERSON only; others are named in the letter only."), "person_id",
                (request, person) => request.PersonId = person)
            .With(InstantText.Option("--time", "When the hearing is."), "hearing_time", (request, time) => request.HearingTime = time),
        new StepCommand<RecordHearingRequest, RecordHearingResponse>(
            "hear", "Records a hearing, or that the invited did not come (berita acara klarifikasi). The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).RecordHearingAsync(request, options))
            .With(Inputs.Text("--hearing", "uuid", "Id of the hearing; see case get.", required: true), "hearing_id", (request, hearing) => request.HearingId = hearing)
            .With(new Option<bool>("--attended") { Description = "The invited came." }, "attended", (request, came) => request.Attended = came)
            .With(new Option<bool>("--under-oath") { Description = "Heard under oath (sumpah)." }, "under_oath", (request, sworn) => request.UnderOath = sworn),
        new StepCommand<ExtendHandlingRequest, ExtendHandlingResponse>(
            "extend", "Extends the time for the decision, once, because more information is needed. The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).ExtendHandlingAsync(request, options))
            .With(Inputs.Words("--reason", "Why.", required: true), "reason", (request, words) => request.Reason = words),
        new StepCommand<CompleteStudyRequest, CompleteStudyResponse>(
            "complete-study", "Ends the study of a registered case (kajian dugaan pelanggaran). The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).CompleteStudyAsync(request, options))
            .With(Inputs.Words("--summary", "What was found.", required: true), "summary", (request, words) => request.Summary = words),
        new StepCommand<DecideCaseRequest, DecideCaseResponse>(
            "decide", "Decides every allegation in plenary (rapat pleno). The handling office.", (to, request, options) => new ProcedureServiceClient(to).DecideCaseAsync(request, options))
            .With(
                new Option<string[]>("--outcome")
                {
                    Description = $"What was decided about an allegation, as its id, an equals sign and one of {EnumWords<Outcome>.Allowed}; once for each.", HelpName = OutcomeForm, Required = true,
                },
                "outcomes", (request, outcomes) => request.Outcomes.AddRange(outcomes.Select(OutcomeOf))),
        new StepCommand<AnnounceStatusRequest, AnnounceStatusResponse>(
            "announce", "Tells the status to the reporter and on the notice board (pemberitahuan status laporan). The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).AnnounceStatusAsync(request, options)),
        new StepCommand<ForwardCaseRequest, ForwardCaseResponse>(
            "forward", "Forwards persons to the body that acts on them (penerusan): one letter for each receiver, whom the law names. The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).ForwardCaseAsync(request, options))
            .With(
                new Option<string[]>("--person") { Description = "Id of a reported person; once for each.", HelpName = "uuid", Required = true }, "person_ids",
                (request, persons) => request.PersonIds.AddRange(persons))
            .With(EnumWords<Outcome>.Option("--outcome", "Only for violations of this class."), "outcome", (request, outcome) => request.Outcome = outcome),
        new StepCommand<ConcludeCaseRequest, ConcludeCaseResponse>(
            "conclude", "Ends a case: nothing was a violation, or all that was has been forwarded. The handling office.",
            (to, request, options) => new ProcedureServiceClient(to).ConcludeCaseAsync(request, options)),
        new StepCommand<WithdrawReportRequest, WithdrawReportResponse>(
            "withdraw", "The reporter withdraws the report (pencabutan laporan). The handling office.", (to, request, options) => new ProcedureServiceClient(to).WithdrawReportAsync(request, options)),
    ];

    private static AllegationOutcome OutcomeOf(string text) => text.Split('=', 2, StringSplitOptions.TrimEntries) is [var id, var word] && EnumWords<Outcome>.TryRead(word, out var outcome)
        ? new AllegationOutcome { AllegationId = id, Outcome = outcome }
        : throw new UsageException("--outcome", $"'{text}' is not of the form {OutcomeForm}; the outcome is one of {EnumWords<Outcome>.Allowed}");
}
