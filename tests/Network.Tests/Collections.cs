using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests;

/// <summary>Tests that share one cluster, one after the other: starting one takes longer than most of them.</summary>
[CollectionDefinition]
public sealed class OneCluster : ICollectionFixture<ClusterWorld>;

/// <summary>Tests that share one sandbox.</summary>
[CollectionDefinition]
public sealed class OneSandbox : ICollectionFixture<SandboxWorld>;
