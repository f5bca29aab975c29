using Netralitas.Cases.Statistics;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Tests.Statistics;

public sealed class StatisticsTurnsTests
{
    [Fact]
    public async Task One_too_many_is_refused_until_another_has_ended()
    {
        using var turns = new StatisticsTurns(TimeSpan.Zero);
        var taken = new List<IDisposable>();
        for (var i = 0; i < StatisticsTurns.AtOnceMax; i++)
        {
            taken.Add(await turns.TakeAsync(TestContext.Current.CancellationToken));
        }

        await IsBusyAsync();
        // What ends twice makes room for one.
        taken[0].Dispose();
        taken[0].Dispose();
        await turns.TakeAsync(TestContext.Current.CancellationToken);
        await IsBusyAsync();

        async Task IsBusyAsync() => (await Should.ThrowAsync<RefusalException>(() => turns.TakeAsync(TestContext.Current.CancellationToken))).Refusal.Reason.Code.ShouldBe("STATISTICS_BUSY");
    }
}
