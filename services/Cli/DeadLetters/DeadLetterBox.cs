using System.Runtime.CompilerServices;
using Netralitas.Platform.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Cli.DeadLetters;

/// <summary>The dead letters of a broker, by one connection.</summary>
/// <remarks>Looking takes messages without acknowledging them and gives them back, and nobody else sees them for that moment. What is given back comes
/// behind what was not taken, so all are taken: they keep their order, unless two look at the same time. Whatever ends the connection gives them back as well.</remarks>
internal sealed class DeadLetterBox(IConnection connection)
{
    // Of one queue, so that what is taken at a time is bounded.
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
                await foreach (var got in TakeAsync(channel, queue, cancel))
                {
                    if (letters.Count < most)
                    {
                        letters.Add(DeadLetter.Of(queue, got));
                    }
                }
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
        foreach (var queue in DeadLetterQueues.All.TakeWhile(_ => found is null))
        {
            await InQueueAsync(queue, async (channel, _) =>
            {
                BasicGetResult? named = null;
                await foreach (var got in TakeAsync(channel, queue, cancel))
                {
                    named ??= DeadLetter.IdOf(got) == id ? got : null;
                }

                if (named is not null)
                {
                    found = DeadLetter.Of(queue, named);
                    await work(channel, named, found);
                }
            }, cancel);
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

    /// <summary>Takes what is in a queue.</summary>
    private static async IAsyncEnumerable<BasicGetResult> TakeAsync(IChannel channel, string queue, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var taken = 0; taken < LookedAtMax && await channel.BasicGetAsync(queue, autoAck: false, cancel) is { } got; taken++)
        {
            yield return got;
        }
    }

    /// <summary>Works on a queue if it is there, and gives back what was taken and not acknowledged.</summary>
    private async Task InQueueAsync(string queue, Func<IChannel, uint, Task> work, CancellationToken cancel)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancel);
        uint depth;
        try
        {
            depth = (await channel.QueueDeclarePassiveAsync(queue, cancel)).MessageCount;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return;
        }

        await work(channel, depth);
        await channel.BasicNackAsync(0, multiple: true, requeue: true, cancel);
        // In good order: the broker has worked off both when it answers.
        await channel.CloseAsync(cancel);
    }
}
