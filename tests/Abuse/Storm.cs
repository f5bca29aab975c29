using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Support.Raw;

namespace Netralitas.Abuse;

/// <summary>Sends very many strikes and holds every answer against what may be answered.</summary>
/// <param name="addresses">Address of each service.</param>
/// <param name="tokens">Tokens of the accounts that strike.</param>
/// <param name="known">Ids, codes and tokens that the network gave.</param>
internal sealed class Storm(IReadOnlyDictionary<string, string> addresses, IReadOnlyList<string> tokens, IReadOnlyList<string> known)
{
    private const int Workers = 24;
    private const int FaultsTold = 20;
    private const int Step = 7919;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Method, StatusCode? Status), int> _answers = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private int _next;

    /// <summary>How often each method answered with each status; null for answers of HTTP only.</summary>
    public IReadOnlyDictionary<(string Method, StatusCode? Status), int> Answers => _answers;

    /// <summary>Sends them.</summary>
    /// <returns>What no caller may ever get, with all that is needed to send it again.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(int seed, int count)
    {
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(seed, count))));
        return [.. _faults.Take(FaultsTold)];
    }

    private async Task WorkAsync(int seed, int count)
    {
        var channels = addresses.ToDictionary(pair => pair.Key, pair => new RawChannel(pair.Value));
        try
        {
            for (var number = Interlocked.Increment(ref _next); number <= count; number = Interlocked.Increment(ref _next))
            {
                // Every strike by itself, so that one can be sent again alone.
                var random = new Random(unchecked(seed + (number * Step)));
                var strike = Strike.Of(Rpc.All[number % Rpc.All.Count], random, known);
                if (await FaultOfAsync(channels[strike.Rpc.Service], strike, random) is { } fault)
                {
                    _faults.Enqueue($"seed {seed}, strike {number}, {strike.Kind} to {strike.Rpc}: {fault}");
                }
            }
        }
        finally
        {
            foreach (var channel in channels.Values)
            {
                channel.Dispose();
            }
        }
    }

    private async Task<string?> FaultOfAsync(RawChannel channel, Strike strike, Random random)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        leave.CancelAfter(strike.LeaveAfter ?? AnswerLimit);
        using var over = new CancellationTokenSource();
        using HttpContent body = strike.IsUnfinished ? Framing.Unfinished(strike.Body, over.Token) : new ByteArrayContent(strike.Body);
        try
        {
            var answer = await channel.CallAsync(strike.Rpc.Path, body, Headers(strike, random), leave.Token);
            _answers.AddOrUpdate((strike.Rpc.Path, answer.Status), 1, (_, before) => before + 1);
            return answer switch
            {
                { Status: StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss } => $"{answer.Status} {answer.Details}",
                { Status: null, Http: System.Net.HttpStatusCode.OK } => "an answer without a status",
                _ => null,
            };
        }
        catch (OperationCanceledException) when (strike.LeaveAfter is not null)
        {
            return null;
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            return strike.MayBeReset ? null : $"no answer: {e.GetBaseException().Message}";
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    private List<(string Name, string Value)> Headers(Strike strike, Random random)
    {
        List<(string Name, string Value)> headers = [.. strike.Headers];
        Add("authorization", tokens[random.Next(tokens.Count)], unlessOneIn: 50);
        Add("grpc-timeout", strike.Rpc.IsStream ? $"{random.Next(20, 200)}m" : "5S", unlessOneIn: strike.Rpc.IsStream ? int.MaxValue : 2);
        return headers;

        void Add(string name, string value, int unlessOneIn)
        {
            if (headers.TrueForAll(header => header.Name != name) && random.Next(unlessOneIn) > 0)
            {
                headers.Add((name, value));
            }
        }
    }
}
