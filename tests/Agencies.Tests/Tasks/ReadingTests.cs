using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.WebUtilities;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Tasks;

public sealed class ReadingTests(AgenciesFixture agencies)
{
    [Fact]
    public async Task A_task_says_who_where_what_until_when_and_why()
    {
        var file = AgenciesFixture.Act();
        var task = await agencies.OpenAsync("identify-person", file);

        var read = await agencies.GetAsync(task.Id, AgenciesFixture.Personnel);

        read.ShouldBe(task);
        (read.OfficeId, read.HandlingOfficeId, read.PlaceRegionCode).ShouldBe(("bkpsdm-63.72", "bawaslu-63.01", "63.01"));
        (read.State, read.Etag, read.MirrorOf, read.CauseTaskId).ShouldBe((TaskState.Open, "1", "", ""));
        read.PersonId.ShouldBe(file.Persons[0].PersonId.ToString());
        read.DueTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8)));
        read.StartTime.ToDateTimeOffset().ShouldBe(Given.Received);
        read.Deadline.ShouldBe(new Deadline
        {
            RuleId = "POL-IDENTIFY", BasisKind = BasisKind.Policy, Basis = "policy", DayKind = DayKind.Working, TimeZone = "Asia/Makassar",
        });
        read.OverdueTime.ShouldBeNull();
        read.ExpectedDocument.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_task_that_may_not_be_seen_is_answered_exactly_like_one_that_is_not_there()
    {
        var task = await agencies.OpenAsync();

        var hidden = await Errors.Refused(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, agencies.As("kpu-64.01")));
        var none = await Errors.Refused(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = AgenciesFixture.NewId() }, agencies.As("kpu-64.01")));

        hidden.StatusCode.ShouldBe(StatusCode.NotFound);
        hidden.Status.ShouldBe(none.Status);
        hidden.Reason().ShouldBe("NOT_FOUND");
        none.Reason().ShouldBe("NOT_FOUND");
    }

    [Theory]
    [InlineData("bawaslu-63.01", 4)]
    [InlineData("bawaslu-63", 4)]
    [InlineData("bkpsdm-63.72", 1)]
    [InlineData("bkpsdm-63", 1)]
    [InlineData("kpu-63.01", 1)]
    [InlineData("kesbangpol-63.01", 1)]
    [InlineData("bkpsdm-63.01", 0)]
    [InlineData("bawaslu-64", 0)]
    [InlineData("bawaslu-ri", 0)]
    public async Task A_list_shows_what_may_be_seen_and_nothing_else(string office, int count)
    {
        var file = AgenciesFixture.Act();
        await agencies.OpenAsync("identify-person", file);

        (await agencies.OfCaseAsync(file.CaseId, office)).Count.ShouldBe(count);
    }

    [Fact]
    public async Task Pages_in_order_of_the_due_time_hold_every_task_once()
    {
        var file = Given.Case("63.72", persons: [.. Enumerable.Range(0, 11).Select(_ => Given.Person(employer: "setda-63.72"))]);
        await agencies.Service.TellAsync(new CaseRaised(file));
        var request = new ListTasksRequest { CaseId = file.CaseId.ToString(), PageSize = 7 };
        var pages = new List<List<TaskMessage>>();
        do
        {
            var page = await agencies.Tasks.ListTasksAsync(request, agencies.As("bawaslu-63.72"));
            pages.Add([.. page.Tasks]);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        pages.Select(page => page.Count).ShouldBe([7, 7, 7, 3]);
        var all = pages.SelectMany(page => page).ToList();
        all.Select(task => task.Id).Distinct().Count().ShouldBe(24);
        all.Select(task => task.DueTime.ToDateTimeOffset()).ShouldBeInOrder();
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var file = AgenciesFixture.Act();
        var task = await agencies.OpenAsync("identify-person", file);
        await agencies.Tasks.AcknowledgeTaskAsync(new AcknowledgeTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, agencies.As(AgenciesFixture.Personnel));

        (await Count(new ListTasksRequest { OfficeId = "kpu-63.01" })).ShouldBe(1);
        (await Count(new ListTasksRequest { State = TaskState.Acknowledged })).ShouldBe(1);
        (await Count(new ListTasksRequest { State = TaskState.Open })).ShouldBe(3);
        (await Count(new ListTasksRequest { OfficeId = "kpu-63.01", State = TaskState.Acknowledged })).ShouldBe(0);
        (await Count(new ListTasksRequest { OverdueOnly = true })).ShouldBe(0);

        async Task<int> Count(ListTasksRequest request)
        {
            request.CaseId = file.CaseId.ToString();
            return (await agencies.Tasks.ListTasksAsync(request, agencies.As(AgenciesFixture.Handler))).Tasks.Count;
        }
    }

    [Fact]
    public async Task All_bad_fields_of_a_list_come_back_at_once()
    {
        var request = new ListTasksRequest { PageSize = -1, PageToken = "x", OfficeId = "nobody", CaseId = "x", State = (TaskState)99 };

        var error = await Errors.Refused(agencies.Tasks.ListTasksAsync(request, agencies.As(AgenciesFixture.Handler)));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.BadFields().ShouldBe(["page_size", "page_token", "case_id", "office_id", "state"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/2/3")]
    [InlineData("x/0192a4b0-7c1e-7000-8000-000000000001")]
    [InlineData("9223372036854775807/0192a4b0-7c1e-7000-8000-000000000001")]
    [InlineData("17290000000000000/x")]
    public async Task A_page_token_that_somebody_made_up_is_a_bad_field(string key)
    {
        await agencies.OpenAsync();
        var request = new ListTasksRequest { PageSize = 1 };
        var token = (await agencies.Tasks.ListTasksAsync(request, agencies.As(AgenciesFixture.Handler))).NextPageToken;
        var filter = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)).Split('|')[0];
        request.PageToken = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{filter}|{key}"));

        (await Errors.Refused(agencies.Tasks.ListTasksAsync(request, agencies.As(AgenciesFixture.Handler)))).BadFields().ShouldBe(["page_token"]);
    }

    [Fact]
    public async Task A_page_token_of_another_filter_is_a_bad_field()
    {
        await agencies.OpenAsync();
        var token = (await agencies.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1 }, agencies.As(AgenciesFixture.Handler))).NextPageToken;

        var error = await Errors.Refused(agencies.Tasks.ListTasksAsync(
            new ListTasksRequest { PageSize = 1, State = TaskState.Open, PageToken = token }, agencies.As(AgenciesFixture.Handler)));

        error.BadFields().ShouldBe(["page_token"]);
    }
}
