namespace Netralitas.Reference.Tests;

public sealed class PlanStepTests
{
    private static readonly IReadOnlyList<PlanStep> Steps = Book.Delivered.Routing.Find("2024.1")!.Steps;

    [Fact]
    public void The_steps_are_these() => Steps.Select(Line).ShouldBe(
    [
        "initial-study CaseRaised REPORT Case Handling DL-05 DL-06 Received",
        "set-as-finding CaseRaised FINDING Case Handling DL-03 DL-04 Known",
        "tracing CaseRaised INFORMATION Case Handling POL-TRACING POL-TRACING Received",
        "identify-person CaseRaised all Person PersonnelOfEmployer POL-IDENTIFY POL-IDENTIFY Recorded",
        "check-candidacy CaseRaised all Person FunctionAtPlace(kpu) POL-CANDIDATE-CHECK POL-CANDIDATE-CHECK Recorded",
        "situation-note CaseRaised all Case FunctionAtPlace(kesbangpol) POL-SITUATION-NOTE POL-SITUATION-NOTE Recorded",
        "route-returned-task TaskReturned all Case Handling POL-ROUTE-RETURNED POL-ROUTE-RETURNED Returned",
    ]);

    [Theory]
    [InlineData("initial-study", "netralitas.cases.v1.CaseService/CompleteInitialStudy")]
    [InlineData("set-as-finding", "netralitas.cases.v1.CaseService/RegisterCase")]
    [InlineData("tracing", "netralitas.cases.v1.CaseService/RegisterCase")]
    public void A_step_of_the_case_file_is_a_mirror_and_cannot_be_returned(string id, string method)
    {
        var step = Step(id);

        step.MirrorOf.ShouldBe(method);
        step.Returnable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("identify-person", true)]
    [InlineData("check-candidacy", true)]
    [InlineData("situation-note", true)]
    [InlineData("route-returned-task", false)]
    public void Another_step_is_no_mirror(string id, bool returnable)
    {
        var step = Step(id);

        step.MirrorOf.ShouldBeNull();
        step.Returnable.ShouldBe(returnable);
    }

    [Fact]
    public void A_mirrored_method_is_one_of_the_contract()
    {
        var contract = Contract.Read("case_service.proto");

        foreach (var method in Steps.Select(step => step.MirrorOf).OfType<string>())
        {
            contract.ShouldContain("package netralitas.cases.v1;");
            contract.ShouldContain($"rpc {method.Split('/')[1]}(");
        }
    }

    [Fact]
    public void Nobody_identifies_village_people_soldiers_or_police_officers()
    {
        string[] spared = ["MILITARY", "POLICE", "VILLAGE_HEAD", "VILLAGE_STAFF"];

        PlanVocabulary.SubjectKinds.Where(kind => !Step("identify-person").When.AppliesToSubject(kind)).Order().ShouldBe(spared);
        PlanVocabulary.SubjectKinds.ShouldAllBe(kind => Step("check-candidacy").When.AppliesToSubject(kind));
    }

    [Fact]
    public void A_step_without_case_kinds_applies_to_every_case()
    {
        PlanVocabulary.CaseKinds.ShouldAllBe(kind => Step("situation-note").When.AppliesToCase(kind));
        PlanVocabulary.CaseKinds.Where(Step("initial-study").When.AppliesToCase).ShouldBe(["REPORT"]);
    }

    [Fact]
    public void A_step_names_the_rule_of_each_body_of_law()
    {
        Step("initial-study").RuleFor(ElectionFamily.Pemilu).ShouldBe("DL-05");
        Step("initial-study").RuleFor(ElectionFamily.Pilkada).ShouldBe("DL-06");
    }

    private static PlanStep Step(string id) => Steps.Single(step => step.Id == id);

    private static string Line(PlanStep step)
    {
        var kinds = step.When.CaseKinds.Count == 0 ? "all" : string.Join(',', step.When.CaseKinds);
        var office = step.Office.Function is { } function ? $"{step.Office.Kind}({function})" : $"{step.Office.Kind}";
        return $"{step.Id} {step.OpensOn} {kinds} {step.For} {office} {step.DuePemilu} {step.DuePilkada} {step.Starts}";
    }
}
