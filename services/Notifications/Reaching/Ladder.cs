using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications.Reaching;

/// <summary>Who is reached next when nobody reads: the officers on duty in their order, the head, the office one tier up.</summary>
/// <remarks>It looks at the roster as it is now and at who was reached before, so a changed roster or a dismissed officer needs no rule of its own.</remarks>
internal static class Ladder
{
    /// <summary>Officers of one office that are tried at most: shifts that change do not keep a notice from the head for ever.</summary>
    public const int OfficersMax = 10;

    /// <summary>The next one, and from when on; null when nobody is left.</summary>
    /// <param name="reached">The steps so far.</param>
    /// <param name="people">Who could be reached now.</param>
    /// <param name="last">When the office was told, or the last step was taken.</param>
    /// <param name="waits">How long to wait before each.</param>
    public static NextStep? Next(IReadOnlyCollection<ReachStepRow> reached, Reachable people, Instant last, ReachOptions waits)
    {
        var from = people.From ?? last;
        var (tried, headWasReached) = (reached.Select(step => step.OfficerId).ToHashSet(), reached.Any(step => step.Kind == ReachStepKind.Head));
        if (!headWasReached && reached.Count < OfficersMax && people.OnDuty.FirstOrDefault(officer => !tried.Contains(officer)) is var officer && officer != Guid.Empty)
        {
            return new NextStep(ReachStepKind.Officer, officer, null, reached.Count == 0 ? last : last + waits.OfficerAfter);
        }

        if (people.Head is { } head && !tried.Contains(head))
        {
            return new NextStep(ReachStepKind.Head, head, null, from + waits.HeadAfter);
        }

        return people.OfficeAbove is { } above ? new NextStep(ReachStepKind.OfficeAbove, null, above, from + waits.OfficeAboveAfter) : null;
    }
}

/// <summary>Who of an office could be reached now with one notice.</summary>
/// <param name="OnDuty">Officers on duty, in order: in office, with a contact, not keeping out of the case.</param>
/// <param name="Head">The head, if that one can be reached, too.</param>
/// <param name="OfficeAbove">The office one tier up, or above those that keep out of the case; null at the top.</param>
/// <param name="From">While nobody is on duty: from when on the head and the office above are waited for; null for at once.</param>
internal sealed record Reachable(IReadOnlyList<Guid> OnDuty, Guid? Head, string? OfficeAbove, Instant? From = null);

/// <summary>A step to take.</summary>
/// <param name="Kind">Who is reached.</param>
/// <param name="OfficerId">The officer; null for an office.</param>
/// <param name="OfficeId">The office; null for an officer.</param>
/// <param name="Time">From when on, legal clock.</param>
internal sealed record NextStep(ReachStepKind Kind, Guid? OfficerId, string? OfficeId, Instant Time);
