using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Reference.V1;
using Spectre.Console;
using Rule = Netralitas.Contracts.Reference.V1.Rule;

namespace Netralitas.Cli.Law;

/// <summary><c>rule</c>: law as data.</summary>
internal sealed class RuleCommand : Command
{
    public RuleCommand()
        : base("rule", "Shows the rules that deadlines, violations and receivers are taken from, with their legal basis.")
    {
        Add(new ListRulesCommand());
        Add(new GetRuleCommand());
    }
}

/// <summary><c>rule list</c>.</summary>
internal sealed class ListRulesCommand : AnswerCommand
{
    private readonly Option<RuleKind> _kind = EnumWords<RuleKind>.Option("--kind", "Only this kind.");
    private readonly Option<string> _date = Inputs.Text("--date", "day", "Only those in force on this day, such as 2024-10-14.");
    private readonly Option<string> _election = Inputs.Text("--election", "election", "Only those under the law of this election, such as pilkada-2024.");
    private readonly Option<bool> _verify = new("--to-verify") { Description = "Only those whose official text is still to be checked." };
    private readonly Option<int> _limit = Inputs.Limit();

    public ListRulesCommand()
        : base("list", "Lists rules of all kinds, in all their versions.", ServiceAddress.Agencies)
    {
        Take(_kind, "kind");
        Take(_date, "date");
        Take(_election, "election_id");
        Take(_verify, "to_verify");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferenceService.ReferenceServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListRulesAsync(
            new ListRulesRequest
            {
                PageSize = size, PageToken = token, Kind = call.Value(_kind), Date = call.Text(_date), ElectionId = call.Text(_election), ToVerify = call.Value(_verify),
            }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListRulesResponse response)
    {
        var table = Screen.Table("Rule", "Version", "What", "Basis", "Evidence");
        foreach (var rule in response.Rules)
        {
            table.Row(rule.Id, $"{rule.Version}", rule.TitleEn, rule.Basis, rule.Evidence);
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

/// <summary><c>rule get</c>.</summary>
internal sealed class GetRuleCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("rule-id", "Id of the rule, such as DL-06.");
    private readonly Option<int> _version = new("--version-number") { Description = "This version; left out: the last.", HelpName = "n" };
    private readonly Option<string> _date = Inputs.Text("--date", "day", "The version in force on this day, such as 2024-10-14.");
    private readonly Option<string> _region = Inputs.Text("--region", "region", "With --date: in this region, such as 63.01.");

    public GetRuleCommand()
        : base("get", "Shows one rule, whole.", ServiceAddress.Agencies)
    {
        Take(_id, "rule_id");
        Take(_version, "version");
        Take(_date, "date");
        Take(_region, "region_code");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new ReferenceService.ReferenceServiceClient(call.Invoker).GetRuleAsync(
            new GetRuleRequest { RuleId = call.Text(_id), Version = call.Value(_version), Date = call.Text(_date), RegionCode = call.Text(_region) }, call.Options);
        return new Answer(response, screen => Show(screen, response.Rule));
    }

    private static void Show(IAnsiConsole screen, Rule rule) => screen.Facts(
    [
        ("Rule", $"{rule.Id} version {rule.Version}"), ("Judul", rule.Title), ("What", rule.TitleEn), ("Holds", Span(rule)),
        ("Under", EnumWords<ElectionFamily>.Of(rule.Family)), ("In", string.Join(", ", rule.RegionCodes)),
        .. rule.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => (fact.Key, fact.Value)),
        ("Basis", rule.Basis), ("Evidence", rule.Evidence),
    ]);

    private static string Span(Rule rule) => (rule.StartDate, rule.EndDate) switch
    {
        ("", "") => "",
        (var from, "") => $"from {from}",
        ("", var to) => $"until {to}",
        var (from, to) => $"{from} to {to}",
    };
}
