using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Logging;

namespace Netralitas.Platform.Clients;

/// <summary>Gives each call to the next connected replica that shows signs of life.</summary>
internal sealed class InTurn(PeerSigns signs) : LoadBalancerFactory
{
    private const string PolicyName = "in_turn";

    /// <summary>The setting that chooses it.</summary>
    public static LoadBalancingConfig Config { get; } = new(PolicyName);

    public override string Name => PolicyName;

    public override LoadBalancer Create(LoadBalancerOptions options) => new Balancer(options.Controller, options.LoggerFactory, signs);

    private sealed class Balancer(IChannelControlHelper controller, ILoggerFactory logs, PeerSigns signs) : SubchannelsLoadBalancer(controller, logs)
    {
        protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> readySubchannels) => new Picker(readySubchannels, signs);
    }

    private sealed class Picker(IReadOnlyList<Subchannel> ready, PeerSigns signs) : SubchannelPicker
    {
        // Clients that start together begin at different replicas.
        private uint _turn = (uint)Random.Shared.Next();

        public override PickResult Pick(PickContext context)
        {
            var turn = Interlocked.Increment(ref _turn);
            for (var i = 0u; i < ready.Count; i++)
            {
                var next = ready[(int)((turn + i) % (uint)ready.Count)];
                if (next.CurrentAddress is not { } address || signs.MayCall(address.EndPoint))
                {
                    return PickResult.ForSubchannel(next);
                }
            }

            // All are silent: any of them may be the first to wake up.
            return PickResult.ForSubchannel(ready[(int)(turn % (uint)ready.Count)]);
        }
    }
}
