using Netralitas.Cli.Connection;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Keys;

/// <summary><c>keys status</c>.</summary>
internal sealed class KeyStatusCommand() : AnswerCommand("status", "Shows under which keys the identities of reporters lie. An administrator or custodian of any office.", ServiceAddress.Cases)
{
    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new ReporterService.ReporterServiceClient(call.Invoker).GetKeyStatusAsync(new GetKeyStatusRequest(), call.Options);
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, GetKeyStatusResponse status)
    {
        var table = Screen.Table("Key", "Active", "In the ring", "Records");
        foreach (var key in status.Keys)
        {
            table.Row(key.Id, key.Id == status.ActiveKeyId ? "yes" : "", key.Present ? "yes" : "MISSING", key.Records.ToString());
        }

        screen.Write(table);
        screen.WriteLine(status.PendingRecords == 0 ? "Everything lies under the active key." : $"{status.PendingRecords} records wait to be brought under the active key.");
    }
}
