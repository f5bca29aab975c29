using Netralitas.Platform.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Cli.DeadLetters;

/// <summary>The dead letters of a broker, by one connection.</summary>
/// <remarks>Looking takes messages without acknowledging them and gives them back when its channel closes: they keep their order, and nobody else
/// sees them for that moment. Whatever ends the connection gives them back as well.</remarks>
internal sealed class DeadLetterBox(IConnection connection)
{
    // Of one queue, so that what is held at a time is bounded.
    private const int LookedAtMax = 10_000;
    private static readonly TimeSpan ConfirmLimit = TimeSpan.FromSeconds(10);

    /// <summary>The first of each queue.</summary>
    /// <param name="most">At most so many altogether.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The letters, and how many there are.</returns>
    public async Task<(IReadOnlyList<DeadLetter> Letters, long Count)> ListAsync(int most, CancellationToken cancel)
    {
        var (letters, count) = (new List<DeadLetter>(), 0L);
        foreach (var queue in DeadLetterQueues.All)
        {
            await InQueueAsync(queue, async (channel, depth) =>
            {
                count += depth;
                while (letters.Count < most && await channel.BasicGetAsync(queue, autoAck: false, cancel) is { } got)
                {
                    letters.Add(DeadLetter.Of(queue, got));
                }

                return false;
            }, cancel);
        }

        return (letters, count);
    }

    /// <summary>Finds a letter, and does something about it while nobody else has it.</summary>
    /// <param name="id">Its id; of several with the same, the first.</param>
    /// <param name="work">Gets the channel, the message and the letter.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The letter; null when there is none.</returns>
    public async Task<DeadLetter?> WithAsync(string id, Func<IChannel, BasicGetResult, DeadLetter, Task> work, CancellationToken cancel)
    {
        DeadLetter? found = null;
        foreach (var queue in DeadLetterQueues.All)
        {
            var isFound = await InQueueAsync(queue, async (channel, _) =>
            {
                for (var looked = 0; looked < LookedAtMax && await channel.BasicGetAsync(queue, autoAck: false, cancel) is { } got; looked++)
                {
                    if (DeadLetter.IdOf(got) == id)
                    {
                        found = DeadLetter.Of(queue, got);
                        await work(channel, got, found);
                        return true;
                    }
                }

                return false;
            }, cancel);
            if (isFound)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Puts a letter back into the queue that it came from; only when the broker has it there for sure is the dead one given up.</summary>
    /// <remarks>Broken off in between it is in both places: whoever takes it twice knows it by its id.</remarks>
    /// <exception cref="FailedException">Nothing says where it came from, or the broker does not take it.</exception>
    public Task<DeadLetter?> ReplayAsync(string id, CancellationToken cancel) => WithAsync(id, async (channel, got, letter) =>
    {
        var home = letter.Home ?? throw FailedException.Refused("HOME_UNKNOWN", "Nothing on this message says which service's queue it came from.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(ConfirmLimit);
        try
        {
            await channel.BasicPublishAsync("", home, mandatory: true, DeadLetter.Alive(got.BasicProperties), got.Body, limit.Token);
        }
        catch (Exception e) when (e is PublishException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw FailedException.Refused("NOT_TAKEN", $"The broker did not take the message into {home}; it stays where it is.");
        }

        await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancel);
    }, cancel);

    /// <summary>Works on a queue that is there, and gives back what was taken and not acknowledged.</summary>
    /// <returns>What the work gives; false when there is no such queue.</returns>
    private async Task<bool> InQueueAsync(string queue, Func<IChannel, uint, Task<bool>> work, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancel);
        uint depth;
        try
        {
            depth = (await channel.QueueDeclarePassiveAsync(queue, cancel)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }

        var result = await work(channel, depth);
        // In good order: the broker has worked off the acknowledgement when it answers.
        await channel.CloseAsync(cancel);
        return result;
    }
}
