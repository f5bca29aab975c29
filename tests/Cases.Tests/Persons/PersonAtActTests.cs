using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Persons;

/// <summary>What a reported person was on the day of the act.</summary>
public sealed class PersonAtActTests(CasesFixture cases)
{
    private readonly CaseService.CaseServiceClient _client = new(cases.Service.PatientChannel);

    private static PersonAtAct Head => new()
    {
        EmploymentStatus = EmploymentStatus.Permanent, Rank = "IV/a", PostClass = PostClass.Administrator, Unit = "Dinas Pendidikan",
        Leave = LeaveStatus.None, CandidateRelation = CandidateRelation.Sibling,
    };

    [Fact]
    public async Task Those_who_see_all_of_the_case_see_it_whole_others_without_rank_leave_and_kinship()
    {
        var raised = await RaiseAsync(Head);

        raised.Persons[0].AtAct.ShouldBe(Head);
        var listed = (await _client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, cases.Service.As(CasesFixture.TanahLaut))).Cases.Single(file => file.Id == raised.Id);
        listed.Persons[0].AtAct.ShouldBe(new PersonAtAct { EmploymentStatus = EmploymentStatus.Permanent, PostClass = PostClass.Administrator, Unit = "Dinas Pendidikan" });
    }

    [Theory]
    [InlineData(" iii / D ", SubjectKind.CivilServant, "III/d")]
    [InlineData("ix", SubjectKind.ContractCivilServant, "IX")]
    [InlineData("IV/e", SubjectKind.CentralCivilServant, "IV/e")]
    [InlineData("XVII", SubjectKind.CentralCivilServant, "XVII")]
    public async Task A_rank_is_kept_in_one_way(string rank, SubjectKind kind, string kept) =>
        (await RaiseAsync(new PersonAtAct { Rank = rank }, kind)).Persons[0].AtAct.Rank.ShouldBe(kept);

    [Theory]
    [InlineData("III/e", SubjectKind.CivilServant)]
    [InlineData("V/a", SubjectKind.CivilServant)]
    [InlineData("IX", SubjectKind.CivilServant)]
    [InlineData("III/d", SubjectKind.ContractCivilServant)]
    [InlineData("XVIII", SubjectKind.ContractCivilServant)]
    public async Task A_rank_that_the_kind_does_not_have_is_a_bad_field(string rank, SubjectKind kind) =>
        (await BadAsync(new PersonAtAct { Rank = rank }, kind)).ShouldBe(["persons[0].at_act.rank"]);

    [Fact]
    public async Task A_soldier_has_nothing_of_a_civil_servant_and_every_field_says_so()
    {
        var told = Head;
        told.Leave = LeaveStatus.Unpaid;

        (await BadAsync(told, SubjectKind.Military)).ShouldBe(
            ["persons[0].at_act.employment_status", "persons[0].at_act.post_class", "persons[0].at_act.rank", "persons[0].at_act.leave"]);
    }

    [Fact]
    public async Task What_does_not_fit_the_kind_of_civil_servant_is_a_bad_field()
    {
        (await BadAsync(new PersonAtAct { PostClass = PostClass.Executor }, SubjectKind.SeniorExecutive)).ShouldBe(["persons[0].at_act.post_class"]);
        (await BadAsync(new PersonAtAct { EmploymentStatus = EmploymentStatus.Permanent }, SubjectKind.ContractCivilServant)).ShouldBe(["persons[0].at_act.employment_status"]);
        (await BadAsync(new PersonAtAct { Leave = LeaveStatus.Unpaid }, SubjectKind.ProbationaryCivilServant)).ShouldBe(["persons[0].at_act.leave"]);
        (await BadAsync(new PersonAtAct { Unit = new string('x', 201), Leave = (LeaveStatus)99 }, SubjectKind.CivilServant)).ShouldBe(["persons[0].at_act.leave", "persons[0].at_act.unit"]);
    }

    [Fact]
    public async Task An_identification_adds_to_it_keeps_what_is_not_told_again_and_stands_on_the_timeline()
    {
        var raised = await RaiseAsync(new PersonAtAct { Unit = "Dinas Pendidikan", Leave = LeaveStatus.None });

        var known = await IdentifyAsync(raised, new PersonAtAct { Rank = "III/d", Leave = LeaveStatus.Unpaid });

        known.Persons[0].AtAct.ShouldBe(new PersonAtAct { Unit = "Dinas Pendidikan", Rank = "III/d", Leave = LeaveStatus.Unpaid });
        (await _client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = raised.Id }, cases.Service.As(CasesFixture.TanahLaut))).Events
            .Select(one => one.Type).ShouldContain("PERSON_IDENTIFIED");
    }

    [Fact]
    public async Task What_does_not_fit_who_the_person_is_now_known_to_be_goes()
    {
        var known = await IdentifyAsync(await RaiseAsync(Head), told: null, SubjectKind.VillageHead);

        known.Persons[0].AtAct.ShouldBe(new PersonAtAct { Unit = "Dinas Pendidikan", Leave = LeaveStatus.None, CandidateRelation = CandidateRelation.Sibling });
    }

    private async Task<Case> RaiseAsync(PersonAtAct atAct, SubjectKind kind = SubjectKind.CivilServant) =>
        (await _client.RaiseCaseAsync(Report(atAct, kind), cases.Service.As(CasesFixture.TanahLaut))).Case;

    private async Task<IReadOnlyList<string>> BadAsync(PersonAtAct atAct, SubjectKind kind) =>
        (await Errors.Refused(_client.RaiseCaseAsync(Report(atAct, kind), cases.Service.As(CasesFixture.TanahLaut)))).BadFields();

    private static RaiseCaseRequest Report(PersonAtAct atAct, SubjectKind kind)
    {
        var person = CasesFixture.Person("Ahmad Fulan", kind);
        person.AtAct = atAct;
        return CasesFixture.Report(person);
    }

    private async Task<Case> IdentifyAsync(Case file, PersonAtAct? told, SubjectKind kind = SubjectKind.CivilServant) => (await _client.IdentifyPersonAsync(
        new IdentifyPersonRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Ahmad Fulan", SubjectKind = kind,
            EmployerOfficeId = "setda-63.72", Post = "Staf", AtAct = told,
        },
        cases.Service.As(CasesFixture.TanahLaut))).Case;
}
