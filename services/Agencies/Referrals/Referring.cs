using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Referrals;

/// <summary>Who does something with a referral.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Account">Its account.</param>
/// <param name="RecordingOfficeId">The office that records on behalf of it; null where it does so itself.</param>
internal sealed record ReferralActor(string OfficeId, string Account, string? RecordingOfficeId);

/// <summary>Decides on referrals of a task.</summary>
internal static class Referring
{
    private const int ReferralsMax = 50;

    /// <summary>A task after a referral was offered. Refused: the task has ended or goes with its case or track, or the two offices cannot have it.</summary>
    /// <remarks>What was revoked may be offered again: the holder thinks anew. Not to an office that gave the case away, which does not see the case by a task either.</remarks>
    /// <param name="task">The task.</param>
    /// <param name="kind">What kind.</param>
    /// <param name="to">The other office, or the one that asks.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="file">The case.</param>
    /// <param name="now">The legal instant.</param>
    /// <param name="reference">Offices.</param>
    public static Decision<FollowUpChanges> Offer(
        FollowUpTask task, ReferralKind kind, Office to, ReferralReason reason, ReferralActor actor, CaseSnapshot file, Instant now, ReferenceBook reference) =>
        Refuse(task, kind, to, file) is { } refusal
            ? refusal with { Resource = ("task", task.Id.ToString()) }
            : FollowUpChanges.Of(task.Changed(now).Refer(
            [
                .. task.Referrals,
                new TaskReferral
                {
                    Id = Guid.CreateVersion7(), Kind = kind, FromOfficeId = task.OfficeId, FromOfficeName = reference.Offices.Find(task.OfficeId)!.Name, ToOfficeId = to.Id,
                    ToOfficeName = to.Name, Reason = reason, CreateTime = now.ToDateTimeOffset(), Account = actor.Account, RecordingOfficeId = actor.RecordingOfficeId,
                },
            ]));

    /// <summary>A task after something was done to one of its referrals; one that is accepted may take the task to the other office.</summary>
    /// <inheritdoc cref="Offer"/>
    public static Decision<FollowUpChanges> Move(
        FollowUpTask task, Guid referralId, ReferralMove move, ReferralReason reason, ReferralActor actor, string? caseNumber, Instant now, ReferenceBook reference)
    {
        if (task.Referrals.FirstOrDefault(one => one.Id == referralId) is not { } referral)
        {
            return Refusal.NotFound("referral", referralId.ToString());
        }

        // Whoever revokes a share that others offered ends its own part of it.
        move = move == ReferralMove.Revoke && referral.Kind == ReferralKind.Share && actor.OfficeId == referral.ToOfficeId ? ReferralMove.Finish : move;
        var rightful = move switch { ReferralMove.Revoke => referral.OffererId, ReferralMove.Finish => referral.ToOfficeId, _ => referral.AnswererId };
        if (actor.OfficeId != rightful)
        {
            return Refusal.Of(ReferralReasons.NotYours, ("office", rightful)) with { Resource = ("referral", referralId.ToString()) };
        }

        if (ReferralLifecycle.After(referral, move) is not { } state)
        {
            return Refusal.NotNow("referral", referralId.ToString(), Method(move), Words.Of(referral.State), ReferralLifecycle.Allowed(referral).Select(Method).Distinct());
        }

        var after = referral with
        {
            State = state, ResponseReason = reason, ResponseTime = now.ToDateTimeOffset(), ResponseAccount = actor.Account, ResponseRecordingOfficeId = actor.RecordingOfficeId,
        };
        var answered = task.Changed(now).Refer([.. task.Referrals.Select(one => one.Id == referralId ? after : one)]);
        return state == ReferralState.Accepted && referral.Kind != ReferralKind.Share ? Take(answered, after, caseNumber, now, reference) : FollowUpChanges.Of(answered);
    }

    /// <summary>The task at the office that has it now: open there, due when it was due before.</summary>
    private static FollowUpChanges Take(FollowUpTask task, TaskReferral accepted, string? caseNumber, Instant now, ReferenceBook reference)
    {
        var moved = ReferralLifecycle.Purge((task with { KeeperOfficeId = accepted.ToOfficeId }).At(reference.Offices.Find(accepted.ToOfficeId)!, reference), now);
        return FollowUpChanges.Of(moved, new TaskMoved(moved.Snapshot(now, accepted.ActorId, caseNumber), task.OfficeId));
    }

    /// <summary>The method by which a referral is moved.</summary>
    private static string Method(ReferralMove move) => move == ReferralMove.Finish ? "RevokeReferral" : $"{move}Referral";

    private static Refusal? Refuse(FollowUpTask task, ReferralKind kind, Office to, CaseSnapshot file)
    {
        if (TaskLifecycle.IsTerminal(task.State))
        {
            return Refusal.NotNow("task", task.Id.ToString(), Command(kind), Words.Of(task.State), []);
        }

        if (kind != ReferralKind.Share && (task.MirrorOf is not null || !task.Returnable))
        {
            return Advice(task) is { } advice
                ? Refusal.Of(ReferralReasons.NotTransferable, ("step", task.Step), ("advice", advice)) : Refusal.Of(ReferralReasons.Stays, ("step", task.Step));
        }

        if (to.Id == task.OfficeId)
        {
            return FieldChecks.RefusalOf("to_office_id", "must be another office than the one that holds the task");
        }

        var seesAnyway = AgenciesAuthority.SeersWithoutReferrals(task).Contains(to.Id);
        // Else it would still see the task when it gave the case away.
        if (kind == ReferralKind.Share && seesAnyway)
        {
            return FieldChecks.RefusalOf("to_office_id", "must be an office that does not see the task anyway");
        }

        return task.RecusedOfficeIds.Contains(to.Id) ? Refusal.Of(ReferralReasons.OfficeRecused, ("office", to.Id))
            : !seesAnyway && (file.Reroutings ?? []).Any(change => change.HandlingBefore == to.Id) ? Refusal.Of(ReferralReasons.HandledBefore, ("office", to.Id))
            : task.Referrals.Any(one => one.IsOpen && one.ToOfficeId == to.Id && one.Kind == kind) ? Refusal.Of(ReferralReasons.AlreadyReferred)
            : task.Referrals.Count >= ReferralsMax ? Refusal.Of(ReferralReasons.TooManyReferrals, ("max", ReferralsMax.ToString()))
            : null;
    }

    /// <summary>What to call instead for a task that goes with its case or track; null for one that goes with neither.</summary>
    private static string? Advice(FollowUpTask task) =>
        task.MirrorOf == TrackTask.Method ? "TrackService/AdvanceTrack"
        : task.MirrorOf is not null || (task.OfficeId == task.HandlingOfficeId && task.SupervisedTaskId == Guid.Empty) ? "TransferService/TransferCase"
        : null;

    private static string Command(ReferralKind kind) => kind switch { ReferralKind.Share => "ShareTask", ReferralKind.HandOver => "HandOverTask", _ => "AskForTask" };
}
