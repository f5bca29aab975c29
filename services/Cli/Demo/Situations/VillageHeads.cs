using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>Three civil servants and three village heads of Paser in one case: village heads are no civil servants.</summary>
internal static class VillageHeads
{
    private const string Act = "Mengikuti kampanye pasangan calon bupati";

    public static Situation Situation { get; } = new("Paser: three civil servants and three village heads in one finding", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("Supervisors saw six people at a campaign on Saturday (temuan). Village heads (kepala desa) are no civil servants:");
        stage.Say("the personnel office has no files of them, so it is asked about three persons, KPU about all six.");
        var file = await stage.RaiseAsync("bawaslu-64.01", Stage.Request(CaseKind.Finding, Contest.Regent, "64.01",
            Persons.Named("Fajar Umpama", SubjectKind.CivilServant, "setda-64.01", "Kepala seksi", Act),
            Persons.Named("Ratna Contoh", SubjectKind.CivilServant, "setda-64.01", "Guru", Act),
            Persons.Named("Agus Andaian", SubjectKind.CivilServant, "setda-64.01", "Penyuluh pertanian", Act),
            Persons.Named("Karim Misal", SubjectKind.VillageHead, "", "Kepala desa", Act),
            Persons.Named("Suparno Fulan", SubjectKind.VillageHead, "", "Kepala desa", Act),
            Persons.Named("Halimah Sianu", SubjectKind.VillageHead, "", "Kepala desa", Act)));
        await stage.ExpectTasksAsync("Paser: three are to be identified, six checked; a finding must be set within seven days", file,
            new ExpectedTask("set-as-finding", "bawaslu-64.01", "2024-10-19T00:00+08:00", "Perbawaslu 8/2020"),
            new ExpectedTask("identify-person", "bkpsdm-64.01", "2024-10-17T00:00+08:00", "policy", Times: 3),
            new ExpectedTask("check-candidacy", "kpu-64.01", "2024-10-17T00:00+08:00", "policy", Times: 6),
            new ExpectedTask("situation-note", "kesbangpol-64.01", "2024-10-18T00:00+08:00", "policy"));
    }
}
