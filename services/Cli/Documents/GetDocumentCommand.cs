using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Documents;

/// <summary><c>document get</c>.</summary>
internal sealed class GetDocumentCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("document-id", "Id of the document.");
    private readonly Option<string> _out = Inputs.Text("--out", "path", "The file to write; what a broken command left beside it (.part) is gone on with.", required: true);

    public GetDocumentCommand()
        : base("get", "Fetches a document into a file, and checks that it is whole; goes on by itself when the connection breaks.", ServiceAddress.Cases)
    {
        Take(_id, "document_id");
        Take(_out, "offset");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new DocumentService.DocumentServiceClient(call.Invoker);
        var document = (await client.GetDocumentAsync(new GetDocumentRequest { DocumentId = call.Text(_id) }, call.Options)).Document;
        await new FetchedFile(call.Text(_out), document).FetchAsync(client, call);
        return new Answer(document, screen => screen.Show(document));
    }
}
