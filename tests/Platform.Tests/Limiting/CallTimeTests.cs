using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Limiting;

namespace Netralitas.Platform.Tests.Limiting;

/// <summary>Every call has a deadline: its own, the default, or the longest.</summary>
public sealed class CallTimeTests
{
    private static readonly Limits Defaults = Limits.Of(new ConfigurationBuilder().Build());

    [Theory]
    [InlineData("250m", "250m")]
    [InlineData("5S", "5000m")]
    [InlineData("1M", "60000m")]
    [InlineData("1u", "1m")]
    [InlineData("1n", "1m")]
    public void A_deadline_of_the_caller_holds(string given, string counts) => Limited(given, isStream: false).ShouldBe(counts);

    [Theory]
    [InlineData("61S")]
    [InlineData("99999999H")]
    public void A_longer_one_is_cut(string given) => Limited(given, isStream: false).ShouldBe("60000m");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("0S")]
    [InlineData("-1S")]
    [InlineData("5")]
    [InlineData("5s")]
    [InlineData("123456789S")]
    [InlineData("5S,5S")]
    public void Without_one_that_can_be_read_the_default_holds(string? given) => Limited(given, isStream: false).ShouldBe("10000m");

    [Theory]
    [InlineData(null, "7200000m")]
    [InlineData("3H", "7200000m")]
    [InlineData("1H", "3600000m")]
    public void A_stream_may_last_longer(string? given, string counts) => Limited(given, isStream: true).ShouldBe(counts);

    private static string Limited(string? given, bool isStream)
    {
        var headers = new HeaderDictionary();
        if (given is not null)
        {
            headers["grpc-timeout"] = given;
        }

        CallTime.Limit(headers, Defaults, isStream);
        return headers["grpc-timeout"].ToString();
    }
}
