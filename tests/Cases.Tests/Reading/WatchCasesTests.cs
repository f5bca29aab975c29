using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Reading;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Streams;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Cases.Tests.Reading;

public sealed class WatchCasesTests(CasesFixture cases)
{
    private static readonly CaseFilter Everything = new(Guid.Empty, CaseKind.Unspecified, "", "", "");

    [Theory]
    [InlineData("kpu-63.01", true)]
    [InlineData(CasesFixture.TanahLaut, false)]
    public async Task A_change_that_waits_for_its_position_hides_the_case_only_from_those_to_whom_it_comes(string seenBy, bool isShown)
    {
        var cancel = TestContext.Current.CancellationToken;
        var file = await cases.RaiseAsync();
        // What the raising itself changed has its position first.
        await Eventually.Be(() => cases.Service.InDatabase(one => one.PendingChanges.AnyAsync(change => change.ResourceId == Guid.Parse(file.Id), cancel)), waits => !waits);
        await using var db = await cases.Service.Services.GetRequiredService<IDbContextFactory<CasesDb>>().CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Never committed, so that nobody gives it a position.
        db.PendingChanges.Add(new PendingChange { ResourceId = Guid.Parse(file.Id), Body = [], SeenBy = [seenBy], LostBy = [], RecordTime = Instant.FromUnixTimeSeconds(0) });
        await db.SaveChangesAsync(cancel);

        var snapshot = await WatchCases.PageAsync(db, new Viewer(CasesFixture.TanahLaut), Everything, after: Guid.Empty, most: 1000, cancel);

        snapshot.Select(shown => shown.Id).Contains(file.Id).ShouldBe(isShown);
    }
}
