namespace Netralitas.Platform.Tests.Architecture;

/// <summary>Dependencies point one way, and the bus is touched in one place. Read from the built assemblies.</summary>
public sealed class ArchitectureTests
{
    private const string Ours = "Netralitas.";
    private const string Bus = "MassTransit";
    private const string BusFolder = "Netralitas.Platform.Bus.";

    /// <summary>What each assembly of the product may reference among the others.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Reference"] = [],
        ["Platform"] = ["Contracts"],
        ["Cases"] = ["Contracts", "Platform", "Reference"],
        ["Agencies"] = ["Contracts", "Platform", "Reference"],
        ["Notifications"] = ["Contracts", "Platform", "Reference"],
        ["Sandbox"] = ["Contracts", "Platform", "Reference", "Cases", "Agencies", "Notifications"],
        ["Cli"] = ["Contracts", "Platform", "Reference", "Sandbox"],
    };

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    [Fact]
    public void Every_assembly_of_the_product_has_its_row() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, Ours + "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)[Ours.Length..])
            .Where(name => name != "Support" && !name.EndsWith("Tests", StringComparison.Ordinal)).ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_references_only_what_its_row_allows(string name) => BadReferences(PathOf(name), Allowed[name]).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Only_the_bus_folder_of_Platform_mentions_MassTransit(string name) =>
        BusMentions(PathOf(name), name == "Platform" ? BusFolder : null).ShouldBeEmpty();

    [Fact]
    public void The_bus_folder_does_mention_it() => BusMentions(PathOf("Platform"), allowedIn: null).ShouldContain("Netralitas.Platform.Bus.RabbitBus mentions MassTransit.IBusControl");

    // This assembly breaks the rules on purpose: it references all services, and Seeded/ mentions the bus in every way there is.
    [Theory]
    [InlineData("Cases", "Agencies", "Notifications")]
    [InlineData("Agencies", "Cases", "Notifications")]
    [InlineData("Platform", "Cases", "Agencies", "Notifications")]
    [InlineData("Reference", "Platform", "Contracts")]
    public void A_forbidden_reference_is_found(string role, params string[] forbidden) =>
        forbidden.ShouldBeSubsetOf(BadReferences(typeof(ArchitectureTests).Assembly.Location, Allowed[role]));

    [Theory]
    [InlineData(nameof(Seeded.InField), "IBus")]
    [InlineData(nameof(Seeded.InParameter), "IPublishEndpoint")]
    [InlineData(nameof(Seeded.InBase), "IConsumer`1")]
    [InlineData(nameof(Seeded.InLocal), "IBusControl")]
    [InlineData(nameof(Seeded.InGenericArgument), "IBusControl")]
    [InlineData(nameof(Seeded.InAsyncLambda), "IBusControl")]
    [InlineData(nameof(Seeded.InTypeOf), "IBus")]
    [InlineData(nameof(Seeded.InConstraint), "IBus")]
    public void A_forbidden_mention_is_found(string type, string mentioned) =>
        BusMentions(typeof(ArchitectureTests).Assembly.Location, allowedIn: null).ShouldContain($"{typeof(Seeded.InField).Namespace}.{type} mentions MassTransit.{mentioned}");

    [Fact]
    public void A_mention_where_it_is_allowed_is_not_reported() =>
        BusMentions(typeof(ArchitectureTests).Assembly.Location, typeof(Seeded.InField).Namespace + ".").ShouldBeEmpty();

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, $"{Ours}{name}.dll");

    private static List<string> BadReferences(string path, string[] allowed)
    {
        using var mentions = new Mentions(path);
        return [.. mentions.Assemblies.Where(name => name.StartsWith(Ours, StringComparison.Ordinal)).Select(name => name[Ours.Length..]).Except(allowed)];
    }

    private static List<string> BusMentions(string path, string? allowedIn)
    {
        using var mentions = new Mentions(path);
        return [.. mentions.Types
            .Where(pair => pair.Mentioned.StartsWith(Bus, StringComparison.Ordinal) && (allowedIn is null || !pair.Type.StartsWith(allowedIn, StringComparison.Ordinal)))
            .Select(pair => $"{pair.Type} mentions {pair.Mentioned}")];
    }
}
