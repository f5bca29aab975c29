using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Procedure;

/// <summary>Real cases of 2024 from intake to forwarding, as agency systems walk them; persons are invented.</summary>
public abstract class GoldenCases(World world)
{
    [Fact]
    public async Task Banjarbaru_eleven_persons_in_one_report_four_forwarded_and_seven_stopped_under_one_number_and_every_step_is_on_the_stream()
    {
        const string Office = "bawaslu-63.72";
        var report = Request(CaseKind.Report, Contest.Mayor, "63.72", [.. Enumerable.Range(0, 11).Select(_ => (SubjectKind.CivilServant, "setda-63.72"))]);
        var file = (await world.Cases.RaiseCaseAsync(report, world.As(Office))).Case;
        using var stream = world.Cases.WatchCases(new WatchCasesRequest { CaseId = file.Id }, world.As("bawaslu-63"));
        var snapshot = await stream.ReadUntilAsync(message => message.SnapshotEnd is not null);
        var seen = stream.ReadUntilAsync(message => message.Case?.State == CaseState.Concluded);

        file = await StudiedAsync(await RegisteredAsync(file), "DIS-04");
        file = await DecidedAsync(file, i => i < 4 ? Contracts.Cases.V1.Outcome.ViolationDiscipline : Contracts.Cases.V1.Outcome.NotProven);
        file = await ForwardedAsync(await AnnouncedAsync(file), file.Persons.Take(4));
        await TrackWalk.ToEndAsync(world, file, "find-not-proven");
        file = await Eventually.Be(
            async () => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(Office))).Case, read => read.Tracks.Count(track => track.Ended) == 4);
        file = (await world.Procedure.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "15/X/2024" }, world.As(Office))).Case;

        file.OfficialNumber.Text.ShouldMatch("^[0-9]{3}/Reg/LP/PW/Kota/22.02/X/2024$");
        file.Forwardings.ShouldHaveSingleItem().ReceiverOfficeId.ShouldBe("bkn-kanreg-08");
        file.Allegations.CountBy(allegation => allegation.Outcome).Select(group => group.Value).ShouldBe([4, 7]);
        snapshot.Concat(await seen).Where(message => message.Case is not null).Select(message => message.Case.State).Distinct().ShouldBe(
        [
            CaseState.InitialStudy, CaseState.Studied, CaseState.Registered, CaseState.StudyCompleted, CaseState.Decided, CaseState.StatusAnnounced, CaseState.Forwarded,
            CaseState.Concluded,
        ]);
    }

    [Fact]
    public async Task Paser_three_civil_servants_and_three_village_heads_go_to_BKN_and_to_the_village_office_and_the_personnel_office_knows_at_once()
    {
        const string Office = "bawaslu-64.01";
        var finding = Request(CaseKind.Finding, Contest.Regent, "64.01",
        [
            .. Enumerable.Repeat((SubjectKind.CivilServant, "setda-64.01"), 3), .. Enumerable.Repeat((SubjectKind.VillageHead, "dpmd-64.01"), 3),
        ]);
        var file = (await world.Cases.RaiseCaseAsync(finding, world.As(Office))).Case;
        await Eventually.Be(() => Expectation.TasksOfAsync(world, "bkpsdm-64.01", file.Id), tasks => tasks.Count(task => task.Step == "identify-person") == 3);

        file = (await world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, world.As(Office))).Case;
        file = await StudiedAsync(file, "DIS-04", "VIL-29");
        file = await DecidedAsync(file, i => i < 3 ? Contracts.Cases.V1.Outcome.ViolationDiscipline : Contracts.Cases.V1.Outcome.OtherLaw);
        var both = await Errors.Refused(world.Procedure.ForwardCaseAsync(Forward(file, file.Persons), world.As(Office)));
        file = await ForwardedAsync(await ForwardedAsync(file, file.Persons.Take(3)), file.Persons.Skip(3));

        both.Reason().ShouldBe("SEVERAL_RECEIVERS");
        file.OfficialNumber.Text.ShouldStartWith("0");
        file.OfficialNumber.Text.ShouldContain("/Reg/TM/PB/Kab/");
        file.Forwardings.Select(letter => (letter.ReceiverOfficeId, letter.RuleId, letter.PersonIds.Count)).ShouldBe([("bkn-kanreg-08", "REC-ASN", 3), ("dpmd-64.01", "REC-VILLAGE", 3)]);
    }

    [Fact]
    public async Task Who_works_in_one_region_and_acts_in_another_is_supervised_there_and_forwarded_to_the_BKN_of_the_employer()
    {
        const string Office = "bawaslu-62.71";
        var file = (await world.Cases.RaiseCaseAsync(Request(CaseKind.Report, Contest.Mayor, "62.71", [(SubjectKind.CivilServant, "setda-73.71")]), world.As(Office))).Case;

        file.HandlingOfficeId.ShouldBe(Office);
        await Eventually.Be(() => Expectation.TasksOfAsync(world, Office, file.Id), tasks => tasks.Any(task => (task.Step, task.OfficeId) == ("identify-person", "bkpsdm-73.71")));
        file = await DecidedAsync(await StudiedAsync(await RegisteredAsync(file), "DIS-06"), _ => Contracts.Cases.V1.Outcome.ViolationDiscipline);
        file = await ForwardedAsync(file, file.Persons);

        file.Forwardings[0].ReceiverOfficeId.ShouldBe("bkn-kanreg-04");
    }

    [Fact]
    public async Task Kudus_information_about_an_act_before_the_candidates_were_fixed_is_forwarded_without_hearing_and_after_it_not()
    {
        const string Office = "bawaslu-33.19";
        var early = Request(CaseKind.Information, Contest.Regent, "33.19", [(SubjectKind.CivilServant, "setda-33.19")]);
        early.ActDate = "2024-09-10";
        var late = early.Clone();
        (late.RequestId, late.ActDate) = (Id(), "2024-09-24");
        var (before, after) = ((await world.Cases.RaiseCaseAsync(early, world.As(Office))).Case, (await world.Cases.RaiseCaseAsync(late, world.As(Office))).Case);

        (await ForwardedAsync(before, before.Persons)).Forwardings[0].ReceiverOfficeId.ShouldBe("bkn-kanreg-01");
        (await Errors.Refused(world.Procedure.ForwardCaseAsync(Forward(after, after.Persons), world.As(Office)))).Reason().ShouldBe("CANDIDATES_ARE_FIXED");
        // What was to be traced is done with it.
        await Eventually.Be(
            () => Expectation.TasksOfAsync(world, Office, before.Id),
            tasks => tasks.Any(task => task.Step == "tracing" && task.State == Contracts.Agencies.V1.TaskState.Done));
    }

    private async Task<Case> RegisteredAsync(Case file)
    {
        await world.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = "Lengkap" }, As(file));
        return (await world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, As(file))).Case;
    }

    /// <summary>One allegation for each person, of village heads the second code, and the study.</summary>
    private async Task<Case> StudiedAsync(Case file, string violation, string ofVillage = "")
    {
        foreach (var person in file.Persons)
        {
            var code = person.SubjectKind == SubjectKind.VillageHead ? ofVillage : violation;
            await world.Procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = person.Id, ViolationId = code }, As(file));
        }

        return (await world.Procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "11/X/2024", Summary = "Kajian" }, As(file))).Case;
    }

    private async Task<Case> DecidedAsync(Case file, Func<int, Contracts.Cases.V1.Outcome> outcome)
    {
        var request = new DecideCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "12/X/2024" };
        request.Outcomes.AddRange(file.Allegations.Select((allegation, i) => new AllegationOutcome { AllegationId = allegation.Id, Outcome = outcome(i) }));
        return (await world.Procedure.DecideCaseAsync(request, As(file))).Case;
    }

    private async Task<Case> AnnouncedAsync(Case file) =>
        (await world.Procedure.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "13/X/2024" }, As(file))).Case;

    private async Task<Case> ForwardedAsync(Case file, IEnumerable<ReportedPerson> persons) => (await world.Procedure.ForwardCaseAsync(Forward(file, persons), As(file))).Case;

    private static ForwardCaseRequest Forward(Case file, IEnumerable<ReportedPerson> persons) =>
        new() { RequestId = Id(), CaseId = file.Id, DocumentNumber = "14/X/2024", PersonIds = { persons.Select(person => person.Id) } };

    private Metadata As(Case file) => world.As(file.HandlingOfficeId);

    private static RaiseCaseRequest Request(CaseKind kind, Contest contest, string place, IEnumerable<(SubjectKind Kind, string Employer)> persons) => new()
    {
        RequestId = Id(), Kind = kind, ElectionId = "pilkada-2024", Contest = contest, PlaceRegionCode = place, ActDate = "2024-10-10", KnownDate = "2024-10-12",
        Persons =
        {
            persons.Select((person, i) => new NewReportedPerson
            {
                Name = $"Fulan {i}", SubjectKind = person.Kind, EmployerOfficeId = person.Employer, Post = "Staf", AllegedAct = "Menghadiri kampanye pasangan calon",
            }),
        },
    };

    private static string Id() => Guid.NewGuid().ToString();
}

[Collection<OneCluster>]
public sealed class GoldenCasesOfCluster(ClusterWorld world) : GoldenCases(world);

[Collection<OneSandbox>]
public sealed class GoldenCasesOfSandbox(SandboxWorld world) : GoldenCases(world);
