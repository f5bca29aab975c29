using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;

namespace Netralitas.Notifications.Delivering;

/// <summary>Sends one letter to one channel, once. Safe for use by several threads.</summary>
internal interface IChannelSender
{
    /// <summary>Sends it.</summary>
    /// <returns>How it ended; an exception that is thrown counts as a failure of ours.</returns>
    /// <exception cref="OperationCanceledException">It took too long, or the process stops.</exception>
    Task<Outcome> SendAsync(ChannelRow channel, Letter letter, CancellationToken cancel);
}

/// <summary>How an attempt ended.</summary>
/// <param name="Kind">How.</param>
/// <param name="StatusCode">Status of HTTP or reply code of SMTP; 0 where none came.</param>
internal readonly record struct Outcome(AttemptOutcome Kind, int StatusCode = 0);
