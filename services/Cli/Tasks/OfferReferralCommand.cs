using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task share</c>, <c>task hand-over</c> and <c>task ask</c>.</summary>
internal sealed class OfferReferralCommand : AnswerCommand
{
    private readonly ReferralKind _kind;
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<string> _to = Inputs.Text("--to", "office", "The other office; see office list.", required: true);
    private readonly Option<ReferralReason> _reason = EnumWords<ReferralReason>.Option("--reason", "Why.", required: true, ReferralReason.Lapsed);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public OfferReferralCommand(ReferralKind kind, string name, string description)
        : base(name, description, ServiceAddress.Agencies)
    {
        _kind = kind;
        Take(_id, "task_id");
        if (kind != ReferralKind.Ask)
        {
            Take(_to, "to_office_id");
        }

        Take(_reason, "reason");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferralService.ReferralServiceClient(call.Invoker);
        var (requestId, id, reason, etag) = (call.Text(_requestId), call.Text(_id), call.Value(_reason), call.Text(_etag));
        if (_kind == ReferralKind.Ask)
        {
            var asked = await client.AskForTaskAsync(new AskForTaskRequest { RequestId = requestId, TaskId = id, Reason = reason, Etag = etag }, call.Options);
            return new Answer(asked, screen => screen.Show(asked.Task));
        }

        if (_kind == ReferralKind.Share)
        {
            var shared = await client.ShareTaskAsync(new ShareTaskRequest { RequestId = requestId, TaskId = id, ToOfficeId = call.Text(_to), Reason = reason, Etag = etag }, call.Options);
            return new Answer(shared, screen => screen.Show(shared.Task));
        }

        var offered = await client.HandOverTaskAsync(new HandOverTaskRequest { RequestId = requestId, TaskId = id, ToOfficeId = call.Text(_to), Reason = reason, Etag = etag }, call.Options);
        return new Answer(offered, screen => screen.Show(offered.Task));
    }
}
