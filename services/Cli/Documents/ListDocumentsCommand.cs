using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Documents;

/// <summary><c>document list</c>.</summary>
internal sealed class ListDocumentsCommand : AnswerCommand
{
    private readonly Option<string> _case = Inputs.Text("--case", "id", "Id of the case.", required: true);
    private readonly Option<DocumentType> _type = EnumWords<DocumentType>.Option("--type", "Only documents of this type.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListDocumentsCommand()
        : base("list", "Lists the documents of a case that your office may see.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_type, "types");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new DocumentService.DocumentServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) =>
        {
            var request = new ListDocumentsRequest { CaseId = call.Text(_case), PageSize = size, PageToken = token };
            request.Types_.AddRange(call.Value(_type) is var type && type != DocumentType.Unspecified ? [type] : []);
            return await client.ListDocumentsAsync(request, call.Options);
        });
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListDocumentsResponse response)
    {
        var table = Screen.Table("Document", "Type, title", "Media type, bytes", "Added by");
        foreach (var document in response.Documents)
        {
            table.Row(document.Id, $"{EnumWords<DocumentType>.Of(document.Type)}\n{document.Title}", $"{document.MediaType}\n{document.Size}", document.AddingOfficeId);
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}
