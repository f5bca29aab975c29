using System.Text.Json;

namespace Netralitas.Cli.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task Every_expectation_is_met_and_the_summary_says_so()
    {
        var run = await CommandRun.OfAsync("demo", "--json");

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var expectations = lines[..^1];
        expectations.ShouldAllBe(line => line.GetProperty("kind").GetString() == "expectation" && line.EnumerateObject().Count() == 3);
        expectations.Where(line => !line.GetProperty("met").GetBoolean()).Select(line => line.GetProperty("name").GetString()).ShouldBeEmpty();
        expectations.Select(line => line.GetProperty("name").GetString()).ShouldBeUnique();
        Numbers(lines[^1]).ShouldBe(new Dictionary<string, int>
        {
            ["cases"] = 9, ["tasks"] = 71, ["offices"] = 36, ["regions"] = 9, ["notifications"] = 91,
            ["expectations_met"] = expectations.Count, ["expectations_failed"] = 0,
        });
        lines[^1].GetProperty("kind").GetString().ShouldBe("summary");
        run.Code.ShouldBe(0);
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_account_for_people_fits_a_hundred_columns_and_shows_who_where_what_due_and_basis()
    {
        var run = await CommandRun.OfAsync("demo");

        run.Code.ShouldBe(0, run.Output);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
        run.Output.ShouldNotContain("\u001b");
        foreach (var word in new[] { "Who", "Where", "What", "Due", "Basis", "WIB", "WITA", "11 orang", "TERLAMBAT", "DIKEMBALIKAN", "001/Reg/LP/PW/Kota/22.02/X/2024" })
        {
            run.Output.ShouldContain(word);
        }
    }

    private static Dictionary<string, int> Numbers(JsonElement summary) => summary.EnumerateObject()
        .Where(property => property.Value.ValueKind == JsonValueKind.Number)
        .ToDictionary(property => property.Name, property => property.Value.GetInt32());
}
