namespace Netralitas.Faults.Checking;

/// <summary>Every notice of an office with channels came to each of them, under one id however often, and to nobody else; the record says so, once.</summary>
/// <remarks>No order of events is promised, and one that was sent and not recorded comes again: what counts is that it is known by its id.</remarks>
internal static class DeliveryChecks
{
    private const string Sent = "Delivered";

    public static IEnumerable<string> Violations(History history, Outcome outcome) =>
        Made(outcome).Concat(Recorded(outcome)).Concat(Came(history, outcome));

    /// <summary>One delivery of each notice for each channel of its office.</summary>
    private static IEnumerable<string> Made(Outcome outcome)
    {
        var made = outcome.Deliveries.ToLookup(one => (one.NoticeId, one.Target));
        var offices = outcome.Notices.ToDictionary(notice => notice.Id, notice => notice.Office);
        foreach (var (notice, channel) in outcome.Channels.SelectMany(channel => outcome.Notices.Where(notice => notice.Office == channel.Office).Select(notice => (notice, channel))))
        {
            var count = made[(notice.Id, channel.Target)].Count();
            if (count != 1)
            {
                yield return $"{(count == 0 ? "missing" : "double")}: notice {notice.Id} has {count} deliveries to {channel.Target}";
            }
        }

        foreach (var other in outcome.Deliveries.Where(one => !outcome.Channels.Any(channel => channel.Target == one.Target && channel.Office == offices.GetValueOrDefault(one.NoticeId))))
        {
            yield return $"seen without authority: notice {other.NoticeId} is on its way to {other.Target}";
        }
    }

    /// <summary>All of it was delivered, and each is recorded as sent once.</summary>
    private static IEnumerable<string> Recorded(Outcome outcome)
    {
        var sent = outcome.Attempts.Where(attempt => attempt.Outcome == Sent).ToLookup(attempt => attempt.DeliveryId);
        foreach (var one in outcome.Deliveries)
        {
            if (one.State != Sent)
            {
                yield return $"missing: delivery {one.Id} to {one.Target} is {one.State}";
            }
            else if (sent[one.Id].Count() is not 1 and var times)
            {
                yield return $"{(times == 0 ? "missing" : "double")}: {times} attempt(s) are recorded that delivered {one.Id} to {one.Target}";
            }
        }
    }

    /// <summary>What is recorded as delivered was taken by its receiver; nothing came that nobody made, or under an id of something else.</summary>
    private static IEnumerable<string> Came(History history, Outcome outcome)
    {
        var letters = outcome.Deliveries.Where(one => one.LetterId.Length > 0).GroupBy(one => one.LetterId)
            .ToDictionary(parts => parts.Key, parts => (parts.First().Target, About: outcome.About([.. parts]), IsSent: parts.All(part => part.State == Sent)));
        foreach (var (came, target) in history.Arrivals.Select(came => (came, letters.GetValueOrDefault(came.Id).Target)))
        {
            if (target is null)
            {
                yield return $"effect without command: {came.Target} got {came.Id}, which nobody made";
            }
            else if (target != came.Target)
            {
                yield return $"seen without authority: {came.Target} got {came.Id}, which was for {target}";
            }
            else if (letters[came.Id].About != came.About)
            {
                yield return $"double: {came.Target} got {came.Id} about {came.About}, which is about {letters[came.Id].About}";
            }
        }

        var taken = history.Arrivals.Where(came => came.IsTaken).Select(came => came.Id).ToHashSet();
        foreach (var (id, letter) in letters.Where(letter => letter.Value.IsSent && !taken.Contains(letter.Key)))
        {
            yield return $"missing: {id} is recorded as delivered, and {letter.Target} never took it";
        }
    }
}
