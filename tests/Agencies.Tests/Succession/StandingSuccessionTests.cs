using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Agencies.Succession;
using Netralitas.Platform.Storage;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Succession;

/// <summary>Orders whose caller is gone are finished by whoever is there, each by itself and each once.</summary>
public sealed class StandingSuccessionTests
{
    private const string Clock = "2024-10-14T09:00+08:00x1";

    [Fact]
    public async Task One_that_fails_does_not_hold_up_the_next()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Clock);
        // Its successor was in the data when it was ordered, and is not any more.
        var (lost, sound) = (SuccessionGiven.Order("kasn", "gone", Given.Received, finished: false), SuccessionGiven.Order("kasn", "bkn", Given.Received.AddHours(1), finished: false));
        await AddAsync(service, lost, sound);

        await Eventually.Be(() => ReadAsync(service, sound.Id), row => row.FinishTime is not null);

        (await ReadAsync(service, lost.Id)).FinishTime.ShouldBeNull("it is tried again at every look");
    }

    [Fact]
    public async Task Of_two_that_find_nothing_more_at_once_one_tells_that_it_is_done()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Clock);
        await service.StopAsync();
        var row = SuccessionGiven.Order("kasn", "bkn", Given.Received, finished: false);
        await AddAsync(service, row);
        var (run, contexts) = (service.Services.GetRequiredService<SuccessionRun>(), service.Services.GetRequiredService<IDbContextFactory<AgenciesDb>>());
        var cancel = TestContext.Current.CancellationToken;
        await using var first = await contexts.CreateDbContextAsync(cancel);
        await using var second = await contexts.CreateDbContextAsync(cancel);
        (await run.StepAsync(first, row.Id, cancel)).FinishTime.ShouldNotBeNull();
        (await run.StepAsync(second, row.Id, cancel)).FinishTime.ShouldNotBeNull("neither has seen the other");

        await first.SaveChangesAsync(cancel);
        var late = await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(cancel));

        service.Services.GetRequiredService<IDatabaseEngine>().IsConflict(late).ShouldBeTrue("so it looks again, and finds it done");
    }

    private static Task<int> AddAsync(ServiceUnderTest<AgenciesDb> service, params SuccessionRow[] rows) => service.InDatabase(db =>
    {
        db.Successions.AddRange(rows);
        return db.SaveChangesAsync();
    });

    private static Task<SuccessionRow> ReadAsync(ServiceUnderTest<AgenciesDb> service, Guid id) => service.InDatabase(db => db.Successions.SingleAsync(one => one.Id == id));
}
