using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Plans;

/// <summary><c>plan diff</c>.</summary>
internal sealed class DiffPlanCommand : AnswerCommand
{
    private readonly Argument<string> _version = Inputs.Argument("plan-version", "The other version of the routing plan, such as 2025.1.");
    private readonly Option<string[]> _cases = Inputs.Texts("--case", "id", "Only these cases. Left out: all that your office handles and in which something is still to be done.");
    private readonly Option<int> _limit = Inputs.Limit();

    public DiffPlanCommand()
        : base("diff", "Shows what another version of the routing plan would make of cases: tasks added, gone, elsewhere, due otherwise. Nothing is kept.", ServiceAddress.Agencies)
    {
        Take(_version, "plan_version");
        Take(_cases, "case_ids");
        Take(_limit, "page_size");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new PlanService.PlanServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.DiffPlanAsync(
            new DiffPlanRequest { PlanVersion = call.Text(_version), CaseIds = { call.Value(_cases) ?? [] }, PageSize = size, PageToken = token }, call.Options));
        return new Answer(response, screen => screen.Show(response));
    }
}
