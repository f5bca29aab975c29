using Netralitas.Agencies.Succession;
using NodaTime;

namespace Netralitas.Agencies.Tests.Succession;

/// <summary>Orders by which offices are succeeded, as rows.</summary>
internal static class SuccessionGiven
{
    public static SuccessionRow Order(string office, string successor, DateTimeOffset at, bool finished) => new()
    {
        Id = Guid.CreateVersion7(), OfficeId = office, OfficeName = office, SuccessorId = successor, SuccessorName = successor, DecreeNumber = "1/2024", DecreeDate = new LocalDate(2024, 8, 24),
        OrderingOfficeId = "bawaslu-ri", Account = "operator", StartTime = Instant.FromDateTimeOffset(at), FinishTime = finished ? Instant.FromDateTimeOffset(at) : null,
    };
}
