namespace Netralitas.Agencies.Recomputing;

/// <summary>Runs that were ordered once and go on in batches, whoever calls for the next.</summary>
internal interface IStandingWork
{
    /// <summary>The oldest of those that are not done, each with how far it has come.</summary>
    Task<Dictionary<Guid, Guid>> UnfinishedAsync(int most, CancellationToken cancel);

    /// <summary>Goes on with a run for as long as one call may take; whether it is done.</summary>
    Task<bool> GoOnAsync(Guid id, CancellationToken cancel);
}
