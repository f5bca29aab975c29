using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests;

/// <summary>Tests that share one cluster, one after the other: starting one takes longer than most of them.</summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<ClusterWorld>
{
    public const string Name = "one cluster";
}

/// <summary>Tests that share one sandbox.</summary>
[CollectionDefinition(Name)]
public sealed class OneSandbox : ICollectionFixture<SandboxWorld>
{
    public const string Name = "one sandbox";
}
