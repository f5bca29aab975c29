using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Duplicates;

/// <summary><c>case duplicates</c>.</summary>
internal sealed class ListDuplicatesCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");

    public ListDuplicatesCommand()
        : base("duplicates", "Lists the cases that are likely to be about the same act, the likeliest first, among those that your office sees in full.", ServiceAddress.Cases) =>
        Take(_id, "case_id");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new DuplicateService.DuplicateServiceClient(call.Invoker).ListDuplicatesAsync(new ListDuplicatesRequest { CaseId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => screen.Show(response.Duplicates));
    }
}
