using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Reaching;
using NodaTime;

namespace Netralitas.Notifications.Delivering.Mail;

/// <summary>
/// Puts what is due for one e-mail address into letters: repeats of a kind into one, what can wait into the digest. What has been in a letter once stays in
/// that one, so that whatever dies or fails, it comes again as it was, with the same id.
/// </summary>
/// <param name="channel">The address. Nobody else may take what is due for it at the same time.</param>
/// <param name="now">Real time.</param>
/// <param name="legal">The legal clock.</param>
/// <param name="window">How long after one of a kind others wait to come together.</param>
internal sealed class MailLetters(ChannelRow channel, Instant now, Instant legal, Duration window)
{
    private static readonly Instant LongAgo = Instant.FromUnixTimeSeconds(0);

    // Far more than the window, however fast the legal clock runs.
    private static readonly Duration Soon = Duration.FromDays(1);

    /// <summary>The letters to send now, those that were sent before first; lets all else wait.</summary>
    /// <param name="due">What is due, with its notices.</param>
    /// <param name="lastMade">When the latest delivery of each kind was made that is in a letter already, as far as it is recent; real time.</param>
    /// <param name="most">How many letters at most; what is not in one stays as it is.</param>
    public IReadOnlyList<Letter> Of(IReadOnlyCollection<(DeliveryRow Row, Notice Notice)> due, IReadOnlyDictionary<NotificationKind, Instant> lastMade, int most)
    {
        var letters = due.Where(one => one.Row.MessageId is not null).GroupBy(one => one.Row.MessageId!.Value)
            .Where(parts => !IsQuiet([.. parts])).Select(parts => Letter.Of(parts.Key, parts)).ToList();
        var (digest, kinds) = (new List<(DeliveryRow, Notice)>(), new Dictionary<NotificationKind, List<(DeliveryRow, Notice)>>());
        foreach (var one in due.Where(one => one.Row.MessageId is null))
        {
            if (QuietTime.HeldUntil(channel, one.Notice, legal) is { } end)
            {
                one.Row.HoldTime = end;
            }
            else if (channel.Digest != DigestPeriod.Unspecified && !IsForNow(one.Notice) && !QuietTime.CannotWait(one.Notice, DigestTimes.Next(channel, legal)))
            {
                Digest(one, digest);
            }
            else if (lastMade.TryGetValue(one.Notice.Kind, out var last) && last + window > now && !IsSoon(one.Notice))
            {
                one.Row.NextTryTime = last + window;
            }
            else if (!kinds.TryAdd(one.Notice.Kind, [one]))
            {
                kinds[one.Notice.Kind].Add(one);
            }
        }

        IEnumerable<List<(DeliveryRow Row, Notice Notice)>> fresh = kinds.Values;
        if (digest.Count > 0 && letters.Count < most)
        {
            channel.DigestTime = DigestTimes.Latest(channel, legal);
            fresh = fresh.Prepend(digest);
        }

        return [.. letters.Concat(fresh.Select(New)).Take(most)];
    }

    /// <summary>Whether a letter waits for the end of quiet hours: when all in it can.</summary>
    private bool IsQuiet(List<(DeliveryRow Row, Notice Notice)> parts)
    {
        var ends = parts.ConvertAll(part => QuietTime.HeldUntil(channel, part.Notice, legal));
        if (ends.Exists(end => end is null))
        {
            return false;
        }

        parts.ForEach(part => part.Row.HoldTime = ends[0]!.Value);
        return true;
    }

    /// <summary>What has waited for a digest is in the next one that was not begun yet; all else waits for one.</summary>
    private void Digest((DeliveryRow Row, Notice Notice) one, List<(DeliveryRow, Notice)> digest)
    {
        if (one.Row.HoldTime > LongAgo && channel.DigestTime < DigestTimes.Latest(channel, legal))
        {
            digest.Add(one);
        }
        else
        {
            one.Row.HoldTime = DigestTimes.Next(channel, legal);
        }
    }

    /// <summary>One by itself has its own id.</summary>
    private static Letter New(List<(DeliveryRow Row, Notice Notice)> parts)
    {
        var id = parts.Count == 1 ? parts[0].Row.Id : Guid.CreateVersion7();
        parts.ForEach(part => part.Row.MessageId = id);
        return Letter.Of(id, parts);
    }

    /// <summary>An officer is reached one after the other: what is for this one now is no use tomorrow.</summary>
    private bool IsForNow(Notice notice) => channel.OfficerId is not null && MustRead.Has(notice.Kind);

    private bool IsSoon(Notice notice) => notice.HasDeadline && notice.DueTime > legal && notice.DueTime <= legal + Soon;
}
