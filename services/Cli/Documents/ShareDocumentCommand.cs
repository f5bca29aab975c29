using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Documents;

/// <summary><c>document share</c>.</summary>
internal sealed class ShareDocumentCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("document-id", "Id of the document.");
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office that may see it while it holds a task in the case, such as bkpsdm-63.72.", required: true);
    private readonly Option<string> _requestId = Inputs.RequestId();

    public ShareDocumentCommand()
        : base("share", "Lets an office that holds a task in the case see a document. Cannot be undone. The handling office.", ServiceAddress.Cases)
    {
        Take(_id, "document_id");
        Take(_office, "office_id");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new DocumentService.DocumentServiceClient(call.Invoker).ShareDocumentAsync(
            new ShareDocumentRequest { RequestId = call.Text(_requestId), DocumentId = call.Text(_id), OfficeId = call.Text(_office) }, call.Options);
        return new Answer(response, screen => screen.Show(response.Document));
    }
}
