using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>A custodian approves what another officer asked for.</summary>
internal sealed class ApproveReveal(VaultDesk desk, RefusedReveals refused)
{
    /// <summary>Checks, decides, records, and answers with the request.</summary>
    public async Task<ApproveRevealResponse> HandleAsync(ApproveRevealRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, revealId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("reveal_id", request.RevealId));
        checks.ThrowIfAny();
        return new ApproveRevealResponse
        {
            Reveal = await refused.TellAsync(call, caseId, async () =>
            {
                await desk.ChangeAsync(call, new VaultCommand(request, requestId, caseId, revealId), async (vault, cancel) =>
                {
                    call.Require(RevealRoles.Approve);
                    var reveal = await vault.RevealAsync(revealId, cancel);
                    if (Refuse(reveal, call.Caller.Account, vault.Now) is { } no)
                    {
                        throw no.AsException();
                    }

                    // One who approves what is approved already changes nothing.
                    if (reveal.ApproveTime is null)
                    {
                        (reveal.ApprovedBy, reveal.ApproveTime) = (call.Caller.Account, vault.Now);
                        vault.Tell("REVEAL_APPROVED", reveal, snapshot => new RevealApproved(snapshot));
                    }
                });
                return await desk.ReadAsync(call, caseId, async (vault, cancel) => (await vault.RevealAsync(revealId, cancel)).ToMessage(vault.Now));
            }),
        };
    }

    /// <summary>Why an account may not approve; null when it may.</summary>
    public static Refusal? Refuse(RevealRow reveal, string account, Instant now) =>
        reveal.AskedBy == account ? Refusal.Of(VaultReasons.YourOwn)
        : reveal.StateAt(now) switch
        {
            RevealState.Used => Refusal.Of(VaultReasons.Used),
            RevealState.Expired => Refusal.Of(VaultReasons.Expired),
            _ => null,
        };
}
