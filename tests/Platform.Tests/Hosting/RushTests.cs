using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Tests.Hosting;

public sealed class RushTests
{
    [Theory]
    [InlineData(new[] { 100, 900, 300, 200, 10, 10, 10 }, new[] { 3 })]
    [InlineData(new[] { 5, 5, 5, 5 }, new int[0])]
    [InlineData(new[] { 200, 200, 190, 210 }, new int[0])]
    [InlineData(new[] { 20, 4, 20, 4, 20, 4, 20, 4, 20, 4 }, new[] { 9 })]
    [InlineData(new[] { 500, 10, 500, 10, 10 }, new[] { 1, 3 })]
    public void It_is_over_once_when_little_is_allocated_after_much(int[] allocated, int[] over)
    {
        var rush = new Rush(worth: 120);
        var sum = 0L;

        var ends = allocated.Index().Where(step => rush.IsOver(sum += step.Item)).Select(step => step.Index).ToList();

        ends.ShouldBe(over);
    }
}
