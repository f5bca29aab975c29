using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using static Netralitas.Network.Tests.Procedure.CaseSteps;
using Outcome = Netralitas.Contracts.Cases.V1.Outcome;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Procedure;

/// <summary>Real cases of 2024 from intake to forwarding, as agency systems walk them; persons are invented.</summary>
public abstract class GoldenCases(World world)
{
    private readonly CaseSteps _steps = new(world);

    [Fact]
    public async Task Banjarbaru_eleven_persons_in_one_report_four_forwarded_and_seven_stopped_under_one_number_and_every_step_is_on_the_stream()
    {
        const string Office = "bawaslu-63.72";
        var report = Request(CaseKind.Report, Contest.Mayor, "63.72", [.. Enumerable.Range(0, 11).Select(_ => (SubjectKind.CivilServant, "setda-63.72"))]);
        var file = (await world.Cases.RaiseCaseAsync(report, world.As(Office))).Case;
        using var stream = world.Cases.WatchCases(new WatchCasesRequest { CaseId = file.Id }, world.As("bawaslu-63"));
        var snapshot = await stream.ReadUntilAsync(message => message.SnapshotEnd is not null);
        var seen = stream.ReadUntilAsync(message => message.Case?.State == CaseState.Concluded);

        file = await _steps.StudiedAsync(await _steps.RegisteredAsync(file), "DIS-04");
        file = await _steps.DecidedAsync(file, i => i < 4 ? Outcome.ViolationDiscipline : Outcome.NotProven);
        file = await _steps.ForwardedAsync(await _steps.AnnouncedAsync(file), file.Persons.Take(4));
        await TrackWalk.In(world).ToEndAsync(file, async () => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(Office))).Case);
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
            .. Enumerable.Repeat((SubjectKind.CivilServant, "setda-64.01"), 3), .. Enumerable.Repeat((SubjectKind.VillageHead, ""), 3),
        ]);
        var file = (await world.Cases.RaiseCaseAsync(finding, world.As(Office))).Case;
        await Eventually.Be(() => Expectation.TasksOfAsync(world, "bkpsdm-64.01", file.Id), tasks => tasks.Count(task => task.Step == "identify-person") == 3);

        file = (await world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, world.As(Office))).Case;
        file = await _steps.StudiedAsync(file, "DIS-04", "VIL-29");
        file = await _steps.DecidedAsync(file, i => i < 3 ? Outcome.ViolationDiscipline : Outcome.OtherLaw);
        var both = await Errors.Refused(world.Procedure.ForwardCaseAsync(Forward(file, file.Persons), world.As(Office)));
        file = await _steps.ForwardedAsync(await _steps.ForwardedAsync(file, file.Persons.Take(3)), file.Persons.Skip(3));

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
        file = await _steps.DecidedAsync(await _steps.StudiedAsync(await _steps.RegisteredAsync(file), "DIS-06"), _ => Outcome.ViolationDiscipline);
        file = await _steps.ForwardedAsync(file, file.Persons);

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

        (await _steps.ForwardedAsync(before, before.Persons)).Forwardings[0].ReceiverOfficeId.ShouldBe("bkn-kanreg-01");
        (await Errors.Refused(world.Procedure.ForwardCaseAsync(Forward(after, after.Persons), world.As(Office)))).Reason().ShouldBe("CANDIDATES_ARE_FIXED");
        // What was to be traced is done with it.
        await Eventually.Be(
            () => Expectation.TasksOfAsync(world, Office, before.Id),
            tasks => tasks.Any(task => task.Step == "tracing" && task.State == Contracts.Agencies.V1.TaskState.Done));
    }

    [Fact]
    public async Task Lampung_Utara_the_published_number_is_given_found_as_people_write_it_and_a_suspected_crime_goes_to_the_police_within_a_day()
    {
        const string Office = "bawaslu-18.03";
        var file = (await world.Cases.RaiseCaseAsync(Request(CaseKind.Report, Contest.Regent, "18.03", [(SubjectKind.CivilServant, "setda-18.03")]), world.As(Office))).Case;
        file = await _steps.RegisteredAsync(file);

        file.OfficialNumber.ShouldBe(new OfficialNumber { Text = "001/Reg/LP/PB/Kab/08.07/X/2024" });
        foreach (var written in new[] { "001/Reg/LP/PB/Kab/08.07/X/2024", " 1/reg/lp/pb/kab/08.07/x/2024", "001/REG/LP/PB/KAB08.07/X2024" })
        {
            (await FoundAsync(written, Office)).ShouldBe([file.Id], written);
        }

        (await FoundAsync("001/Reg/LP/PB/Kab/08.07/X/2024", "bawaslu-18.04")).ShouldBeEmpty();

        file = await _steps.DecidedAsync(await _steps.StudiedAsync(file, "CRM-P71-1"), _ => Outcome.CrimeSuspected);
        var running = await _steps.ClockAsync(file, ClockKind.Forwarding);
        file = await _steps.ForwardedAsync(file, file.Persons);

        (running.Reckoning.Rule.Id, running.Reckoning.DueTime - running.Reckoning.StartTime, running.MetTime).ShouldBe(("DL-13", Duration.FromTimeSpan(TimeSpan.FromHours(24)), null));
        var met = await _steps.ClockAsync(file, ClockKind.Forwarding);
        (met.MetTime is not null, met.Overdue).ShouldBe((true, false));
        var letter = file.Forwardings.ShouldHaveSingleItem();
        (letter.ReceiverOfficeId, letter.RuleId).ShouldBe(("polres-18.03", "REC-CRIME"));

        // Gakkumdu: Bawaslu, police and prosecutor find that elements of the crime are missing.
        var track = (await TrackWalk.In(world).OfAsync(file)).ShouldHaveSingleItem();
        track.Kind.ShouldBe("crime");
        await TrackWalk.In(world).TakeAsync(track, "acknowledge");
        await TrackWalk.In(world).TakeAsync(track, "discuss");
        var stopped = await TrackWalk.In(world).TakeAsync(track, "stop-in-discussion");
        (stopped.State, stopped.EndTime is not null, string.Join(", ", stopped.Steps.Select(step => step.OfficeId))).ShouldBe(("STOPPED", true, $"polres-18.03, {Office}, {Office}"));
    }

    [Fact]
    public async Task Semarang_a_village_head_is_forwarded_to_the_village_office_of_the_regency_under_other_law()
    {
        const string Office = "bawaslu-33.22";
        var file = (await world.Cases.RaiseCaseAsync(Request(CaseKind.Report, Contest.Regent, "33.22", [(SubjectKind.VillageHead, "")]), world.As(Office))).Case;
        file = await _steps.RegisteredAsync(file);
        var discipline = await Errors.Refused(world.Procedure.AddAllegationAsync(
            new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, ViolationId = "DIS-04" }, world.As(Office)));
        file = await _steps.DecidedAsync(await _steps.StudiedAsync(file, "DIS-04", ofVillage: "VIL-29"), _ => Outcome.OtherLaw);
        file = await _steps.ForwardedAsync(await _steps.AnnouncedAsync(file), file.Persons);

        discipline.BadFields().ShouldBe(["violation_id"]);
        var letter = file.Forwardings.ShouldHaveSingleItem();
        (letter.ReceiverOfficeId, letter.RuleId).ShouldBe(("dpmd-33.22", "REC-VILLAGE"));
        (await _steps.ClockAsync(file, ClockKind.Forwarding)).Reckoning.Rule.Id.ShouldBe("DL-24");
        // Who is no civil servant is not looked for by a personnel office.
        var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, Office, file.Id), all => all.Count == 4);
        tasks.Select(task => task.Step).ShouldBe(["initial-study", "check-candidacy", "situation-note", "village.receive"], ignoreOrder: true);

        // The village office warns in writing, and the regency sees it.
        var track = (await TrackWalk.In(world).OfAsync(file)).ShouldHaveSingleItem();
        await TrackWalk.In(world).TakeAsync(track, "acknowledge");
        await TrackWalk.In(world).TakeAsync(track, "warn-in-writing", "VILLAGE_WARNING");
        await TrackWalk.In(world).TakeAsync(track, "close");
        var stand = await Eventually.Be(
            async () => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(Office))).Case.Tracks.SingleOrDefault(), seen => seen is { Ended: true });
        (stand!.Kind, stand.State, stand.ReceiverOfficeId).ShouldBe(("village", "CLOSED", "dpmd-33.22"));
        (await world.Procedure.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "15/X/2024" }, world.As(Office))).Case.State.ShouldBe(CaseState.Concluded);
    }

    private async Task<List<string>> FoundAsync(string number, string office) =>
        [.. (await world.Cases.ListCasesAsync(new ListCasesRequest { OfficialNumber = number }, world.As(office))).Cases.Select(file => file.Id)];
}

[Collection<OneCluster>]
public sealed class GoldenCasesOfCluster(ClusterWorld world) : GoldenCases(world);

[Collection<OneSandbox>]
public sealed class GoldenCasesOfSandbox(SandboxWorld world) : GoldenCases(world);
