using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Documents;

/// <summary><c>document add</c>.</summary>
internal sealed class AddDocumentCommand : AnswerCommand
{
    private readonly Option<string> _case = Inputs.Text("--case", "id", "Id of the case.", required: true);
    private readonly Option<DocumentType> _type = EnumWords<DocumentType>.Option("--type", "What it is.", required: true);
    private readonly Option<string> _file = Inputs.Text("--file", "path", "The file, at most 50 MiB.", required: true);
    private readonly Option<string> _title = Inputs.Text("--title", "text", "Its title, without personal data. Left out: the word of its type.");
    private readonly Option<string> _number = Inputs.Text("--number", "number", "Its number.");
    private readonly Option<string> _form = Inputs.Text("--form-code", "code", "Code of the form, such as 'Model B.1'.");
    private readonly Option<string> _mediaType = Inputs.Text("--media-type", "type", "Its media type, such as application/pdf. Left out: what the ending of the file says.");
    private readonly Option<string> _signed = Inputs.Text("--signed", "date", "Day on which it was signed, YYYY-MM-DD.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AddDocumentCommand()
        : base("add", "Adds a document to a case; goes on by itself when the connection breaks. The handling office, or an office that holds a task in the case.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_type, "type");
        Take(_file, "size");
        Take(_title, "title");
        Take(_number, "number");
        Take(_form, "form_code");
        Take(_mediaType, "media_type");
        Take(_signed, "signed_date");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        using var file = SentFile.Open(call.Text(_file));
        var title = call.Text(_title);
        var document = await file.SendAsync(call, new BeginUploadRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_case), Type = call.Value(_type), Title = title.Length > 0 ? title : EnumWords<DocumentType>.Of(call.Value(_type)),
            Number = call.Text(_number), FormCode = call.Text(_form), SignedDate = call.Text(_signed),
            MediaType = call.Text(_mediaType) is { Length: > 0 } type ? type : file.MediaType,
        });
        return new Answer(document, screen => screen.Show(document));
    }
}
