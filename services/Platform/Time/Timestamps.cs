using Google.Protobuf.WellKnownTypes;
using NodaTime;

namespace Netralitas.Platform.Time;

/// <summary>Instants as the contracts carry them.</summary>
public static class Timestamps
{
    /// <summary>The instant as a protobuf timestamp.</summary>
    public static Timestamp ToTimestamp(this Instant instant) => Timestamp.FromDateTimeOffset(instant.ToDateTimeOffset());

    /// <summary>The instant as a protobuf timestamp; absent when there is none.</summary>
    public static Timestamp? ToTimestamp(this Instant? instant) => instant?.ToTimestamp();
}
