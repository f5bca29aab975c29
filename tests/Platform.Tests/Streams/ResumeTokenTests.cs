using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Streams;

namespace Netralitas.Platform.Tests.Streams;

public sealed class ResumeTokenTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(long.MaxValue, true)]
    public void A_token_reads_as_it_was_written(long position, bool inSnapshot)
    {
        var token = new ResumeToken(-5, Guid.NewGuid(), position, inSnapshot ? Guid.NewGuid() : null);

        ResumeToken.Parse(token.ToString()).ShouldBe(token);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD__________8")]
    public void What_is_no_token_is_known_as_such(string text) => ResumeToken.Parse(text).ShouldBeNull();

    [Fact]
    public void The_filter_is_everything_but_the_token()
    {
        var hash = ResumeToken.FilterOf(new WatchTasksRequest { OfficeId = "kpu-63.01" });

        ResumeToken.FilterOf(new WatchTasksRequest { OfficeId = "kpu-63.01", ResumeToken = "x" }).ShouldBe(hash);
        ResumeToken.FilterOf(new WatchTasksRequest { OfficeId = "kpu-63.02" }).ShouldNotBe(hash);
        ResumeToken.FilterOf(new WatchTasksRequest { CaseId = "kpu-63.01" }).ShouldNotBe(hash);
    }
}
