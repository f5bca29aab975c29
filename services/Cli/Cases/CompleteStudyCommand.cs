using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case study</c>.</summary>
internal sealed class CompleteStudyCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<bool> _formal = new("--formal-met") { Description = "Formal requirements (syarat formal) are met." };
    private readonly Option<bool> _material = new("--material-met") { Description = "Material requirements (syarat materiel) are met." };
    private readonly Option<string> _summary = Inputs.Text("--summary", "words", "What the study found.", required: true);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CompleteStudyCommand()
        : base("study", "Ends the initial study (kajian awal) of a report. The handling office.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_formal, "formal_requirements_met");
        Take(_material, "material_requirements_met");
        Take(_summary, "summary");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new CompleteInitialStudyRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_id), FormalRequirementsMet = call.Value(_formal),
            MaterialRequirementsMet = call.Value(_material), Summary = call.Text(_summary), Etag = call.Text(_etag),
        };
        var response = await new CaseService.CaseServiceClient(call.Invoker).CompleteInitialStudyAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}
