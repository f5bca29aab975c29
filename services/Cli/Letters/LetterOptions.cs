using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Letters;

/// <summary>The options that say what a letter is to say.</summary>
internal sealed class LetterOptions
{
    private readonly Option<LetterKind> _kind = EnumWords<LetterKind>.Option("--kind", "Which letter.", required: true);
    private readonly Option<string> _number = Inputs.Text("--number", "number", "Its number.", required: true);
    private readonly Option<string> _date = Inputs.Text("--date", "date", "Its date, YYYY-MM-DD. Left out: today at the handling office.");
    private readonly Option<string> _place = Inputs.Text("--place", "town", "Where it is signed, such as Pelaihari.", required: true);
    private readonly Option<string> _signatory = Inputs.Text("--signatory", "name", "Who signs.", required: true);
    private readonly Option<string> _post = Inputs.Text("--post", "post", "The post of who signs, such as Ketua.", required: true);
    private readonly Option<string> _receiver = Inputs.Text("--receiver", "office", "Of a forwarding letter: the office that receives it.");
    private readonly Option<string> _hearing = Inputs.Text("--hearing", "id", "Of an invitation: id of the hearing.");
    private readonly Option<string[]> _enclosures = new("--enclose")
    {
        Description = "Of a forwarding letter: id of a document that goes with it; may be given again.", HelpName = "document", DefaultValueFactory = _ => [],
    };

    /// <summary>Every option and the field that it fills.</summary>
    public IEnumerable<(Option Option, string Field)> All =>
    [
        (_kind, "letter.kind"), (_number, "letter.number"), (_date, "letter.date"), (_place, "letter.place"), (_signatory, "letter.signatory_name"), (_post, "letter.signatory_post"),
        (_receiver, "letter.receiver_office_id"), (_hearing, "letter.hearing_id"), (_enclosures, "letter.enclosure_document_ids"),
    ];

    /// <summary>What was given.</summary>
    public NewLetter Read(ServiceCall call) => new()
    {
        Kind = call.Value(_kind), Number = call.Text(_number), Date = call.Text(_date), Place = call.Text(_place), SignatoryName = call.Text(_signatory), SignatoryPost = call.Text(_post),
        ReceiverOfficeId = call.Text(_receiver), HearingId = call.Text(_hearing), EnclosureDocumentIds = { call.Value(_enclosures) },
    };
}
