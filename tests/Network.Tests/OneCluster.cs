using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests;

/// <summary>One cluster for several classes of tests, one after another.</summary>
[CollectionDefinition]
public sealed class OneCluster : ICollectionFixture<ClusterWorld>;
