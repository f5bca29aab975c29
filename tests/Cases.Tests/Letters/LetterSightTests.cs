using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Letters;

/// <summary>Letters and stories of a case that is hidden from the caller.</summary>
[Collection<OneLoneCases>]
public sealed class LetterSightTests(LoneCases cases)
{
    [Fact]
    public async Task Letters_and_stories_do_the_same_for_a_case_that_is_hidden_as_for_one_that_does_not_exist()
    {
        var file = await cases.RaiseAsync();

        // A stranger, and one that keeps out: it employs the reported person.
        foreach (var office in new[] { "kpu-64.02", "setda-63.72" })
        {
            var (called, differing) = await Hidden.WalkAsync(
                cases.Work, cases.Service.Channel, cases.Service.As(office, RoleWords.Any), [LetterService.Descriptor], "case_id", file.Id);

            called.Count.ShouldBe(3);
            differing.ShouldBeEmpty(office);
        }
    }
}
