using Netralitas.Agencies.Planning;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Planning;

public sealed class DiffPlanTests(AgenciesFixture agencies)
{
    private readonly PlanService.PlanServiceClient _plans = new(agencies.Service.Channel);

    [Fact]
    public void Tasks_that_would_be_added_gone_elsewhere_or_due_otherwise_are_told()
    {
        using var folder = new PlanCopy();
        folder.Change("id: check-candidacy", "id: check-party");
        folder.Change("function: kesbangpol", "function: setda");
        folder.Change("pilkada: POL-IDENTIFY", "pilkada: POL-TRACING");
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var book = folder.Load();

        var difference = PlanDifference.Of(Given.Followed(file), book.Routing.Find("2027.1")!, book);

        difference.Tasks.Select(task => (task.Kind, task.Step, task.OfficeId, task.NewOfficeId)).ShouldBe(
        [
            (DifferenceKind.Gone, "check-candidacy", "kpu-63.01", ""), (DifferenceKind.OtherDue, "identify-person", "bkpsdm-63.72", "bkpsdm-63.72"),
            (DifferenceKind.OtherOffice, "situation-note", "kesbangpol-63.01", "setda-63.01"), (DifferenceKind.Added, "check-party", "", "kpu-63.01"),
        ]);
        difference.Tasks[1].NewDueTime.ShouldBeGreaterThan(difference.Tasks[1].DueTime);
        PlanDifference.Of(Given.Followed(file), book.Routing.Find("2024.1")!, book).Tasks.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_handling_office_sees_the_differences_of_its_cases_others_none_and_nothing_changes()
    {
        var file = AgenciesFixture.Act();
        await agencies.OpenAsync("initial-study", file);
        var before = await agencies.OfCaseAsync(file.CaseId);
        var request = new DiffPlanRequest { PlanVersion = "2025.1", CaseIds = { file.CaseId.ToString() } };

        var one = (await _plans.DiffPlanAsync(request, agencies.As(AgenciesFixture.Handler))).Cases.ShouldHaveSingleItem();
        one.PlanVersion.ShouldBe("2024.1");
        var all = await _plans.DiffPlanAsync(new DiffPlanRequest { PlanVersion = "2025.1", PageSize = 1000 }, agencies.As(AgenciesFixture.Handler));
        all.Cases.ShouldContain(one);

        (await Refused(request, "kpu-63.01")).ShouldBe("NOT_ALLOWED");
        (await Refused(request, "kpu-64.01")).ShouldBe("NOT_FOUND");
        (await Refused(new DiffPlanRequest { PlanVersion = "2025.1", CaseIds = { Guid.NewGuid().ToString() } }, AgenciesFixture.Handler)).ShouldBe("NOT_FOUND");
        var bad = await Should.ThrowAsync<Grpc.Core.RpcException>(async () => await _plans.DiffPlanAsync(new DiffPlanRequest { PlanVersion = "1", CaseIds = { "x" } }, agencies.As(AgenciesFixture.Handler)));
        bad.Detail<Google.Rpc.BadRequest>()!.FieldViolations.Select(field => field.Field).ShouldBe(["plan_version", "case_ids[0]"]);
        (await agencies.OfCaseAsync(file.CaseId)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Page_after_page_shows_each_case_once_in_order_and_none_in_which_nothing_is_to_be_done()
    {
        List<string> ids = [];
        for (var i = 0; i < 3; i++)
        {
            var file = AgenciesFixture.Act();
            await agencies.OpenAsync("initial-study", file);
            ids.Add(file.CaseId.ToString());
        }

        var ended = AgenciesFixture.Act();
        await agencies.OpenAsync("initial-study", ended);
        await agencies.Service.TellAsync(new Contracts.Events.CaseClosed(ended.Closed()));

        var request = new DiffPlanRequest { PlanVersion = "2025.1", PageSize = 1 };
        List<string> shown = [];
        do
        {
            var page = await _plans.DiffPlanAsync(request, agencies.As(AgenciesFixture.Handler));
            shown.AddRange(page.Cases.Select(one => one.CaseId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        shown.ShouldBe(shown.Order(StringComparer.Ordinal).Distinct());
        ids.Except(shown).ShouldBeEmpty();
        shown.ShouldNotContain(ended.CaseId.ToString());
    }

    private async Task<string> Refused(DiffPlanRequest request, string office) =>
        (await Should.ThrowAsync<Grpc.Core.RpcException>(async () => await _plans.DiffPlanAsync(request, agencies.As(office)))).Reason();

    /// <summary>The reference data with another version of the first plan, to be changed.</summary>
    private sealed class PlanCopy : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netralitas-plans-");
        private readonly string _text;
        private string _plan;

        public PlanCopy()
        {
            Directory.EnumerateFiles(Reference.ReferenceBook.DefaultFolder).ToList().ForEach(file => File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file))));
            _text = File.ReadAllText(InFolder);
            _plan = _text[_text.IndexOf("  - version", StringComparison.Ordinal).._text.IndexOf("  # All that each agency", StringComparison.Ordinal)].Replace("2024.1", "2027.1").Replace("2023-01-01", "2027-01-01");
        }

        private string InFolder => Path.Combine(_folder.FullName, "routing.yaml");

        public void Change(string text, string other) => _plan = _plan.Replace(text, other);

        public Reference.ReferenceBook Load()
        {
            File.WriteAllText(InFolder, _text + "\n" + _plan);
            return Reference.ReferenceBook.Load(_folder.FullName);
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
