using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Duplicates;

/// <summary><c>case merge</c>.</summary>
internal sealed class MergeCasesCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case that ends.");
    private readonly Option<string> _into = Inputs.Text("--into", "uuid", "Id of the case that goes on.", required: true);
    private readonly Option<string> _reason = Inputs.Text("--reason", "words", "Why both are about the same act.", required: true);
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that proves it.", required: true);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _intoEtag = Inputs.Text("--into-etag", "etag", "The same for the case that goes on.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    private readonly Option<string[]> _same = new("--same")
    {
        Description = "Persons of both cases who are the same, once for each: id in the case that ends = id in the one that goes on. Persons with the same NIP or NIK need not be named.",
        HelpName = "uuid=uuid",
    };

    public MergeCasesCommand()
        : base("merge", "Merges a case into another one about the same act; persons that the other lacks go to it, open tasks are cancelled. Cannot be undone.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_into, "into_case_id");
        Take(_reason, "reason");
        Take(_document, "document_number");
        Take(_same, "persons");
        Take(_etag, "etag");
        Take(_intoEtag, "into_etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new MergeCasesRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_id), IntoCaseId = call.Text(_into), Reason = call.Text(_reason),
            DocumentNumber = call.Text(_document), Etag = call.Text(_etag), IntoEtag = call.Text(_intoEtag),
        };
        request.Persons.AddRange((call.Value(_same) ?? []).Select(Same));
        var response = await new DuplicateService.DuplicateServiceClient(call.Invoker).MergeCasesAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }

    private static SamePerson Same(string text) => text.Split('=') is [var person, var into]
        ? new SamePerson { PersonId = person.Trim(), IntoPersonId = into.Trim() }
        : throw new UsageException("--same", $"'{text}' is not two ids with = between them");
}
