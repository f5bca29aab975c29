using System.CommandLine;
using Google.Protobuf;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Reporters;

/// <summary>What the two commands on legal holds have in common.</summary>
internal abstract class LegalHoldCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that orders it. No personal data.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    protected LegalHoldCommand(string name, string description)
        : base(name, description, ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_document, "document_number");
        Take(_requestId, "request_id");
    }

    protected abstract Task<IMessage> CallAsync(ReporterService.ReporterServiceClient client, (string RequestId, string CaseId, string Document) given, ServiceCall call);

    protected sealed override async Task<Answer> CallAsync(ServiceCall call)
    {
        var given = (call.Text(_requestId), call.Text(_case), call.Text(_document));
        return new Answer(await CallAsync(new ReporterService.ReporterServiceClient(call.Invoker), given, call), screen => screen.WriteLine("Done."));
    }
}

/// <summary><c>reporter hold</c>.</summary>
internal sealed class HoldCommand() : LegalHoldCommand("hold", "Sets a legal hold: no identity of the case is destroyed. A custodian or the head of the handling office.")
{
    protected override async Task<IMessage> CallAsync(
        ReporterService.ReporterServiceClient client, (string RequestId, string CaseId, string Document) given, ServiceCall call) => await client.SetLegalHoldAsync(
        new SetLegalHoldRequest { RequestId = given.RequestId, CaseId = given.CaseId, DocumentNumber = given.Document }, call.Options);
}

/// <summary><c>reporter release</c>.</summary>
internal sealed class ReleaseHoldCommand() : LegalHoldCommand("release", "Ends the legal hold of a case. A custodian or the head of the handling office.")
{
    protected override async Task<IMessage> CallAsync(
        ReporterService.ReporterServiceClient client, (string RequestId, string CaseId, string Document) given, ServiceCall call) => await client.ReleaseLegalHoldAsync(
        new ReleaseLegalHoldRequest { RequestId = given.RequestId, CaseId = given.CaseId, DocumentNumber = given.Document }, call.Options);
}
