using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Documents;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Letters;

/// <summary><c>letter issue</c>.</summary>
internal sealed class IssueLetterCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly LetterOptions _letter = new();
    private readonly Option<string> _out = Inputs.Text("--out", "path", "The file to write (.odt). Left out: 'document get' fetches it later.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public IssueLetterCommand()
        : base("issue", "Writes a letter and adds it to the documents of the case. The handling office.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        foreach (var (option, field) in _letter.All)
        {
            Take(option, field);
        }

        Add(_out);
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new IssueLetterRequest { RequestId = call.Text(_requestId), CaseId = call.Text(_case), Letter = _letter.Read(call) };
        var document = (await new LetterService.LetterServiceClient(call.Invoker).IssueLetterAsync(request, call.Options)).Document;
        if (call.Text(_out) is { Length: > 0 } path)
        {
            await new FetchedFile(path, document).FetchAsync(new DocumentService.DocumentServiceClient(call.Invoker), call);
        }

        return new Answer(document, screen => screen.Show(document));
    }
}
