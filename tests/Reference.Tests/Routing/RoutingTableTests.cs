using NodaTime;

namespace Netralitas.Reference.Tests;

public sealed class RoutingTableTests
{
    private static readonly RoutingTable Routing = Book.Delivered.Routing;

    [Fact]
    public void A_case_takes_the_plan_in_effect_on_the_day_of_receipt()
    {
        Routing.For(new LocalDate(2024, 10, 14)).ShouldNotBeNull().Version.ShouldBe("2024.1");
        Routing.For(new LocalDate(2023, 1, 1)).ShouldNotBeNull().Version.ShouldBe("2024.1");
        Routing.For(new LocalDate(2024, 12, 31)).ShouldNotBeNull().Version.ShouldBe("2024.1");
        Routing.For(new LocalDate(2025, 1, 1)).ShouldNotBeNull().Version.ShouldBe("2025.1");
        Routing.For(new LocalDate(2022, 12, 31)).ShouldBeNull();
    }

    [Fact]
    public void A_running_case_finds_the_version_that_it_started_with()
    {
        Routing.Find("2024.1").ShouldNotBeNull().EffectiveFrom.ShouldBe(new LocalDate(2023, 1, 1));
        Routing.Find("1999.1").ShouldBeNull();
    }

    [Fact]
    public void A_newer_plan_applies_from_its_day_on_and_leaves_the_older_one_to_be_found()
    {
        using var folder = new FolderCopy();
        var text = folder.Read("routing.yaml");
        var plan = text[text.IndexOf("  - version", StringComparison.Ordinal)..text.IndexOf("  # All that each agency", StringComparison.Ordinal)];
        folder.Write("routing.yaml", text + plan.Replace("2024.1", "2027.1").Replace("2023-01-01", "2027-07-01"));

        var routing = ReferenceBook.Load(folder.Path).Routing;

        routing.For(new LocalDate(2027, 6, 30)).ShouldNotBeNull().Version.ShouldBe("2025.1");
        routing.For(new LocalDate(2027, 7, 1)).ShouldNotBeNull().Version.ShouldBe("2027.1");
        routing.Find("2024.1").ShouldNotBeNull();
    }
}
