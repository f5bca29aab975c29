using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Hosting;

namespace Netralitas.Benchmarks;

/// <summary>Raises cases over several connections, as agency systems do: with the same request id until there is an answer.</summary>
/// <remarks>A service that has too little of the machine answers UNAVAILABLE after a while; they wait longer after each, and all of that time counts.</remarks>
/// <param name="network">Where.</param>
/// <param name="cancel">Ends it.</param>
/// <param name="saysWho">Whether calls carry a token.</param>
internal sealed class CaseRaiser(BenchNetwork network, CancellationToken cancel, bool saysWho = true)
{
    private const int Connections = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly CaseService.CaseServiceClient[] _clients =
        [.. Enumerable.Range(0, Connections).Select(_ => new CaseService.CaseServiceClient(network.Connect(Network.Cases)))];

    private readonly Backoff _backoff = new(TimeProvider.System);
    private int _repeats;

    /// <summary>How many calls had to be repeated so far.</summary>
    public int Repeats => Volatile.Read(ref _repeats);

    /// <summary>Raises a case.</summary>
    /// <param name="number">Chooses connection and place.</param>
    /// <param name="place">Where it happened, if it matters.</param>
    /// <param name="hasReporter">Whether a reporter comes with it.</param>
    /// <returns>Its id.</returns>
    public async Task<string> RaiseAsync(int number, string? place = null, bool hasReporter = false)
    {
        place ??= Situation.PlaceOf(number);
        var request = Situation.NewCase(place);
        if (hasReporter)
        {
            request.Reporters.Add(Situation.Reporter);
        }

        var begin = TimeProvider.System.GetTimestamp();
        for (var failure = 1; ; failure++)
        {
            try
            {
                return (await _clients[number % Connections].RaiseCaseAsync(request, saysWho ? network.As(Situation.Handler(place), cancel) : BenchNetwork.AsNobody(cancel))).Case.Id;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Aborted && TimeProvider.System.GetElapsedTime(begin) < Limit)
            {
                Interlocked.Increment(ref _repeats);
                await _backoff.WaitAsync(failure, cancel);
            }
        }
    }
}
