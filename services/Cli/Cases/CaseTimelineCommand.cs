using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary><c>case timeline</c>.</summary>
internal sealed class CaseTimelineCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<string> _language = Inputs.Text("--lang", "language", "id (Indonesian, the default) or en (English).");
    private readonly Option<int> _limit = Inputs.Limit();

    public CaseTimelineCommand()
        : base("timeline", "Tells what happened to a case, one sentence for each event, day by day.", ServiceAddress.Cases)
    {
        _language.AcceptOnlyFromAmong("id", "en");
        Take(_id, "case_id");
        Take(_language, "language");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new LetterService.LetterServiceClient(call.Invoker);
        var language = call.Text(_language) == "en" ? NarrationLanguage.English : NarrationLanguage.Indonesian;
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.NarrateCaseAsync(
            new NarrateCaseRequest { CaseId = call.Text(_id), Language = language, PageSize = size, PageToken = token }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    /// <summary>A day once, as long as what follows is of the same.</summary>
    private static void Show(IAnsiConsole screen, NarrateCaseResponse response)
    {
        var date = "";
        foreach (var item in response.Events)
        {
            if (item.Date != date)
            {
                screen.WriteLine(date.Length == 0 ? item.Day : $"\n{item.Day}");
                date = item.Date;
            }

            screen.Write(new Padder(new Text($"{item.Time}  {item.Sentence}"), new Padding(2, 0, 0, 0)));
        }

        screen.More(response.NextPageToken);
    }
}
