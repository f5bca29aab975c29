using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using Npgsql;

namespace Netralitas.Platform.Storage;

/// <summary>Brings the schema up to date at start, and waits for the database as long as it is away.</summary>
internal sealed class SchemaHost<TDb>(
    IDbContextFactory<TDb> contexts, IDatabaseEngine engine, SchemaGate gate, IReadOnlyList<SchemaScript> scripts,
    IHostApplicationLifetime lifetime, Backoff backoff, ILogger<SchemaHost<TDb>> log) : BackgroundService
    where TDb : ServiceDbContext
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var attempt = 1; !stoppingToken.IsCancellationRequested; attempt++)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(stoppingToken);
                await engine.PrepareAsync(db, scripts, stoppingToken);
                gate.Open();
                return;
            }
            catch (SchemaMismatchException e)
            {
                log.LogCritical("{Problem}", e.Message);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
            catch (Exception e) when (engine.IsUnavailable(e) || engine.IsConflict(e))
            {
                log.LogWarning("The database is away ({Reason}); trying again (attempt {Attempt}).", Reason(e), attempt);
                await backoff.WaitAsync(attempt, stoppingToken);
            }
        }
    }

    /// <summary>A code of PostgreSQL, such as 28P01 for a wrong password, or what kind of failure it was.</summary>
    private static string Reason(Exception failure) => failure.GetBaseException() is PostgresException said ? said.SqlState : failure.GetBaseException().GetType().Name;
}
