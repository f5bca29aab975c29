using System.CommandLine;
using Google.Protobuf;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Letters;

/// <summary><c>letter preview</c>.</summary>
internal sealed class PreviewLetterCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly LetterOptions _letter = new();
    private readonly Option<string> _code = Inputs.Text("--receipt-code", "code", "Of a receipt: the reporter's receipt code, which is printed and not kept.");
    private readonly Option<string> _out = Inputs.Text("--out", "path", "The file to write (.odt).", required: true);

    public PreviewLetterCommand()
        : base("preview", "Writes a letter into a file; nothing of it is kept. The handling office.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        foreach (var (option, field) in _letter.All)
        {
            Take(option, field);
        }

        Take(_code, "receipt_code");
        Add(_out);
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new PreviewLetterRequest { CaseId = call.Text(_case), Letter = _letter.Read(call), ReceiptCode = call.Text(_code) };
        var response = await new LetterService.LetterServiceClient(call.Invoker).PreviewLetterAsync(request, call.Options);
        var path = call.Text(_out);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew);
            await file.WriteAsync(response.Content.Memory, call.Cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--out", $"cannot write '{path}': {e.Message}");
        }

        // The bytes are in the file.
        response.Content = ByteString.Empty;
        return new Answer(response, screen => screen.Facts(("File", path), ("Media type", response.MediaType), ("SHA-256", response.Sha256)));
    }
}
