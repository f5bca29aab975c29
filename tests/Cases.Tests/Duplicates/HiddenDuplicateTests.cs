using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using static Netralitas.Cases.Tests.Duplicates.DuplicateOffice;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>A hidden case is answered like one that does not exist, whichever of the two fields names it.</summary>
[Collection<OneLoneCases>]
public sealed class HiddenDuplicateTests(LoneCases cases)
{
    [Theory]
    [InlineData("kpu-64.02")]
    [InlineData("setda-63.72")]
    public async Task Every_method_does_the_same_for_both(string office)
    {
        var file = await cases.RaiseAsync();

        var (called, differing) = await Hidden.WalkAsync(cases.Work, cases.Service.Channel, cases.Service.As(office, RoleWords.Any), [DuplicateService.Descriptor], "case_id", file.Id);

        called.ShouldBe(["ListDuplicates", "MergeCases"]);
        differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_merges_an_own_case_learns_nothing_of_the_other()
    {
        var file = await cases.RaiseAsync();
        var hidden = (await cases.Client.RaiseCaseAsync(Report(Person(Word()), place: "63.03"), cases.Service.As("bawaslu-63.03"))).Case;
        var client = new DuplicateService.DuplicateServiceClient(cases.Service.Channel);

        var (first, firstWork) = await MergeAsync(hidden.Id);
        var (second, secondWork) = await MergeAsync(Id());

        first.ShouldBe(second);
        firstWork.ShouldBe(secondWork);

        async Task<(string Answer, IReadOnlyList<string> Work)> MergeAsync(string into)
        {
            var answer = "";
            var request = new MergeCasesRequest { RequestId = Id(), CaseId = file.Id, IntoCaseId = into, Reason = "Sama", DocumentNumber = "7/PLENO/X/2024" };
            var work = await cases.Work.OfAsync(async () =>
            {
                var error = await Errors.Refused(client.MergeCasesAsync(request, cases.Handler));
                answer = $"{error.StatusCode} {error.Reason()} {error.Status.Detail}";
            });
            return (answer, work);
        }
    }
}
