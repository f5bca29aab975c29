using System.Collections.Frozen;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using NodaTime;

namespace Netralitas.Agencies.Referrals;

/// <summary>What can be done to a referral.</summary>
internal enum ReferralMove
{
    /// <summary>The office that answers agrees.</summary>
    Accept = 1,

    /// <summary>The office that answers does not.</summary>
    Reject = 2,

    /// <summary>The office that referred takes it back.</summary>
    Revoke = 3,

    /// <summary>The office that a task is shared with ends its part.</summary>
    Finish = 4,
}

/// <summary>The one table of transitions of a referral.</summary>
internal static class ReferralLifecycle
{
    private static readonly ReferralKind[] All = [ReferralKind.Share, ReferralKind.HandOver, ReferralKind.Ask];

    private static readonly FrozenDictionary<(ReferralKind Kind, ReferralState From, ReferralMove Move), ReferralState> Table = All
        .SelectMany(IEnumerable<KeyValuePair<(ReferralKind, ReferralState, ReferralMove), ReferralState>> (kind) =>
        [
            new((kind, ReferralState.InProgress, ReferralMove.Accept), ReferralState.Accepted),
            new((kind, ReferralState.InProgress, ReferralMove.Reject), ReferralState.Rejected),
            new((kind, ReferralState.InProgress, ReferralMove.Revoke), ReferralState.Revoked),
        ])
        .Append(new((ReferralKind.Share, ReferralState.Accepted, ReferralMove.Revoke), ReferralState.Revoked))
        .Append(new((ReferralKind.Share, ReferralState.Accepted, ReferralMove.Finish), ReferralState.Done))
        .ToFrozenDictionary();

    /// <summary>Where a move leads; null when it is not allowed.</summary>
    public static ReferralState? After(TaskReferral referral, ReferralMove move) => Table.TryGetValue((referral.Kind, referral.State, move), out var next) ? next : null;

    /// <summary>What may be done to a referral as it stands.</summary>
    public static IEnumerable<ReferralMove> Allowed(TaskReferral referral) => Enum.GetValues<ReferralMove>().Where(move => After(referral, move) is not null);

    /// <summary>A task whose referrals of a kind end by themselves: what nobody answered is revoked, a share that was accepted is done.</summary>
    public static FollowUpTask Lapse(FollowUpTask task, Instant at, Func<TaskReferral, bool> which) => task.GuestOfficeIds.Count == 0 ? task : task.Refer(
    [
        .. task.Referrals.Select(referral => referral.IsOpen && which(referral)
            ? referral with
            {
                State = referral.State == ReferralState.Accepted ? ReferralState.Done : ReferralState.Revoked, ResponseReason = ReferralReason.Lapsed,
                ResponseTime = at.ToDateTimeOffset(), ResponseAccount = null, ResponseRecordingOfficeId = null,
            }
            : referral),
    ]);

    /// <summary>
    /// A task without the open referrals that cannot be any more: to offices that keep out, to the one that holds it, by one that asked and does not see the task otherwise,
    /// to one that gave the case away, and the second of a kind to an office.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="at">When, on the legal clock.</param>
    /// <param name="handledBefore">The office that gave the case away; null where none did.</param>
    public static FollowUpTask Purge(FollowUpTask task, Instant at, string? handledBefore = null)
    {
        var kept = new HashSet<(string, ReferralKind)>();
        return Lapse(task, at, referral =>
            task.RecusedOfficeIds.Contains(referral.ToOfficeId) || referral.FromOfficeId != task.OfficeId || referral.ToOfficeId == task.OfficeId || referral.ToOfficeId == handledBefore
            || (referral.Kind == ReferralKind.Ask && !AgenciesAuthority.SeersWithoutReferrals(task).Contains(referral.ToOfficeId))
            || !kept.Add((referral.ToOfficeId, referral.Kind)));
    }
}
