using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Agencies.Planning;

/// <summary>What two versions of the plan make of the same case.</summary>
internal static class PlanDifference
{
    /// <summary>The differences of one case from the version that it keeps to another.</summary>
    public static CaseDifference Of(FollowedCase followed, RoutingPlan other, ReferenceBook book)
    {
        var shown = new CaseDifference { CaseId = followed.CaseId.ToString(), CaseNumber = followed.CaseNumber ?? "", PlanVersion = followed.PlanVersion };
        try
        {
            var own = book.Routing.Find(followed.PlanVersion) ?? throw new CannotRouteException("(any)", followed.Snapshot);
            shown.Tasks.AddRange(Compare(Wanted(followed, own, book), Wanted(followed, other, book)));
        }
        catch (Exception e) when (e is CannotRouteException or CalendarYearMissingException)
        {
            shown.Unknown = true;
        }

        return shown;
    }

    /// <summary>What a version wants of the case as it stands; of a step and person the last, as it is now.</summary>
    private static SortedDictionary<(string Step, Guid Person), FollowUpTask> Wanted(FollowedCase followed, RoutingPlan plan, ReferenceBook book)
    {
        var wanted = new SortedDictionary<(string, Guid), FollowUpTask>(Comparer<(string Step, Guid Person)>.Create(
            (one, two) => string.CompareOrdinal(one.Step, two.Step) is var byStep and not 0 ? byStep : one.Person.CompareTo(two.Person)));
        foreach (var task in Reconcile.With(null, [], followed.Snapshot, plan, book).Opened.Where(task => task.TrackId == Guid.Empty && task.CancelReason != Reconcile.Rerouted).OrderBy(task => task.OpenTime))
        {
            wanted[(task.Step, task.PersonId)] = task;
        }

        return wanted;
    }

    private static IEnumerable<TaskDifference> Compare(SortedDictionary<(string Step, Guid Person), FollowUpTask> own, SortedDictionary<(string Step, Guid Person), FollowUpTask> other)
    {
        foreach (var key in own.Keys.Concat(other.Keys.Where(key => !own.ContainsKey(key))))
        {
            var (now, then) = (own.GetValueOrDefault(key), other.GetValueOrDefault(key));
            var kind = now is null ? DifferenceKind.Added : then is null ? DifferenceKind.Gone : now.OfficeId != then.OfficeId ? DifferenceKind.OtherOffice
                : now.DueTime != then.DueTime ? DifferenceKind.OtherDue : DifferenceKind.Unspecified;
            if (kind != DifferenceKind.Unspecified)
            {
                var shown = (then ?? now)!;
                yield return new TaskDifference
                {
                    Kind = kind, Step = key.Step, PersonId = key.Person == Guid.Empty ? "" : key.Person.ToString(), Title = shown.Title, TitleEn = shown.TitleEn, TimeZone = shown.TimeZone,
                    OfficeId = now?.OfficeId ?? "", NewOfficeId = then?.OfficeId ?? "", DueTime = (now?.DueTime).ToTimestamp(), NewDueTime = (then?.DueTime).ToTimestamp(),
                };
            }
        }
    }
}
