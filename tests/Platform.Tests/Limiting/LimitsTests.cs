using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Limiting;

namespace Netralitas.Platform.Tests.Limiting;

/// <summary>Limits are settings with defaults; the operations guide lists them all, as they are.</summary>
public sealed class LimitsTests
{
    [Fact]
    public void What_is_not_set_has_its_default_and_what_is_set_holds()
    {
        var limits = Limits.Of(Configuration("CallsPerSecond", "7"));

        (limits.CallsPerSecond, limits.CallsBurst).ShouldBe((7, 1000));
    }

    [Theory]
    [InlineData("CallsPerSecond", "0", "Setting Limits:CallsPerSecond: '0' is not a whole number from 1 to 1000000.")]
    [InlineData("MessageBytes", "1MiB", "Setting Limits:MessageBytes: '1MiB' is not a whole number from 1024 to 67108864.")]
    [InlineData("Headers", "-1", "Setting Limits:Headers: '-1' is not a whole number from 16 to 1000.")]
    [InlineData("CallPerSecond", "5", "Setting Limits:CallPerSecond: there is no such limit; there are CallsPerSecond, ")]
    public void A_wrong_limit_is_refused(string name, string value, string message) =>
        Should.Throw<SettingException>(() => Limits.Of(Configuration(name, value))).Message.ShouldStartWith(message);

    [Fact]
    public void The_operations_guide_lists_every_limit_with_its_default_and_range()
    {
        var rows = File.ReadLines(Path.Combine(Repository(), "docs", "operations.md"))
            .Where(line => line.StartsWith($"| `{Limits.Section}:", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf('|', line.IndexOf("to ", StringComparison.Ordinal))]);

        var limits = new Limits();
        rows.ShouldBe(Limits.Settings.Select(limit =>
        {
            var range = limit.GetCustomAttribute<RangeAttribute>()!;
            return $"| `{Limits.Section}:{limit.Name}` | {limit.GetValue(limits):#,0} | {range.Minimum:#,0} to {range.Maximum:#,0} ";
        }));
    }

    private static IConfiguration Configuration(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new($"{Limits.Section}:{name}", value)]).Build();

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
