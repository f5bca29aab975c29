using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter status</c>.</summary>
internal sealed class ReportStatusCommand : AnswerCommand
{
    private const string Zone = "Asia/Jakarta";

    private readonly Argument<string> _code = Inputs.Argument("receipt-code", "The code from the receipt.");

    public ReportStatusCommand()
        : base("status", "Shows how a report stands, to whoever has its receipt code; no token is needed.", ServiceAddress.Cases) => Take(_code, "receipt_code");

    protected override bool NeedsToken => false;

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var code = call.Text(_code);
        if (ReceiptCode.Read(code) is null)
        {
            throw new UsageException("<receipt-code>", "this is no receipt code: a sign is mistyped, missing or too many");
        }

        var response = await new ReporterService.ReporterServiceClient(call.Invoker).GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = code }, call.Options);
        return new Answer(response, screen => screen.Facts(
            ("Status", response.Text),
            ("", response.TextEn),
            ("Received", LocalTime.Moment(response.ReceivedTime, Zone)),
            ("Registered", response.RegisterTime is { } registered ? LocalTime.Moment(registered, Zone) : ""),
            ("Closed", response.CloseTime is { } closed ? LocalTime.Moment(closed, Zone) : "")));
    }
}
