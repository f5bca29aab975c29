using Google.Protobuf.WellKnownTypes;
using Netralitas.Agencies.Planning;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Agencies.Tests.Planning;

/// <summary>The routing table of the handbook, row by row: to whom each kind of person is forwarded for what, and which agencies have no business with it. The steps of
/// the others stand in PlanRowsTests. Place of the act 63.01, employer 63.72, received in 2025.</summary>
public sealed class HandbookRowsTests
{
    private const string Regional = "setda-63.72";
    private const string NotBkn = "bkn bkpsdm inspektorat";

    // Kind, employer, what was decided | tracks | functions without any task or track.
    [Theory]
    [InlineData(SubjectKind.CivilServant, Regional, "ETH-01 ViolationEthics", "personnel bkn-kanreg-08", "kemendagri dpmd polres kejari dkpp")]
    [InlineData(SubjectKind.CivilServant, Regional, "DIS-06 ViolationDiscipline", "personnel bkn-kanreg-08", "kemendagri dpmd polres kejari dkpp")]
    [InlineData(SubjectKind.CivilServant, Regional, "CRM-P71-1 CrimeSuspected, DIS-06 ViolationDiscipline", "crime polres-63.01, personnel bkn-kanreg-08", "kemendagri dpmd dkpp")]
    [InlineData(SubjectKind.ContractCivilServant, Regional, "DIS-06 ViolationDiscipline", "personnel bkn-kanreg-08", "kemendagri dpmd polres kejari")]
    [InlineData(SubjectKind.ProbationaryCivilServant, Regional, "DIS-06 ViolationDiscipline", "personnel bkn-kanreg-08", "kemendagri dpmd polres kejari")]
    [InlineData(SubjectKind.CentralCivilServant, "kemenag", "DIS-06 ViolationDiscipline", "personnel bkn", "setda inspektorat dpmd polres kejari")]
    [InlineData(SubjectKind.SeniorExecutive, Regional, "DIS-06 ViolationDiscipline", "personnel bkn", "dpmd polres kejari")]
    [InlineData(SubjectKind.UrbanVillageHead, Regional, "CRM-P71-1 CrimeSuspected, DIS-06 ViolationDiscipline", "crime polres-63.01, personnel bkn-kanreg-08", "dpmd kemendagri")]
    [InlineData(SubjectKind.RegionalHead, Regional, "CRM-P71-2 CrimeSuspected", "crime polres-63.01", "dpmd inspektorat dkpp")]
    [InlineData(SubjectKind.VillageHead, Regional, "VIL-29 OtherLaw", "village dpmd-63.72", NotBkn + " kpu polres kejari")]
    [InlineData(SubjectKind.VillageHead, Regional, "CRM-P71-1 CrimeSuspected", "crime polres-63.01", NotBkn + " kpu")]
    [InlineData(SubjectKind.VillageStaff, Regional, "VIL-51 OtherLaw", "village dpmd-63.72", NotBkn + " kpu polres kejari")]
    [InlineData(SubjectKind.Military, "kodim-63.01", "MIL-01 OtherLaw", "command korem-63", NotBkn + " kpu dpmd polres kejari")]
    [InlineData(SubjectKind.Police, "polres-63.01", "POL-01 OtherLaw", "command polda-63", NotBkn + " kpu dpmd kejari")]
    [InlineData(SubjectKind.CandidateOrTeam, "", "CRM-P70 CrimeSuspected", "crime polres-63.01", "bkn inspektorat dpmd setda")]
    public void Each_row_of_the_table_reaches_whom_it_names_and_nobody_else(SubjectKind kind, string employer, string decided, string tracks, string without)
    {
        var plan = Preview(kind, employer, decided);

        plan.Tracks.Select(track => $"{track.Kind} {track.ReceiverOfficeId}").ShouldBe(tracks.Split(", "), ignoreOrder: true);
        var offices = plan.Tasks.Select(task => task.OfficeId).Concat(plan.Tracks.Select(track => track.ReceiverOfficeId)).Distinct().ToList();
        offices.ShouldContain("bawaslu-63.01");
        offices.ShouldContain("kesbangpol-63.01");
        offices.Where(office => without.Split(' ').Contains(office.Split('-')[0])).ShouldBeEmpty();
        offices.Where(Given.Reference.Offices.CanKeepOut).ShouldNotContain(employer);
    }

    [Theory]
    [InlineData(SubjectKind.NonCivilServant, "authority setda-63", "bkn bkpsdm inspektorat kpu dpmd polres kejari")]
    [InlineData(SubjectKind.ElectionOrganiser, "dkpp dkpp", "bkn bkpsdm inspektorat kesbangpol dpmd polres kejari")]
    [InlineData(SubjectKind.StateEnterprise, "authority setda-63", "bkn bkpsdm inspektorat kpu dpmd polres kejari")]
    public void Who_is_forwarded_as_information_reaches_whom_the_table_names(SubjectKind kind, string tracks, string without)
    {
        var plan = Preview(kind, Regional, "");

        plan.Tracks.Select(track => $"{track.Kind} {track.ReceiverOfficeId}").ShouldBe([tracks]);
        plan.Tasks.Where(task => without.Split(' ').Contains(task.OfficeId.Split('-')[0]) && !(kind == SubjectKind.ElectionOrganiser && task.Step == "check-own-staff")).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_of_the_government_of_a_reported_head_has_anything_to_do()
    {
        var plan = Preview(SubjectKind.RegionalHead, "setda-63.01", "CRM-P71-2 CrimeSuspected");

        plan.RecusedOfficeIds.ShouldBe(["bkpsdm-63.01", "dpmd-63.01", "inspektorat-63.01", "kesbangpol-63.01", "setda-63.01"]);
        plan.Tasks.Select(task => task.OfficeId).Intersect(plan.RecusedOfficeIds).ShouldBeEmpty();
        plan.Tasks.ShouldContain(task => task.Step == "situation-note" && task.OfficeId == "kesbangpol-63");
        plan.Tasks.ShouldContain(task => task.Step == "supply-transfer-data" && task.OfficeId == "bkpsdm-63");
    }

    private static PreviewPlanResponse Preview(SubjectKind kind, string employer, string decided)
    {
        var received = new DateTimeOffset(2025, 1, 6, 9, 0, 0, TimeSpan.FromHours(8));
        var registered = decided.Length > 0 ? received.AddHours(3).ToTimestamp() : null;
        return PreviewPlan.Of(Given.Reference, new PreviewPlanRequest
        {
            Kind = decided.Length > 0 ? CaseKind.Report : CaseKind.Information, ElectionId = "pilkada-2024", Contest = Contest.Regent, PlaceRegionCode = "63.01", KnownDate = "2025-01-04",
            // Ethics is what was done before the candidates were fixed.
            ActDate = decided.StartsWith("ETH", StringComparison.Ordinal) ? "2024-09-10" : "2024-11-20", ReceivedTime = received.ToTimestamp(), RegisteredTime = registered,
            ForwardedTime = received.AddHours(30).ToTimestamp(),
            Persons =
            {
                new PlannedPerson
                {
                    SubjectKind = kind, EmployerOfficeId = employer,
                    Allegations =
                    {
                        decided.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' '))
                            .Select(one => new PlannedAllegation { ViolationId = one[0], Outcome = System.Enum.Parse<Outcome>(one[1]) }),
                    },
                },
            },
        });
    }
}
