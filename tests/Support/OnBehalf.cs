using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;

namespace Netralitas.Support;

/// <summary>What tests of mandates need: calls on behalf of an office, and mandates of October 2024.</summary>
public static class OnBehalf
{
    private static readonly DateTimeOffset Start = new(2024, 10, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The metadata of the same caller on behalf of an office.</summary>
    public static Metadata For(this Metadata caller, string officeId) => [.. caller, new Metadata.Entry("netralitas-for-office", officeId)];

    /// <summary>A mandate in force, as Agencies announces it.</summary>
    public static MandateChanged Fact(string officeId, string recordingOfficeId) =>
        new(Guid.CreateVersion7(), 1, officeId, recordingOfficeId, "12/SK/2024", Start, Start.AddYears(1));

    /// <summary>The same once it is revoked.</summary>
    public static MandateChanged Revoked(this MandateChanged mandate)
    {
        ArgumentNullException.ThrowIfNull(mandate);
        return mandate with { Version = mandate.Version + 1, EndTime = Start.AddDays(1) };
    }

    /// <summary>Asks for a mandate that is in force.</summary>
    public static GrantMandateRequest Grant(string officeId, string recordingOfficeId) => new()
    {
        RequestId = Guid.NewGuid().ToString(), OfficeId = officeId, RecordingOfficeId = recordingOfficeId, DocumentNumber = "12/SK/2024",
        StartTime = Timestamp.FromDateTimeOffset(Start), EndTime = Timestamp.FromDateTimeOffset(Start.AddYears(1)),
    };
}
