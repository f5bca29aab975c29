using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;

namespace Netralitas.Cli.Statistics;

/// <summary><c>statistics</c>: how many cases, persons and allegations the office may see, in groups.</summary>
internal sealed class StatisticsCommand : ServiceCommand
{
    private readonly Option<Dimension[]> _by = EnumWords<Dimension>.Options("--by", "By what to group, at most three. Left out: by region.");
    private readonly Option<string[]> _region = Inputs.Texts("--region", "code,code", "Only acts in these regions, such as 63.01; a province (63) stands for all within it.");
    private readonly Option<string[]> _election = Inputs.Texts("--election", "id,id", "Only cases of these elections, such as pilkada-2024.");
    private readonly Option<string> _compare = Inputs.Text("--compare", "id", "Count the same for this election beside the one of --election.");
    private readonly Option<CaseKind[]> _kind = EnumWords<CaseKind>.Options("--kind", "Only cases that came in like this.");
    private readonly Option<CaseState[]> _state = EnumWords<CaseState>.Options("--state", "Only cases in these states.");
    private readonly Option<SubjectKind[]> _subject = EnumWords<SubjectKind>.Options("--subject", "Only persons of these kinds.");
    private readonly Option<ViolationGroup[]> _group = EnumWords<ViolationGroup>.Options("--group", "Only allegations of these groups of law.");
    private readonly Option<string[]> _violation = Inputs.Texts("--violation", "code,code", "Only allegations of these codes, such as DIS-06.");
    private readonly Option<Outcome[]> _outcome = EnumWords<Outcome>.Options("--outcome", "Only allegations that were decided like this.");
    private readonly Option<string[]> _phase = Inputs.Texts("--phase", "code,code", "Only acts in these phases of their election, such as CAMPAIGN.");
    private readonly Option<FixingPhase[]> _fixing = EnumWords<FixingPhase>.Options("--fixing", "Only acts before, or after, the candidates were fixed.");
    private readonly Option<Timestamp?> _from = InstantText.Option("--from", "Only cases received at this time or later.");
    private readonly Option<Timestamp?> _before = InstantText.Option("--before", "Only cases received before this time.");
    private readonly Option<bool> _csv = new("--csv") { Description = "Print comma-separated values with a line of names." };

    public StatisticsCommand()
        : base("statistics", "Counts the cases that your office may see, their persons and allegations, in groups.", ServiceAddress.Cases)
    {
        Take(_by, "group_by");
        Take(_region, "region_codes");
        Take(_election, "election_ids");
        Take(_compare, "compare_election_id");
        Take(_kind, "kinds");
        Take(_state, "states");
        Take(_subject, "subject_kinds");
        Take(_group, "violation_groups");
        Take(_violation, "violation_ids");
        Take(_outcome, "outcomes");
        Take(_phase, "phases");
        Take(_fixing, "fixings");
        Take(_from, "received_from");
        Take(_before, "received_before");
        Add(_csv);
    }

    protected override async Task RunAsync(ServiceCall call, TextWriter output, bool json)
    {
        if (json && call.Value(_csv))
        {
            throw new UsageException("--csv", "cannot be given together with --json");
        }

        var request = Read(call);
        var response = await new StatisticsService.StatisticsServiceClient(call.Invoker).GetStatisticsAsync(request, call.Options);
        if (json)
        {
            await output.WriteLineAsync(ProtoJson.Write(response));
        }
        else if (call.Value(_csv))
        {
            await StatisticsCsv.WriteAsync(output, request, response);
        }
        else
        {
            Screen.On(output).Show(request, response);
        }
    }

    private GetStatisticsRequest Read(ServiceCall call)
    {
        var request = new GetStatisticsRequest { CompareElectionId = call.Text(_compare), ReceivedFrom = call.Value(_from), ReceivedBefore = call.Value(_before) };
        request.GroupBy.AddRange(call.Value(_by) is { Length: > 0 } by ? by : [Dimension.Region]);
        request.RegionCodes.AddRange(call.Value(_region));
        request.ElectionIds.AddRange(call.Value(_election));
        request.Kinds.AddRange(call.Value(_kind));
        request.States.AddRange(call.Value(_state));
        request.SubjectKinds.AddRange(call.Value(_subject));
        request.ViolationGroups.AddRange(call.Value(_group));
        request.ViolationIds.AddRange(call.Value(_violation));
        request.Outcomes.AddRange(call.Value(_outcome));
        request.Phases.AddRange(call.Value(_phase));
        request.Fixings.AddRange(call.Value(_fixing));
        return request;
    }
}
