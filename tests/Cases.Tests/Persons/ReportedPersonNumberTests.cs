using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Persons;

/// <summary>Numbers of reported persons, brought in with a case or when it is known who somebody is. None of them is of a person.</summary>
public sealed class ReportedPersonNumberTests(CasesFixture cases)
{
    private const string Nip = "198001312005011002";
    private const string Nik = "6301013101800001";

    [Fact]
    public async Task Numbers_come_with_the_case_and_are_shown_to_those_who_see_all_of_it()
    {
        var person = CasesFixture.Person("Ahmad Fulan");
        (person.EmployeeNumber, person.ResidentNumber) = ("19800131 200501 1 002", Nik);

        var raised = await cases.RaiseAsync(CasesFixture.Report(person));

        (raised.Persons[0].EmployeeNumber, raised.Persons[0].ResidentNumber).ShouldBe((Nip, Nik));
        var listed = (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, cases.Service.As(CasesFixture.TanahLaut))).Cases.Single(file => file.Id == raised.Id);
        (listed.Persons[0].EmployeeNumber, listed.Persons[0].ResidentNumber).ShouldBe(("", ""));
    }

    [Fact]
    public async Task A_number_becomes_known_later_and_one_that_is_not_told_again_stays()
    {
        var raised = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("")));

        (await IdentifyAsync(raised, Nip, "")).Persons[0].EmployeeNumber.ShouldBe(Nip);
        var known = (await IdentifyAsync(raised, "", Nik)).Persons[0];

        (known.EmployeeNumber, known.ResidentNumber).ShouldBe((Nip, Nik));
    }

    [Fact]
    public async Task A_number_that_does_not_fit_what_is_told_now_goes()
    {
        var raised = await IdentifyAsync(await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person(""))), Nip, Nik);

        var head = (await IdentifyAsync(raised, "", "", SubjectKind.VillageHead)).Persons[0];

        (head.EmployeeNumber, head.ResidentNumber).ShouldBe(("", Nik));
    }

    [Theory]
    [InlineData(Nip, "", SubjectKind.VillageHead, "persons[0].employee_number")]
    [InlineData("198001312005211002", "", SubjectKind.CivilServant, "persons[0].employee_number")]
    [InlineData(Nip, "", SubjectKind.ContractCivilServant, "persons[0].employee_number")]
    [InlineData("198001312005131002", "6301013101800000", SubjectKind.CivilServant, "persons[0].employee_number persons[0].resident_number")]
    [InlineData(Nip, "6301017101800001", SubjectKind.CivilServant, "persons[0].resident_number")]
    [InlineData(Nip, "6301013001800001", SubjectKind.CivilServant, "persons[0].resident_number")]
    public async Task Numbers_that_do_not_fit_are_named_and_never_repeated(string nip, string nik, SubjectKind kind, string bad)
    {
        var person = CasesFixture.Person("Ahmad Fulan", kind);
        (person.EmployeeNumber, person.ResidentNumber) = (nip, nik);

        var error = await Errors.Refused(cases.Client.RaiseCaseAsync(CasesFixture.Report(person), cases.Service.As(CasesFixture.TanahLaut)));

        error.BadFields().ShouldBe(bad.Split(' '));
        error.ToString().ShouldNotContain(nip);
        error.Detail<Google.Rpc.BadRequest>()!.ToString().ShouldNotContain(nip);
    }

    [Fact]
    public async Task The_number_of_a_contract_civil_servant_fits_its_kind()
    {
        var person = CasesFixture.Person("Ahmad Fulan", SubjectKind.ContractCivilServant);
        person.EmployeeNumber = "199507172023212019";

        (await cases.RaiseAsync(CasesFixture.Report(person))).Persons[0].EmployeeNumber.ShouldBe(person.EmployeeNumber);
    }

    private async Task<Case> IdentifyAsync(Case file, string nip, string nik, SubjectKind kind = SubjectKind.CivilServant) => (await cases.Client.IdentifyPersonAsync(
        new IdentifyPersonRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Ahmad Fulan", SubjectKind = kind,
            EmployerOfficeId = "setda-63.72", Post = "Staf", EmployeeNumber = nip, ResidentNumber = nik,
        },
        cases.Service.As(CasesFixture.TanahLaut))).Case;
}
