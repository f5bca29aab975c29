using NodaTime.Text;

namespace Netralitas.Reference.Tests.Reception;

/// <summary>When a report counts as received.</summary>
public sealed class ReceptionTests
{
    [Theory]
    [InlineData("2024-10-14T08:00:00+08:00", "2024-10-14T08:00:00+08:00", "Monday morning")]
    [InlineData("2024-10-14T07:59:00+08:00", "2024-10-14T08:00:00+08:00", "before it opens")]
    [InlineData("2024-10-14T16:00:00+08:00", "2024-10-15T08:00:00+08:00", "as it closes")]
    [InlineData("2024-10-18T16:29:59+08:00", "2024-10-18T16:29:59+08:00", "Friday is longer")]
    [InlineData("2024-10-18T16:30:00+08:00", "2024-10-21T08:00:00+08:00", "over the weekend")]
    [InlineData("2024-11-23T22:00:00+08:00", "2024-11-24T00:00:00+08:00", "Saturday night before the quiet period")]
    [InlineData("2024-11-24T03:00:00+08:00", "2024-11-24T03:00:00+08:00", "Sunday in the quiet period")]
    [InlineData("2024-11-27T23:59:00+08:00", "2024-11-27T23:59:00+08:00", "on voting day")]
    [InlineData("2024-11-28T00:00:00+08:00", "2024-11-28T08:00:00+08:00", "after voting day")]
    [InlineData("2024-12-25T10:00:00+08:00", "2024-12-27T08:00:00+08:00", "Christmas and collective leave")]
    public void A_report_filed_outside_the_hours_is_received_when_they_begin(string filed, string received, string why) =>
        Received(filed, "63.01").ShouldBe(received, why);

    [Fact]
    public void A_second_vote_opens_the_office_of_its_place_only()
    {
        Received("2025-04-19T05:00:00+08:00", "63.72").ShouldBe("2025-04-19T05:00:00+08:00");
        Received("2025-04-19T05:00:00+08:00", "63.01").ShouldBe("2025-04-21T08:00:00+08:00");
    }

    [Theory]
    [InlineData("monday: \"08:00-16:00\"", "monday: \"16:00-08:00\"", "monday '16:00-08:00' are no hours such as 08:00-16:00")]
    [InlineData("monday: \"08:00-16:00\"", "monday: \"8-16\"", "monday '8-16' are no hours such as 08:00-16:00")]
    [InlineData("monday: \"08:00-16:00\"", "senin: \"08:00-16:00\"", "unknown key 'senin'")]
    [InlineData("holidays: closed", "holidays: maybe", "holidays 'maybe' is not one of closed, open")]
    public void Wrong_hours_are_told(string text, string spoiled, string reason)
    {
        using var folder = new FolderCopy();
        folder.Replace("reception.yaml", text, spoiled);

        folder.Problems().ShouldContain(problem => problem.StartsWith("reception.yaml:") && problem.EndsWith(reason));
    }

    private static string Received(string filed, string place)
    {
        var region = Book.Region(place);
        var hours = Book.Delivered.Law.Reception.Versions("RCP-PILKADA").ShouldHaveSingleItem();
        var received = hours.Received(OffsetDateTimePattern.Rfc3339.Parse(filed).Value.ToInstant(), region.Zone, region, Book.Election("pilkada-2024"), Book.Delivered.Calendar);
        return OffsetDateTimePattern.Rfc3339.Format(received.InZone(region.Zone).ToOffsetDateTime());
    }
}
