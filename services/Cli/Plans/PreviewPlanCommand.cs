using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Plans;

/// <summary><c>plan preview</c>.</summary>
internal sealed class PreviewPlanCommand : AnswerCommand
{
    private readonly Option<CaseKind> _kind = EnumWords<CaseKind>.Option("--kind", "How it would come in: report, finding or information.");
    private readonly Option<string> _election = Inputs.Text("--election", "id", "The election, such as pilkada-2024.");
    private readonly Option<Contest> _contest = EnumWords<Contest>.Option("--contest", "What is contested.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Region where the act took place, such as 63.01.");
    private readonly Option<string> _act = Inputs.Text("--act-date", "date", "Day of the act, YYYY-MM-DD. Left out: the day on which it became known.");
    private readonly Option<string> _known = Inputs.Text("--known-date", "date", "Day on which it became known, YYYY-MM-DD.");
    private readonly Option<Timestamp?> _received = InstantText.Option("--received", "When Bawaslu would receive it.");
    private readonly Option<Timestamp?> _registered = InstantText.Option("--registered", "When it would be registered. Left out: never.");
    private readonly Option<Timestamp?> _forwarded = InstantText.Option("--forwarded", "When what was decided would be forwarded. Left out: never.");

    private readonly Option<string[]> _persons = new("--person")
    {
        Description = $"A reported person, once for each: {PlannedPersonText.Form}. Leave employer out while it is unknown, an outcome while nothing is decided; unidentified=true where it is not known who it is. "
            + $"Kinds: {EnumWords<SubjectKind>.Allowed}. Outcomes: {EnumWords<Outcome>.Allowed}.",
        HelpName = "person",
    };

    public PreviewPlanCommand()
        : base("preview", "Shows which tasks and tracks a case would open, where, until when and by which rules. Nothing is kept.", ServiceAddress.Agencies)
    {
        Take(_kind, "kind");
        Take(_election, "election_id");
        Take(_contest, "contest");
        Take(_place, "place_region_code");
        Take(_act, "act_date");
        Take(_known, "known_date");
        Take(_received, "received_time");
        Take(_persons, "persons");
        Take(_registered, "registered_time");
        Take(_forwarded, "forwarded_time");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new PreviewPlanRequest
        {
            Kind = call.Value(_kind), ElectionId = call.Text(_election), Contest = call.Value(_contest), PlaceRegionCode = call.Text(_place), ActDate = call.Text(_act),
            KnownDate = call.Text(_known), ReceivedTime = call.Value(_received), RegisteredTime = call.Value(_registered), ForwardedTime = call.Value(_forwarded),
        };
        request.Persons.AddRange((call.Value(_persons) ?? []).Select(PlannedPersonText.Read));
        var response = await new PlanService.PlanServiceClient(call.Invoker).PreviewPlanAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response));
    }
}
