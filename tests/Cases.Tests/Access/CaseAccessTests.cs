using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Access;

public sealed class CaseAccessTests(CasesFixture cases)
{
    private const string Personnel = "bkpsdm-63.72";
    private const string Stranger = "kpu-64.02";

    [Fact]
    public async Task The_handling_office_and_the_one_above_it_see_all()
    {
        var file = await cases.RaiseAsync();

        foreach (var office in new[] { CasesFixture.TanahLaut, CasesFixture.SouthKalimantan })
        {
            var seen = await GetAsync(file.Id, office);
            seen.View.ShouldBe(CaseView.Full);
            seen.Persons[0].Name.ShouldBe("Ahmad Fulan");
        }
    }

    [Fact]
    public async Task The_holder_of_a_task_sees_what_the_task_needs_and_loses_sight_when_it_gives_the_task_back()
    {
        var file = await cases.RaiseAsync();
        var task = TaskIn(file, Personnel, version: 1);
        await cases.Service.TellAsync(new TaskOpened(task));

        var seen = await GetAsync(file.Id, Personnel);
        seen.View.ShouldBe(CaseView.NeedToKnow);
        seen.Persons[0].Name.ShouldBeEmpty();
        seen.Persons[0].Initials.ShouldBe("A.F.");
        seen.Persons[0].AllegedAct.ShouldBeEmpty();
        (await ListAsync(Personnel)).ShouldContain(file.Id);

        await cases.Service.TellAsync(new TaskReturned(task with { Version = 2, Reason = "WRONG_RECEIVER" }));

        // Agencies is away in this test: what the projection does not know cannot be answered, for hidden and unknown alike.
        (await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(Personnel)))).Reason().ShouldBe("PEER_UNAVAILABLE");
        (await ListAsync(Personnel)).ShouldNotContain(file.Id);
    }

    [Fact]
    public async Task The_office_above_that_holds_an_identification_does_it_and_another_office_above_does_not()
    {
        var (file, other) = (await cases.RaiseAsync(), await cases.RaiseAsync());
        await cases.Service.TellAsync(new TaskOpened(TaskIn(file, CasesFixture.SouthKalimantan, version: 1)));

        (await IdentifyAsync(file)).ShouldBe("");
        (await IdentifyAsync(other)).ShouldBe("NOT_ALLOWED");
        (await GetAsync(file.Id, CasesFixture.SouthKalimantan)).Persons[0].Name.ShouldBe("Arbain Fulani");

        Task<string> IdentifyAsync(Case of) => Errors.ReasonOf(cases.Client.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Guid.NewGuid().ToString(), CaseId = of.Id, PersonId = of.Persons[0].Id, Name = "Arbain Fulani", SubjectKind = SubjectKind.CivilServant,
                EmployerOfficeId = "setda-63.72", Post = "Staf",
            },
            cases.Service.As(CasesFixture.SouthKalimantan)));
    }

    [Fact]
    public async Task News_that_come_late_do_not_bring_a_holder_back()
    {
        var file = await cases.RaiseAsync();
        var task = TaskIn(file, Personnel, version: 1);
        await cases.Service.TellAsync(new TaskReturned(task with { Version = 2 }));
        await cases.Service.TellAsync(new TaskOpened(task));

        (await ListAsync(Personnel)).ShouldNotContain(file.Id);
    }

    [Fact]
    public async Task What_may_not_be_seen_and_what_does_not_exist_are_answered_alike()
    {
        var file = await cases.RaiseAsync();
        var hidden = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(Stranger)));
        var unknown = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = Guid.NewGuid().ToString() }, cases.Service.As(Stranger)));

        (hidden.Status.StatusCode, hidden.Status.Detail, hidden.Reason()).ShouldBe((unknown.Status.StatusCode, unknown.Status.Detail, unknown.Reason()));
        (await ListAsync(Stranger)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_office_above_may_look_but_not_act()
    {
        var file = await cases.RaiseAsync();

        var error = await Errors.Refused(cases.Client.CloseCaseAsync(
            new CloseCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Reason = CloseReason.Late }, cases.Service.As(CasesFixture.SouthKalimantan)));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.PermissionDenied, "NOT_ALLOWED"));
    }

    [Fact]
    public async Task Only_the_holder_of_that_persons_identification_task_may_say_who_it_is()
    {
        var file = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person(""), CasesFixture.Person("Budi Fulan")));
        await cases.Service.TellAsync(new TaskOpened(TaskIn(file, Personnel, version: 1)));
        var request = new IdentifyPersonRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Citra Fulan",
            SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Camat",
        };

        var known = (await cases.Client.IdentifyPersonAsync(request, cases.Service.As(Personnel))).Case;

        known.Persons[0].Identified.ShouldBeTrue();
        known.Persons[0].Initials.ShouldBe("C.F.");
        known.Persons[0].Name.ShouldBeEmpty();
        var other = request.Clone();
        (other.RequestId, other.PersonId) = (Guid.NewGuid().ToString(), file.Persons[1].Id);
        // Whether that task is its own only Agencies can say, which is away in this test.
        (await Errors.Refused(cases.Client.IdentifyPersonAsync(other, cases.Service.As(Personnel)))).Reason().ShouldBe("PEER_UNAVAILABLE");
    }

    private static TaskSnapshot TaskIn(Contracts.Cases.V1.Case file, string office, long version) => new(
        Guid.CreateVersion7(), version, DateTimeOffset.UnixEpoch, office, Guid.Parse(file.Id), null, Guid.Parse(file.Persons[0].Id), "identify-person",
        "Mengidentifikasi", "Identify", office, file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);

    private async Task<Contracts.Cases.V1.Case> GetAsync(string id, string office) =>
        (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = id }, cases.Service.As(office))).Case;

    private async Task<IReadOnlyList<string>> ListAsync(string office) =>
        [.. (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, cases.Service.As(office))).Cases.Select(file => file.Id)];
}
