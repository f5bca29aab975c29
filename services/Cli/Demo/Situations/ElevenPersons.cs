using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>One report in Banjarbaru that names eleven persons: one number, a task about each.</summary>
internal static class ElevenPersons
{
    private const int Proven = 4;

    private static readonly string[] Names =
    [
        "Budi Misal", "Siti Contoh", "Rahman Umpama", "Nurul Andai", "Hadi Seumpama", "Dewi Misalnya",
        "Yusuf Contohan", "Lina Permisalan", "Taufik Fulan", "Mega Fulanah", "Iwan Sianu",
    ];

    public static Situation Situation { get; } = new("Banjarbaru: one report names eleven persons", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("A video shows eleven civil servants of the city at one table with a candidate for mayor (calon wali kota).");
        var persons = Names.Select(name => Persons.Named(name, SubjectKind.CivilServant, "setda-63.72", "Staf", "Menghadiri pertemuan tim pemenangan")).ToArray();
        var file = await stage.RaiseAsync("bawaslu-63.72", Stage.Request(CaseKind.Report, Contest.Mayor, "63.72", persons));
        await stage.ExpectTasksAsync("Banjarbaru: one study, one situation note, and two tasks about each of the eleven", file,
            new ExpectedTask("initial-study", "bawaslu-63.72", "2024-10-17T00:00+08:00", "Perbawaslu 8/2020 jo 9/2024"),
            new ExpectedTask("identify-person", "bkpsdm-63.72", "2024-10-17T00:00+08:00", "policy", Times: 11),
            new ExpectedTask("check-candidacy", "kpu-63.72", "2024-10-17T00:00+08:00", "policy", Times: 11),
            new ExpectedTask("situation-note", "kesbangpol-63.72", "2024-10-18T00:00+08:00", "policy"));
        await Procedure.StudyAsync(stage, file, "Sebelas terlapor, bukti video, syarat terpenuhi");
        var number = await Procedure.RegisterAsync(stage, file);
        stage.Say($"The case is registered once for all eleven: {number.Text}");
        stage.Expect("Banjarbaru: one official number, with Bawaslu's own code of the city (22.02)",
            number is { Text: "001/Reg/LP/PW/Kota/22.02/X/2024", Provisional: false }, number.Text);
        var decided = await Procedure.DecideAsync(stage, file, "DIS-04", Proven);
        var forwarded = await Procedure.ForwardAsync(stage, decided, "14/PM.05/X/2024", decided.Persons.Take(Proven));
        var letter = forwarded.Forwardings[^1];
        stage.Say($"The plenary (rapat pleno) decides about each: four go to {letter.ReceiverOfficeId} by rule {letter.RuleId}, of seven it is not proven.");
        stage.Expect("Banjarbaru: four of eleven forwarded to the regional office of BKN in Banjarbaru, all under that number",
            forwarded.State == CaseState.Forwarded && letter.ReceiverOfficeId == "bkn-kanreg-08" && letter.PersonIds.Count == Proven && forwarded.OfficialNumber.Text == number.Text, letter.ReceiverOfficeId);
        await FollowAsync(stage, forwarded);
    }

    /// <summary>What becomes of the first of them, as Banjarbaru sees it.</summary>
    private static async Task FollowAsync(Stage stage, Case file)
    {
        var (tracks, office) = (stage.Network.Tracks, stage.Network.As(file.HandlingOfficeId));
        var opened = await stage.UntilAsync(async () => (await tracks.ListTracksAsync(new ListTracksRequest { CaseId = file.Id }, office)).Tracks, found => found.Count == Proven);
        stage.Expect("Banjarbaru: each of the four has a track at BKN, with a task and a clock there", opened.Count == Proven && opened.All(track => track.State == "SENT"), $"{opened.Count}");
        foreach (var step in new[] { "acknowledge", "recommend", "notify-employer" })
        {
            await tracks.AdvanceTrackAsync(
                new AdvanceTrackRequest { RequestId = Stage.NewId(), TrackId = opened[0].Id, Step = step, DocumentNumber = "77/BKN/X/2024" }, stage.Network.As(opened[0].ReceiverOfficeId));
        }

        var seen = await stage.UntilAsync(
            async () => (await stage.Network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, office)).Case.Tracks.FirstOrDefault(), stand => stand?.State == "EMPLOYER_NOTIFIED");
        stage.Say("BKN confirms receipt, recommends, and passes it on to the employer, whose personnel office has 14 working days.");
        stage.Expect("Banjarbaru sees where the person stands at BKN: passed on to the employer", seen?.State == "EMPLOYER_NOTIFIED", seen?.State ?? "nothing");
        var employer = (await stage.TasksOfAsync(file)).Where(task => task.Step == "personnel.follow-up").ToList();
        stage.Expect("the personnel office of Banjarbaru must act until 2 November, by a policy that says it is one",
            employer.Count == 1 && employer[0].OfficeId == "bkpsdm-63.72" && employer[0].DueTime.ToDateTimeOffset() == DateTimeOffset.Parse("2024-11-02T00:00+08:00", null) && employer[0].Deadline.Basis == "policy",
            string.Join("; ", employer.Select(task => $"{task.OfficeId} {task.DueTime}")));
    }
}
