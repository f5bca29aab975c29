using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Netralitas.Support;

/// <summary>Compares what is hidden from a caller with what does not exist.</summary>
public static class Hidden
{
    /// <summary>Calls every method that takes such an id, once with one that is hidden and once with one that nothing has.</summary>
    /// <param name="work">Hears the service at work; made before it started.</param>
    /// <param name="channel">The way to a service of this process.</param>
    /// <param name="headers">Who calls.</param>
    /// <param name="services">The services whose methods are called.</param>
    /// <param name="field">The field that names the resource.</param>
    /// <param name="id">One that is there and hidden from the caller.</param>
    /// <returns>The methods called, and those whose answers or whose work differ.</returns>
    public static async Task<(IReadOnlyList<string> Called, IReadOnlyList<string> Differing)> WalkAsync(
        CallWork work, ChannelBase channel, Metadata headers, IEnumerable<ServiceDescriptor> services, string field, string id)
    {
        var (called, differing) = (new List<string>(), new List<string>());
        foreach (var method in services.SelectMany(service => service.Naming(field)))
        {
            var hidden = await OneAsync(work, channel, headers, method, field, id);
            var missing = await OneAsync(work, channel, headers, method, field, Guid.NewGuid().ToString());
            called.Add(method.Name);
            hidden.Answer.ShouldMatch("^(NotFound|empty|\\{)", $"{method.Name} must get as far as to look for what is named");
            hidden.Steps.Count.ShouldBeGreaterThan(1, $"{method.Name} was not heard at work");
            // What a stream reads depends on what else changes meanwhile.
            if (hidden.Answer != missing.Answer || (!method.IsServerStreaming && !hidden.Steps.SequenceEqual(missing.Steps)))
            {
                differing.Add($"{method.Name}: {hidden.Answer} after {string.Join(" | ", hidden.Steps)}\nbut {missing.Answer} after {string.Join(" | ", missing.Steps)}");
            }
        }

        return (called, differing);
    }

    private static async Task<(string Answer, IReadOnlyList<string> Steps)> OneAsync(
        CallWork work, ChannelBase channel, Metadata headers, MethodDescriptor method, string field, string id)
    {
        var answer = "";
        var steps = await work.OfAsync(async () => answer = await ContractCalls.MakeAsync(channel, method, ContractCalls.Request(method, field, id), headers));
        return (answer.Replace(id, "the id", StringComparison.Ordinal), steps);
    }
}
