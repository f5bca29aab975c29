using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;
using State = Netralitas.Contracts.Operations.V1.ParkedState;

namespace Netralitas.Platform.Operations;

/// <summary>A fact that was set aside: found, shown and ended.</summary>
internal static class ParkedView
{
    /// <summary>One of them.</summary>
    /// <exception cref="RefusalException">NOT_FOUND.</exception>
    public static async Task<ParkedRow> FindParkedAsync(this ServiceDbContext db, Guid id, CancellationToken cancel) =>
        await db.Parked.SingleOrDefaultAsync(row => row.MessageId == id, cancel) ?? throw Refusal.NotFound(OperationsReasons.ParkedFact, id.ToString()).AsException();

    /// <summary>One that waits for an operator, about to be changed.</summary>
    /// <exception cref="RefusalException">NOT_FOUND, NOT_PARKED.</exception>
    public static async Task<ParkedRow> FindWaitingAsync(this ServiceDbContext db, Guid id, CancellationToken cancel) =>
        await db.FindParkedAsync(id, cancel) is { State: Inbox.ParkedState.Parked } row
            ? row
            : throw (Refusal.Of(OperationsReasons.NotParked) with { Resource = (OperationsReasons.ParkedFact, id.ToString()) }).AsException();

    /// <summary>Notes who dealt with it, how and when.</summary>
    public static void End(this ParkedRow row, Inbox.ParkedState state, Call call, Instant now, string? reason = null) =>
        (row.State, row.EndTime, row.EndOfficeId, row.EndAccount, row.EndReason) = (state, now, call.OfficeId, call.Caller.Account, reason);

    /// <summary>As the database has it.</summary>
    public static Inbox.ParkedState ToRow(this State state) => (Inbox.ParkedState)state;

    /// <summary>As operators see it.</summary>
    public static ParkedFact ToMessage(this ParkedRow row, Instant now)
    {
        var (cause, stack) = row.Error.Split(' ', 2) is [var type, var place] ? (type, place) : (row.Error, "");
        return new ParkedFact
        {
            MessageId = row.MessageId.ToString(), Type = row.Type, State = (State)row.State, Cause = cause, Place = FirstLine(stack),
            FirstTryTime = row.FirstTryTime.ToTimestamp(), LastTryTime = row.LastTryTime.ToTimestamp(), Attempts = row.Attempts, ParkTime = row.ParkTime.ToTimestamp(),
            Age = ((row.EndTime ?? now) - row.ParkTime).ToMessage(), EndTime = row.EndTime.ToTimestamp(),
            EndOfficeId = row.EndOfficeId ?? "", EndAccount = row.EndAccount ?? "", EndReason = row.EndReason ?? "",
        };
    }

    /// <summary>A span of time as the contracts carry it.</summary>
    public static Google.Protobuf.WellKnownTypes.Duration ToMessage(this NodaTime.Duration span) =>
        Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromTicks((long)span.TotalTicks));

    private static string FirstLine(string stack) => stack.Trim().Split('\n', 2)[0].Trim();
}
