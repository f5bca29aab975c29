using NodaTime;

namespace Netralitas.Platform.Operations;

/// <summary>A clock of a service: what falls due in its database, and the worker that must do it.</summary>
/// <typeparam name="TDb">The database.</typeparam>
/// <param name="Name">What falls due, such as <c>task-rungs</c>.</param>
/// <param name="Worker">The worker's type name.</param>
/// <param name="After">How long after its instant a row is due.</param>
/// <param name="IsLegal">Whether its instants are legal time.</param>
/// <param name="Rows">What is not done yet. The database must find the first of them by an index on their instant.</param>
public sealed record ServiceClock<TDb>(string Name, string Worker, Duration After, bool IsLegal, Func<TDb, IQueryable<DueRow>> Rows);

/// <summary>One thing that falls due.</summary>
public sealed class DueRow
{
    /// <summary>The resource.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its instant.</summary>
    public required Instant Time { get; init; }
}
