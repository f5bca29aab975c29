using Netralitas.Cases.Vault.Sealing;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>Shows who a reporter is, once, to the account that asked.</summary>
internal sealed class RevealReporter(VaultDesk desk, RefusedReveals refused, IdentitySeal seal)
{
    /// <summary>Checks, decides, records that it is shown, and only then opens the envelope.</summary>
    public async Task<RevealReporterResponse> HandleAsync(RevealReporterRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, revealId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("reveal_id", request.RevealId));
        checks.ThrowIfAny();
        return await refused.TellAsync(call, caseId, async () =>
        {
            await desk.ChangeAsync(call, new VaultCommand(request, requestId, caseId, revealId), async (vault, cancel) =>
            {
                call.Require(RevealRoles.Ask);
                var reveal = await vault.RevealAsync(revealId, cancel);
                var reporter = await vault.ReporterAsync(reveal.ReporterId, cancel);
                if (Refuse(reveal, reporter, call.Caller.Account, vault.Now) is { } no)
                {
                    throw no.AsException();
                }

                reveal.UseTime = vault.Now;
                vault.Tell("REPORTER_REVEALED", reveal, snapshot => new ReporterRevealed(snapshot));
            });
            var row = await desk.ReadAsync(call, caseId, (vault, cancel) => ShownAsync(vault, call, revealId, cancel));
            return new RevealReporterResponse { Kind = row.Kind, Identity = await seal.OpenAsync(row, call.Cancel) };
        });
    }

    /// <summary>Why an account may not see it; null when it may.</summary>
    public static Refusal? Refuse(RevealRow reveal, ReporterRow reporter, string account, Instant now) =>
        reveal.AskedBy != account ? Refusal.Of(VaultReasons.Anothers)
        : reporter.ShredTime is not null ? Refusal.Of(VaultReasons.Shredded)
        : reveal.StateAt(now) switch
        {
            RevealState.Used => Refusal.Of(VaultReasons.Used),
            RevealState.Expired => Refusal.Of(VaultReasons.Expired),
            RevealState.Asked => Refusal.Of(VaultReasons.NotApproved),
            _ => null,
        };

    /// <summary>The record to open. A request that is repeated for a lost answer gets it again, but not for ever, and not after its role is gone.</summary>
    private static async Task<ReporterRow> ShownAsync(VaultCase vault, Call call, Guid revealId, CancellationToken cancel)
    {
        call.Require(RevealRoles.Ask);
        var reveal = await vault.RevealAsync(revealId, cancel);
        return vault.Now < reveal.ExpireTime ? await vault.ReporterAsync(reveal.ReporterId, cancel) : throw Refusal.Of(VaultReasons.Expired).AsException();
    }
}
