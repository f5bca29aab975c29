using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;

namespace Netralitas.Agencies.Tests;

public sealed class AgenciesAuthorityTests
{
    private static readonly CaseSnapshot File = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));

    [Theory]
    [InlineData("initial-study", "bawaslu-63.01 bawaslu-63")]
    [InlineData("identify-person", "bkpsdm-63.72 bkpsdm-63 bawaslu-63.01 bawaslu-63")]
    [InlineData("check-candidacy", "kpu-63.01 kpu-63 bawaslu-63.01 bawaslu-63")]
    [InlineData("situation-note", "kesbangpol-63.01 kesbangpol-63 bawaslu-63.01 bawaslu-63")]
    public void Exactly_these_offices_know_of_a_task(string step, string offices)
    {
        var task = Given.TaskOf(File, step);
        var everyone = Given.Reference.Offices.All;

        everyone.Where(office => AgenciesAuthority.RelationOf(new Viewer(office.Id), task) != Relation.None).Select(office => office.Id)
            .ShouldBe(offices.Split(' '), ignoreOrder: true);
        // Compiling the predicate is slow: the neighbourhood and the national offices will do.
        everyone.Where(office => office.RegionCode is null or "63" or "63.01" or "63.72").Where(office => Visible(office.Id, task))
            .Select(office => office.Id).ShouldBe(offices.Split(' '), ignoreOrder: true);
    }

    [Theory]
    [InlineData("bkpsdm-63.72", "bkpsdm-63.72", true)]
    [InlineData("bawaslu-63.01", "bkpsdm-63.72", true)]
    [InlineData("bawaslu-63.01", "bawaslu-63.01", false)]
    [InlineData("kpu-63.01", "bkpsdm-63.72", false)]
    [InlineData("kpu-63.01", "kpu-63.01", false)]
    public void Asking_for_the_tasks_of_a_holder_shows_no_more_than_may_be_seen(string office, string holder, bool visible) =>
        One(Given.TaskOf(File, "identify-person")).VisibleTo(new Viewer(office), holder).Any().ShouldBe(visible);

    [Fact]
    public void An_officer_who_keeps_out_knows_of_no_task_of_the_case_and_the_others_of_the_office_do()
    {
        var (officer, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var task = Given.TaskOf(File.Recused(officer), "identify-person");

        foreach (var office in AgenciesAuthority.Seers(task))
        {
            foreach (var (viewer, knows) in new[] { (new Viewer(office, officer), false), (new Viewer(office, other), true), (new Viewer(office), true) })
            {
                (AgenciesAuthority.RelationOf(viewer, task) != Relation.None).ShouldBe(knows);
                One(task).VisibleTo(viewer).Any().ShouldBe(knows);
                One(task).VisibleTo(viewer, task.OfficeId).Any().ShouldBe(knows);
                One(task).VisibleByRelation(viewer).Any(related => related.Any()).ShouldBe(knows);
            }
        }
    }

    [Fact]
    public void Nobody_stands_in_any_relation_to_a_task_that_is_not_there() =>
        AgenciesAuthority.RelationOf(new Viewer("bawaslu-63.01"), null).ShouldBe(Relation.None);

    private static bool Visible(string office, FollowUpTask task)
    {
        var visible = One(task).VisibleTo(new Viewer(office)).Any();
        One(task).VisibleByRelation(new Viewer(office)).Any(related => related.Any()).ShouldBe(visible);
        return visible;
    }

    private static IQueryable<FollowUpTask> One(FollowUpTask task) => new[] { task }.AsQueryable();
}
