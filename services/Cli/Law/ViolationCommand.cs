using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Spectre.Console;

namespace Netralitas.Cli.Law;

/// <summary><c>violation</c>: what an act is a breach of.</summary>
internal sealed class ViolationCommand : Command
{
    public ViolationCommand()
        : base("violation", "Shows the violation catalogue.") => Add(new ListViolationsCommand());
}

/// <summary><c>violation list</c>.</summary>
internal sealed class ListViolationsCommand : AnswerCommand
{
    private readonly Option<ViolationGroup> _group = EnumWords<ViolationGroup>.Option("--group", "Only of this group.");
    private readonly Option<SubjectKind> _subject = EnumWords<SubjectKind>.Option("--subject", "Only those that this kind of person can commit.");
    private readonly Option<string> _date = Inputs.Text("--act-date", "day", "Only those in force on this day, such as 2024-10-14.");
    private readonly Option<string> _election = Inputs.Text("--election", "election", "Only those under the law of this election, such as pilkada-2024.");
    private readonly Option<Contest> _contest = EnumWords<Contest>.Option("--contest", "With --election, --act-date and --place: only those for an act before, or after, its candidates were fixed.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Region of the act, such as 63.01.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListViolationsCommand()
        : base("list", "Lists what an act can be a breach of, by code.", ServiceAddress.Agencies)
    {
        Take(_group, "group");
        Take(_subject, "subject_kind");
        Take(_date, "act_date");
        Take(_election, "election_id");
        Take(_contest, "contest");
        Take(_place, "place_region_code");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferenceService.ReferenceServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListViolationTypesAsync(
            new ListViolationTypesRequest
            {
                PageSize = size, PageToken = token, Group = call.Value(_group), SubjectKind = call.Value(_subject), ActDate = call.Text(_date),
                ElectionId = call.Text(_election), Contest = call.Value(_contest), PlaceRegionCode = call.Text(_place),
            }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListViolationTypesResponse response)
    {
        var table = Screen.Table("Code", "Act", "Sanctions or penalty", "Basis");
        foreach (var type in response.ViolationTypes)
        {
            table.Row(type.Rule.Id, type.Rule.Title, type.SanctionIds.Count > 0 ? string.Join(", ", type.SanctionIds) : type.Penalty, type.Rule.Basis);
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}
