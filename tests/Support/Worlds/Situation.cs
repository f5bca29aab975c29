using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Support.Worlds;

/// <summary>A kind of case, who raises it, and the tasks that it must open: written by hand from the routing rules, not taken from the planner.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="RaisedBy">The office that raises it.</param>
/// <param name="Handler">The office that must handle it.</param>
/// <param name="Tasks">Step and office of every task, one entry for each.</param>
/// <param name="Request">The request, without request id.</param>
public sealed record Situation(string Name, string RaisedBy, string Handler, IReadOnlyList<(string Step, string Office)> Tasks, RaiseCaseRequest Request)
{
    public static IReadOnlyList<Situation> All { get; } =
    [
        new("an act in Tanah Laut by a civil servant of Banjarbaru", "bawaslu-63.01", "bawaslu-63.01",
            [("initial-study", "bawaslu-63.01"), ("identify-person", "bkpsdm-63.72"), ("check-candidacy", "kpu-63.01"), ("situation-note", "kesbangpol-63.01")],
            Case(CaseKind.Report, Contest.Regent, "63.01", (SubjectKind.CivilServant, "setda-63.72"))),

        new("three civil servants and three village heads in Paser", "bawaslu-64.01", "bawaslu-64.01",
            [
                ("initial-study", "bawaslu-64.01"), ("situation-note", "kesbangpol-64.01"),
                ("identify-person", "bkpsdm-64.01"), ("identify-person", "bkpsdm-64.01"), ("identify-person", "bkpsdm-64.01"),
                ("check-candidacy", "kpu-64.01"), ("check-candidacy", "kpu-64.01"), ("check-candidacy", "kpu-64.01"),
                ("check-candidacy", "kpu-64.01"), ("check-candidacy", "kpu-64.01"), ("check-candidacy", "kpu-64.01"),
            ],
            Case(CaseKind.Report, Contest.Regent, "64.01",
                (SubjectKind.CivilServant, "setda-64.01"), (SubjectKind.CivilServant, "inspektorat-64.01"), (SubjectKind.UrbanVillageHead, "setda-64.01"),
                (SubjectKind.VillageHead, "dpmd-64.01"), (SubjectKind.VillageHead, ""), (SubjectKind.VillageHead, ""))),

        new("a finding about the governor's contest in Palangka Raya, employer unknown", "bawaslu-62.71", "bawaslu-62",
            [("set-as-finding", "bawaslu-62"), ("identify-person", "bkpsdm-62.71"), ("check-candidacy", "kpu-62.71"), ("situation-note", "kesbangpol-62.71")],
            Case(CaseKind.Finding, Contest.Governor, "62.71", (SubjectKind.ContractCivilServant, ""))),

        new("information from Kesbangpol about a soldier and a police officer in Banjarmasin", "kesbangpol-63.71", "bawaslu-63.71",
            [("tracing", "bawaslu-63.71"), ("check-candidacy", "kpu-63.71"), ("check-candidacy", "kpu-63.71"), ("situation-note", "kesbangpol-63.71")],
            Case(CaseKind.Information, Contest.Mayor, "63.71", (SubjectKind.Military, "kodim-63.71"), (SubjectKind.Police, "polres-63.71"))),

        new("a civil servant of a ministry in Kutai Kartanegara", "bawaslu-64.02", "bawaslu-64.02",
            [("initial-study", "bawaslu-64.02"), ("identify-person", "kemenag"), ("check-candidacy", "kpu-64.02"), ("situation-note", "kesbangpol-64.02")],
            Case(CaseKind.Report, Contest.Regent, "64.02", (SubjectKind.CentralCivilServant, "kemenag"))),

        new("staff of the handling office and of the personnel office: one tier up", "bawaslu-63.01", "bawaslu-63",
            [
                ("initial-study", "bawaslu-63"), ("identify-person", "bawaslu-ri"), ("identify-person", "bkpsdm-63"),
                ("check-candidacy", "kpu-63.01"), ("check-candidacy", "kpu-63.01"), ("situation-note", "kesbangpol-63.01"),
            ],
            Case(CaseKind.Report, Contest.Regent, "63.01", (SubjectKind.ElectionOrganiser, "bawaslu-63.01"), (SubjectKind.CivilServant, "bkpsdm-63.01"))),
    ];

    /// <summary>The request with a request id and persons of its own.</summary>
    public RaiseCaseRequest NewRequest()
    {
        var request = Request.Clone();
        request.RequestId = Guid.NewGuid().ToString();
        // Nobody is called like anybody else: cases that are alike are looked at for each other.
        foreach (var person in request.Persons)
        {
            person.Name = "Fulan " + string.Concat(Enumerable.Range(0, 8).Select(_ => (char)('a' + Random.Shared.Next(26))));
        }

        return request;
    }

    public override string ToString() => Name;

    private static RaiseCaseRequest Case(CaseKind kind, Contest contest, string place, params (SubjectKind Kind, string Employer)[] persons)
    {
        var request = new RaiseCaseRequest
        {
            Kind = kind, ElectionId = "pilkada-2024", Contest = contest, PlaceRegionCode = place, ActDate = "2024-10-10", KnownDate = "2024-10-12",
        };
        request.Persons.AddRange(persons.Select((person, i) => new NewReportedPerson
        {
            Name = $"Fulan {i + 1}", SubjectKind = person.Kind, EmployerOfficeId = person.Employer, Post = "Staf", AllegedAct = "Menghadiri deklarasi",
        }));
        return request;
    }
}
