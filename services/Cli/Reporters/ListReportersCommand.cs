using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter list</c>.</summary>
internal sealed class ListReportersCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");

    public ListReportersCommand()
        : base("list", "Shows how many reporters and witnesses a case has and of which kind, not who. The handling office.", ServiceAddress.Cases) => Take(_case, "case_id");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new ReporterService.ReporterServiceClient(call.Invoker).ListReportersAsync(new ListReportersRequest { CaseId = call.Text(_case) }, call.Options);
        return new Answer(response, screen =>
        {
            var table = Screen.Table("Reporter", "Kind", "State", "Brought in by");
            foreach (var one in response.Reporters)
            {
                table.Row(one.Id, EnumWords<ReporterKind>.Of(one.Kind), EnumWords<ReporterState>.Of(one.State), one.AddingOfficeId);
            }

            screen.Write(table);
            screen.WriteLine(response.LegalHold ? "A legal hold is set." : "No legal hold is set.");
        });
    }
}
