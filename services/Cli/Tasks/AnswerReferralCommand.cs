using System.CommandLine;
using Google.Protobuf;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task accept</c>, <c>task reject</c> and <c>task revoke</c>.</summary>
internal sealed class AnswerReferralCommand : AnswerCommand
{
    private readonly string _name;
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Argument<string> _referral = Inputs.Argument("referral-id", "Id of the referral, which task get shows.");
    private readonly Option<ReferralReason> _reason = EnumWords<ReferralReason>.Option("--reason", "Why.", required: true, ReferralReason.Lapsed);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AnswerReferralCommand(string name, string description)
        : base(name, description, ServiceAddress.Agencies)
    {
        _name = name;
        Take(_id, "task_id");
        Take(_referral, "referral_id");
        if (name == "reject")
        {
            Take(_reason, "reason");
        }

        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferralService.ReferralServiceClient(call.Invoker);
        var (requestId, id, referral, etag) = (call.Text(_requestId), call.Text(_id), call.Text(_referral), call.Text(_etag));
        switch (_name)
        {
            case "accept":
                var accepted = await client.AcceptReferralAsync(new AcceptReferralRequest { RequestId = requestId, TaskId = id, ReferralId = referral, Etag = etag }, call.Options);
                return Show(accepted, accepted.Task);
            case "reject":
                var rejected = await client.RejectReferralAsync(
                    new RejectReferralRequest { RequestId = requestId, TaskId = id, ReferralId = referral, Reason = call.Value(_reason), Etag = etag }, call.Options);
                return Show(rejected, rejected.Task);
            case "revoke":
                var revoked = await client.RevokeReferralAsync(new RevokeReferralRequest { RequestId = requestId, TaskId = id, ReferralId = referral, Etag = etag }, call.Options);
                return Show(revoked, revoked.Task);
            default:
                throw new InvalidOperationException(_name);
        }
    }

    /// <summary>Whoever does not see the task any more is told that it is done.</summary>
    private static Answer Show(IMessage response, TaskMessage? task) => new(response, screen =>
    {
        if (task is null)
        {
            screen.WriteLine("Done. Your office does not see the task any more.");
            return;
        }

        screen.Show(task);
    });
}
