namespace Netralitas.Grpc.Tests.Calls;

/// <summary>Waiting for the thing itself, and instants for deadlines.</summary>
internal static class Waiting
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Ends when the token is cancelled.</summary>
    public static async Task UntilCancelledAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Token);
    }

    /// <summary>The instant, in UTC, so many milliseconds from now.</summary>
    public static DateTime In(int milliseconds) => TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(milliseconds);
}
