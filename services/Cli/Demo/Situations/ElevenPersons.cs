using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

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
    }
}
