using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Procedure;

/// <summary>The spouse of a candidate, with and without unpaid leave (golden case G12). SE Menpan RB 18/2023.</summary>
public sealed class ExemptionTests(CasesFixture cases)
{
    private const string Attending = "DIS-04";
    private const string Posting = "DIS-06";

    private readonly ProcedureOffice _office = new(cases);

    [Fact]
    public async Task The_spouse_on_unpaid_leave_may_attend_and_the_refusal_names_the_rule()
    {
        var file = await RaiseAsync(CandidateRelation.Spouse, LeaveStatus.Unpaid);

        var error = await Errors.Refused(_office.Client.AddAllegationAsync(Request(file, Attending), _office.Headers));

        error.Reason().ShouldBe("ACT_EXEMPT");
        var facts = error.Detail<Google.Rpc.ErrorInfo>()!.Metadata;
        facts["rule"].ShouldBe("EXM-SPOUSE");
        facts["forbids"].ShouldContain("speaker");
    }

    [Fact]
    public async Task What_remains_forbidden_is_alleged_in_spite_of_it_with_the_reason_and_the_rule_on_the_timeline()
    {
        var file = await RaiseAsync(CandidateRelation.Spouse, LeaveStatus.Unpaid);
        var request = Request(file, Attending);
        request.DespiteExemption = "Mengenakan atribut partai dan berorasi";

        (await _office.Client.AddAllegationAsync(request, _office.Headers)).Case.Allegations.Single().ViolationId.ShouldBe(Attending);

        var told = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, _office.Headers)).Events[^1];
        (told.Type, told.Facts["despite_exemption"]).ShouldBe(("ALLEGATION_ADDED", "EXM-SPOUSE"));
        told.ToString().ShouldNotContain("atribut");
    }

    [Theory]
    [InlineData(CandidateRelation.Spouse, LeaveStatus.None, Attending)]
    [InlineData(CandidateRelation.Spouse, LeaveStatus.Other, Attending)]
    [InlineData(CandidateRelation.Sibling, LeaveStatus.Unpaid, Attending)]
    [InlineData(CandidateRelation.Spouse, LeaveStatus.Unpaid, Posting)]
    public async Task Nobody_else_and_nothing_else_is_exempt(CandidateRelation relation, LeaveStatus leave, string violation)
    {
        var file = await RaiseAsync(relation, leave);

        (await _office.AllegeAsync(file, file.Persons[0].Id, violation)).Allegations.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_nothing_is_exempt_there_is_nothing_to_say()
    {
        var request = Request(await RaiseAsync(CandidateRelation.None, LeaveStatus.None), Attending);
        request.DespiteExemption = "Berorasi";

        (await Errors.Refused(_office.Client.AddAllegationAsync(request, _office.Headers))).BadFields().ShouldBe(["despite_exemption"]);
    }

    private async Task<Case> RaiseAsync(CandidateRelation relation, LeaveStatus leave)
    {
        var person = CasesFixture.Person("Ahmad Fulan");
        person.AtAct = new PersonAtAct { CandidateRelation = relation, Leave = leave };
        return (await new CaseService.CaseServiceClient(cases.Service.PatientChannel).RaiseCaseAsync(CasesFixture.Report(person), _office.Headers)).Case;
    }

    private static AddAllegationRequest Request(Case file, string violation) =>
        new() { RequestId = ProcedureOffice.Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, ViolationId = violation };
}
