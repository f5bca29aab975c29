using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary><c>case recuse</c>.</summary>
internal sealed class RecuseCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<RecusalGround> _ground = EnumWords<RecusalGround>.Option("--ground", "Why.", required: true);
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office that keeps out, such as kesbangpol-63.01. This or --officer.");
    private readonly Option<string> _officer = Inputs.Text("--officer", "uuid", "Or the one officer who does; see officer list.");
    private readonly Option<bool> _government = new("--government") { Description = "With --office: every office of the regional government that it belongs to keeps out, such as when the regent is a candidate or kin." };
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RecuseCommand()
        : base("recuse", "Keeps an office or one officer out of a case because of a conflict of interest. An office's tasks go one tier up, an officer's back to the office. "
            + "The handling office, or the one above it; for its own officers an office with a task; every officer for the own person.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_ground, "ground");
        Take(_office, "office_id");
        Take(_officer, "officer_id");
        Take(_government, "whole_government");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var (office, officer) = (call.Text(_office), call.Text(_officer));
        if (office.Length > 0 == officer.Length > 0)
        {
            throw new UsageException("--office", "name either an office, or an officer with --officer");
        }

        if (officer.Length > 0 && call.Value(_government))
        {
            throw new UsageException("--government", "goes with --office: an officer keeps out alone");
        }

        var cases = new CaseService.CaseServiceClient(call.Invoker);
        var (id, ground, etag, requestId) = (call.Text(_id), call.Value(_ground), call.Text(_etag), call.Text(_requestId));
        if (office.Length > 0)
        {
            var answer = await cases.RecuseOfficeAsync(new RecuseOfficeRequest { RequestId = requestId, CaseId = id, Ground = ground, OfficeId = office, WholeGovernment = call.Value(_government), Etag = etag }, call.Options);
            return new Answer(answer, screen => screen.Show(answer.Case));
        }

        var response = await cases.RecuseOfficerAsync(new RecuseOfficerRequest { RequestId = requestId, CaseId = id, Ground = ground, OfficerId = officer, Etag = etag }, call.Options);
        return new Answer(response, screen => Show(screen, response.Case));
    }

    /// <summary>Officers who keep out themselves are told so, and nothing more of the case.</summary>
    private static void Show(IAnsiConsole screen, Case? file)
    {
        if (file is null)
        {
            screen.WriteLine("You keep out of the case from now on.");
        }
        else
        {
            screen.Show(file);
        }
    }
}
